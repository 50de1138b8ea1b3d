namespace Avinode.Bookings;

/// <summary>The file of a SQLite database, which nobody but its owner may read. What exists already is left as it is.</summary>
internal static class SqliteFile
{
    /// <summary>Makes the folder (0700) and the file (0600), so that SQLite gives its log the same mode.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be made.</exception>
    public static void Create(string path)
    {
        try
        {
            CreateFolder(Path.GetDirectoryName(path)!);
            if (!File.Exists(path))
            {
                File.Open(path, NewPrivateFile(FileMode.OpenOrCreate)).Dispose();
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The database {path} cannot be made: {fault.Message}", inDoubt: false, fault);
        }
    }

    /// <summary>Options for a file with mode 0600. Others may have it open.</summary>
    public static FileStreamOptions NewPrivateFile(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>Makes a folder with mode 0700, and those above it.</summary>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
