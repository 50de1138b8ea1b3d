namespace Avinode.Testing;

/// <summary>
/// Our own programs, as the build puts them beside the tests that reference them; or as they were published, where
/// <c>PUBLISHED_PROGRAMS</c> names that folder.
/// </summary>
public static class OurExecutable
{
    private static readonly string? Published = Environment.GetEnvironmentVariable("PUBLISHED_PROGRAMS");

    /// <summary>The full path of a program, for example of <c>avinode-mcp</c>.</summary>
    /// <exception cref="FileNotFoundException">The test project does not reference the program's project.</exception>
    public static string Path(string name)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        if (Published is not null && System.IO.Path.Combine(Published, file) is var published && File.Exists(published))
        {
            return published;
        }

        var path = System.IO.Path.Combine(AppContext.BaseDirectory, file);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{name} is not beside the tests: reference its project from the test project.", path);
    }
}
