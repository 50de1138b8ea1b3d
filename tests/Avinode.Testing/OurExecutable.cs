namespace Avinode.Testing;

/// <summary>Our own programs, as the build puts them beside the tests that reference them.</summary>
public static class OurExecutable
{
    /// <summary>The full path of a program, for example of <c>avinode-mcp</c>.</summary>
    /// <exception cref="FileNotFoundException">The test project does not reference the program's project.</exception>
    public static string Path(string name)
    {
        var path = System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? name + ".exe" : name);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{name} is not beside the tests: reference its project from the test project.", path);
    }
}
