using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Avinode.Mcp;

/// <summary>
/// SQLite's native library. Compiled to machine code the program carries it as a resource and loads it from memory; nothing is unpacked to
/// the disk.
/// </summary>
internal static partial class SqliteLibrary
{
    private const string Name = "libe_sqlite3.so";
    private const uint CloseOnExec = 1;

    /// <summary>Uses the library that is embedded; where none is, .NET finds it beside the program.</summary>
    public static void UseOwn()
    {
        if (typeof(SqliteLibrary).Assembly.GetManifestResourceInfo(Name) is not null)
        {
            NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Load);
        }
    }

    private static nint Load(string name, Assembly assembly, DllImportSearchPath? paths)
    {
        using var inside = typeof(SqliteLibrary).Assembly.GetManifestResourceStream(Name)!;
        using var memory = new SafeFileHandle(CreateInMemory(Name, CloseOnExec), ownsHandle: true);
        if (memory.IsInvalid)
        {
            throw new DllNotFoundException($"SQLite could not be put into memory: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        using var file = new FileStream(memory, FileAccess.Write, bufferSize: 0);
        inside.CopyTo(file);
        return NativeLibrary.Load($"/proc/self/fd/{memory.DangerousGetHandle()}");
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int CreateInMemory(string name, uint flags);
}
