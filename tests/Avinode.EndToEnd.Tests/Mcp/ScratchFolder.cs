namespace Avinode.EndToEnd.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("avinode-tests-");

    public string Path => _folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string[] Files(string pattern) => Directory.GetFiles(Path, pattern);

    public void Dispose() => _folder.Delete(recursive: true);
}
