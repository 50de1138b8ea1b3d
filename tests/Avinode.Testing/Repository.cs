namespace Avinode.Testing;

/// <summary>
/// The working copy that the tests were built from. It is found upwards from the test assembly, because reproducible builds replace the
/// paths that the compiler knows (<c>[CallerFilePath]</c>) with <c>/_/</c>.
/// </summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Avinode.Mcp.sln</c>.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The full path of a file or folder, given from the root with slashes.</summary>
    public static string Path(string relativePath) => System.IO.Path.Combine(Root, relativePath);

    /// <summary>All files below a folder that were not made by a build, as paths from the root with slashes.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(Path(folder), pattern, SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Avinode.Mcp.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run from within the repository.");
    }
}
