namespace Avinode.Testing;

/// <summary>PostgreSQL's programs, which Debian keeps off the PATH.</summary>
public static class PostgresInstallation
{
    /// <summary>The folder that holds <c>initdb</c> and <c>pg_ctl</c>; null when PostgreSQL is not installed.</summary>
    public static string? Programs { get; } = Candidates()
        .FirstOrDefault(folder => new[] { "initdb", "pg_ctl", "psql" }.All(program => File.Exists(Path.Combine(folder, program))));

    /// <summary>
    /// Why a test that needs PostgreSQL is skipped. Null when it runs; with <c>CI=true</c> it always does, for there everything must be
    /// installed.
    /// </summary>
    public static string? WhyNot { get; } =
        Programs is null && Environment.GetEnvironmentVariable("CI") is not "true" ? "PostgreSQL is not installed" : null;

    private static IEnumerable<string> Candidates()
    {
        const string debian = "/usr/lib/postgresql";
        string[] versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(versions.OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")));
    }
}
