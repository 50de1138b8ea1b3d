using Xunit;

namespace Avinode.Testing;

/// <summary>
/// A fact that needs a program on the PATH. Where it is missing the test is skipped and says so; with <c>CI=true</c> the test runs, and
/// fails, for there everything must have been installed.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWhenInstalledAttribute : FactAttribute
{
    /// <summary>Needs this program.</summary>
    public FactWhenInstalledAttribute(string program)
    {
        Program = program;
        if (Environment.GetEnvironmentVariable("CI") is not "true" && !IsInstalled(program))
        {
            Skip = $"{program} is not installed";
        }
    }

    /// <summary>The program's name without a path.</summary>
    public string Program { get; }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
