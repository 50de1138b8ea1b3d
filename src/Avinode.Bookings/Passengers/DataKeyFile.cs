using System.Runtime.InteropServices;

namespace Avinode.Bookings;

/// <summary>
/// The file that holds the key where none is set. It is written under another name and then linked to its own, which exactly one process
/// can do: it appears whole or not at all, and programs that start at once agree on one key.
/// </summary>
internal static partial class DataKeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="InvalidSettingsException">Others may read it, or it can be neither read nor made.</exception>
    public static string ReadOrCreate(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                Create(path);
            }

            Check(path);
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingsException(
                [$"The key file {path} can be neither read nor made ({fault.GetType().Name}): "
                    + "make it readable, or set AVINODE_DATA_KEY"]);
        }
    }

    private static void Create(string path)
    {
        SqliteFile.CreateFolder(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var file = File.Open(draft, SqliteFile.NewPrivateFile(FileMode.CreateNew)))
            using (var writer = new StreamWriter(file))
            {
                writer.Write(DataKey.Create().Export());
                writer.Flush();
                file.Flush(flushToDisk: true);
            }

            Publish(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void Publish(string draft, string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                File.Move(draft, path, overwrite: false);
            }
            else if (Link(draft, path) != 0)
            {
                throw new IOException(Marshal.GetLastPInvokeErrorMessage());
            }
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first: its key is the one.
        }
    }

    private static void Check(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) is var more and not UnixFileMode.None)
        {
            throw new InvalidSettingsException(
                [$"The key file {path} is open to others ({more}): run chmod 600 on it, and replace the key if they may have read it"]);
        }
    }

    // .NET's own File.Move looks first and moves then, so that two processes could both believe that they made the file.
    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string added);
}
