using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Avinode.Bookings;

/// <summary>
/// A SQLite file, or a private database in memory. Connections stay open with their settings made and verified. Within the process
/// writers queue here, in turn; between processes they queue at the file's lock.
/// </summary>
internal sealed class SqliteDatabase(string? path, IReadOnlyList<Migration>? migrations = null, TimeSpan? patience = null)
    : Database(migrations ?? Migration.Embedded("Sqlite"))
{
    // SQLite's own LIKE and LOWER know no case beyond ASCII.
    private const string ContainsFunction = "contains_text";

    // A failure is not kept: the next one who opens a database tries again.
    private static readonly Lazy<bool> Library = new(
        () =>
        {
            SQLitePCL.Batteries_V2.Init();
            return true;
        },
        LazyThreadSafetyMode.PublicationOnly);

    // How long a writer waits for another process.
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromSeconds(5);

    private readonly string? _path = path is null ? null : Path.GetFullPath(path);
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _turn = new(1, 1);

    public override bool MayHoldBookings => IsOpen || File.Exists(_path);

    // BEGIN IMMEDIATE has locked already.
    internal override string LockForMigration =>
        """
        CREATE TABLE IF NOT EXISTS schema_migrations (
          version INTEGER PRIMARY KEY,
          name TEXT NOT NULL,
          applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        ) STRICT
        """;

    // There is only ever one writer.
    internal override string SkipTaken => "";

    internal override string Contains(string column, string parameter) => $"{ContainsFunction}({column}, {parameter})";

    internal override DbCommand Statement(DbConnection connection, string sql) => ((SqliteSession)connection).Prepared(sql);

    // Serializable is BEGIN IMMEDIATE: a read that becomes a write would wait out the whole time-out for nothing.
    internal override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken).AsTask();

    internal override ChangeNotifier OpenNotifier(TimeProvider clock) => new(clock);

    // Moves the log into the database and empties it: secure_delete has zeroed the database, and old pages stay only in the log.
    internal override async Task ScrubAsync(CancellationToken cancellationToken)
    {
        var busy = await ReadAsync("PRAGMA wal_checkpoint(TRUNCATE)", [], row => row.GetInt64(0), cancellationToken);
        if (busy is not [0])
        {
            throw new StoreUnavailableException(
                "The database's log could not be emptied, for another process is reading it. Do it again.", inDoubt: false);
        }
    }

    private protected override object EncodeTime(DateTimeOffset time) => Timestamp.Of(time);

    private protected override object EncodeMoney(decimal money) => money.ToString("0.00", CultureInfo.InvariantCulture);

    private protected override object EncodeId(Guid id) => id.ToString("D");

    private protected override void Prepare()
    {
        try
        {
            _ = Library.Value;
        }
        catch (DllNotFoundException missing)
        {
            var why = missing.Message.Split('\n')[0].TrimEnd();
            throw new StoreUnavailableException(
                $"SQLite's own library cannot be loaded ({why}). Give the program access to /proc, or use PostgreSQL.",
                inDoubt: false,
                missing);
        }

        if (_path is not null)
        {
            SqliteFile.Create(_path);
        }
    }

    private protected override async Task<T> UseAsync<T>(
        bool exclusive, Func<DbConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        var alone = exclusive || _path is null;
        if (alone)
        {
            await _turn.WaitAsync(cancellationToken);
        }

        try
        {
            return await LendAsync(use, cancellationToken);
        }
        finally
        {
            if (alone)
            {
                _turn.Release();
            }
        }
    }

    private protected override Exception Translate(DbException fault, bool committing) =>
        SqliteErrors.Translate((SqliteException)fault, committing);

    private protected override async ValueTask CloseAsync()
    {
        while (_idle.TryTake(out var connection))
        {
            await connection.DisposeAsync();
        }

        _turn.Dispose();
    }

    private async Task<T> LendAsync<T>(Func<DbConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        var connection = _idle.TryTake(out var idle) ? idle : await ConnectAsync(cancellationToken);
        var sound = false;
        try
        {
            var result = await use(connection);
            sound = true;
            return result;
        }
        finally
        {
            // A database in memory lives as long as its one connection; whoever began a transaction has rolled it back.
            if (sound || _path is null)
            {
                _idle.Add(connection);
            }
            else
            {
                await connection.DisposeAsync();
            }
        }
    }

    private async Task<SqliteSession> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteSession(new SqliteConnectionStringBuilder
        {
            DataSource = _path ?? ":memory:",
            Mode = SqliteOpenMode.ReadWriteCreate,
            // The provider's pool forgets nothing but tells nobody whether the settings were made.
            Pooling = false,
            // Whole seconds, and 0 would be for ever.
            DefaultTimeout = Math.Max(1, (int)_patience.TotalSeconds),
        }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            connection.CreateFunction<string?, string?, bool>(
                ContainsFunction,
                (text, part) => part is not null && text?.Contains(part, StringComparison.OrdinalIgnoreCase) is true,
                isDeterministic: true);
            await SqlitePragmas.MakeAsync(connection, _patience, inMemory: _path is null, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
