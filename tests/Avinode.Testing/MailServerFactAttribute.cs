using Xunit;

namespace Avinode.Testing;

/// <summary>
/// A fact that needs a real mail server, Debian's package python3-aiosmtpd; skipped, with the reason, where it is missing. With
/// <c>CI=true</c> it runs, for there everything must be installed.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MailServerFactAttribute : FactAttribute
{
    private const string Program = "/usr/bin/aiosmtpd";
    private string? _skip;

    /// <summary>Whether PostgreSQL is needed as well.</summary>
    public bool NeedsPostgres { get; set; }

    /// <inheritdoc />
    public override string? Skip
    {
        get => _skip
            ?? (File.Exists(Program) || Environment.GetEnvironmentVariable("CI") is "true" ? null : "python3-aiosmtpd is not installed")
            ?? (NeedsPostgres ? PostgresInstallation.WhyNot : null);
        set => _skip = value;
    }
}
