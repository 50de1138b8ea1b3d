using System.Data.Common;
using System.Diagnostics;
using System.Text;
using Avinode.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Avinode.EndToEnd.Tests;

/// <summary>A database of a test's own, which it takes away and gives back.</summary>
public abstract class FailingDatabase : IAsyncDisposable
{
    public const string Locked = "locked";
    public const string DiskFull = "disk full";
    public const string Killed = "killed";

    /// <summary>The value of <c>AVINODE_DATABASE</c>.</summary>
    public abstract string Setting { get; }

    public static async Task<FailingDatabase> OpenAsync(string database, string outage) => (database, outage) switch
    {
        ("SQLite", Locked) => new LockedFile(),
        ("SQLite", DiskFull) => new FullDisk(),
        ("PostgreSQL", Killed) => await KilledServer.StartAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(outage), outage, "not an outage of this database"),
    };

    public abstract Task TakeAwayAsync();

    public abstract Task GiveBackAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Every byte of its files, the log of changes among them where it is asked for, one character each.</summary>
    public abstract Task<string> BytesAsync(bool withLog);

    /// <summary>The encrypted passengers of its one booking, as <see cref="BytesAsync"/> would show them.</summary>
    public async Task<string> SealedPassengersAsync()
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var read = connection.CreateCommand();
        read.CommandText = "SELECT passengers FROM bookings";
        return Encoding.Latin1.GetString((byte[])(await read.ExecuteScalarAsync())!);
    }

    protected abstract DbConnection Connect();

    private static string Bytes(string folder) =>
        string.Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path =>
        {
            using var file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.Latin1);
            return reader.ReadToEnd();
        }));

    /// <summary>PostgreSQL, all of whose processes are killed, and which recovers from its log.</summary>
    private sealed class KilledServer(PostgresServer server, string setting) : FailingDatabase
    {
        public override string Setting => setting;

        public static async Task<FailingDatabase> StartAsync()
        {
            var server = await PostgresServer.StartAsync();
            return new KilledServer(server, await server.CreateDatabaseAsync());
        }

        public override Task TakeAwayAsync() => server.KillAsync();

        public override Task GiveBackAsync() => server.StartAgainAsync();

        public override ValueTask DisposeAsync() => server.DisposeAsync();

        public override async Task<string> BytesAsync(bool withLog)
        {
            await server.RunSqlAsync("postgres", "CHECKPOINT");
            return Bytes(withLog ? server.DataFolder : Path.Combine(server.DataFolder, "base"));
        }

        protected override DbConnection Connect() => new NpgsqlConnection(setting);
    }

    /// <summary>A SQLite file in which another program began to write and does not end.</summary>
    private sealed class LockedFile : FailingDatabase
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("avinode-locked-");
        private readonly SqliteConnection _other;

        public LockedFile() => _other = (SqliteConnection)Connect();

        public override string Setting => Path.Combine(_folder.FullName, "bookings.db");

        public override async Task TakeAwayAsync()
        {
            await _other.OpenAsync();
            await using var begin = _other.CreateCommand();
            begin.CommandText = "BEGIN EXCLUSIVE";
            await begin.ExecuteNonQueryAsync();
        }

        public override Task GiveBackAsync() => _other.CloseAsync();

        public override async ValueTask DisposeAsync()
        {
            await _other.DisposeAsync();
            _folder.Delete(recursive: true);
        }

        public override Task<string> BytesAsync(bool withLog) => Task.FromResult(Bytes(_folder.FullName));

        protected override DbConnection Connect() => new SqliteConnection($"Data Source={Setting};Pooling=False");
    }

    /// <summary>A SQLite file on a small disk that is filled up.</summary>
    private sealed class FullDisk : FailingDatabase
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("avinode-disk-");

        public FullDisk() => Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", _folder.FullName);

        public override string Setting => Path.Combine(_folder.FullName, "bookings.db");

        private string Filler => Path.Combine(_folder.FullName, "filler");

        public override async Task TakeAwayAsync()
        {
            await using var filler = File.Create(Filler, bufferSize: 0);
            var page = new byte[4096];
            try
            {
                while (true)
                {
                    await filler.WriteAsync(page);
                }
            }
            catch (IOException)
            {
                // Full.
            }
        }

        public override Task GiveBackAsync()
        {
            File.Delete(Filler);
            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync()
        {
            Run("umount", _folder.FullName);
            _folder.Delete();
            return ValueTask.CompletedTask;
        }

        public override Task<string> BytesAsync(bool withLog) => Task.FromResult(Bytes(_folder.FullName));

        protected override DbConnection Connect() => new SqliteConnection($"Data Source={Setting};Pooling=False");

        private static void Run(string program, params string[] arguments)
        {
            using var process = Process.Start(program, arguments);
            process.WaitForExit();
            process.ExitCode.Should().Be(0, "{0} {1} should work", program, string.Join(' ', arguments));
        }
    }
}
