using System.Data.Common;
using SqlParameters = System.Collections.Generic.IEnumerable<(string Name, object? Value)>;

namespace Avinode.Bookings;

/// <summary>
/// A database and its connections. Nothing is opened before the first use; a failed opening is tried again by the next one. Faults of the
/// driver leave it as <see cref="StoreUnavailableException"/> or <see cref="DuplicateBookingException"/>, or as an
/// <see cref="InvalidOperationException"/> where a value cannot be kept at all; without a secret in their texts.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly IReadOnlyList<Migration> _migrations;
    private volatile bool _open;

    private protected Database(IReadOnlyList<Migration> migrations) => _migrations = migrations;

    /// <summary>The SQLite file in the user's data folder.</summary>
    public static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "avinode", "bookings.db");

    /// <summary>False while it is certain, without opening anything, that nothing is kept yet.</summary>
    public virtual bool MayHoldBookings => true;

    private protected bool IsOpen => _open;

    /// <summary>Makes a database, without any input or output: the first call opens it and brings its schema up to date.</summary>
    /// <param name="address">A PostgreSQL connection string, the path of a SQLite file, or null for a private one in memory.</param>
    /// <exception cref="InvalidSettingsException">The connection string cannot be read.</exception>
    public static Database Open(string? address)
    {
        if (address?.Contains("://", StringComparison.Ordinal) is true)
        {
            throw new InvalidSettingsException(
                ["AVINODE_DATABASE is an address: write it as a file path, or as Host=…;Database=…;Username=…;Password=…"]);
        }

        return IsPostgres(address) ? new PostgresDatabase(address!) : new SqliteDatabase(address);
    }

    /// <summary>Whether it is a PostgreSQL connection string, <c>Host=…;Database=…</c>, rather than a file path.</summary>
    public static bool IsPostgres(string? address) => address is not null
        && address.Split(';').Any(part => part.Split('=') is [var key, _, ..] && key.Trim().ToUpperInvariant() is "HOST" or "SERVER");

    /// <summary>Reads outside of a transaction.</summary>
    internal Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken) =>
        RunAsync(exclusive: false, read, isCommitting: () => false, cancellationToken);

    /// <summary>Writes in one transaction, which is durable when the call returns. Once the commit has begun it is not cancelled.</summary>
    internal Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken)
    {
        var committing = false;
        return RunAsync(exclusive: true, CommitAsync, () => committing, cancellationToken);

        async Task<T> CommitAsync(DbConnection connection)
        {
            await using var transaction = await BeginAsync(connection, cancellationToken);
            var result = await write(connection);
            cancellationToken.ThrowIfCancellationRequested();
            committing = true;
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
    }

    /// <summary>A command, to be disposed after use, whose text will be used again.</summary>
    internal virtual DbCommand Statement(DbConnection connection, string sql) => connection.Command(sql);

    /// <summary>A <see cref="Statement"/> with its parameters, whose values are encoded here.</summary>
    internal DbCommand Command(DbConnection connection, string sql, SqlParameters parameters) =>
        parameters.Aggregate(Statement(connection, sql), (command, each) => command.With(each.Name, Encode(each.Value)));

    /// <summary>Reads the rows of one statement, outside of a transaction.</summary>
    internal Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql, SqlParameters parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        ReadAsync(connection => ListAsync(connection, sql, parameters, read, cancellationToken), cancellationToken);

    /// <summary>Runs one statement that changes rows, durably, and reads what it returns.</summary>
    internal Task<IReadOnlyList<T>> WriteAsync<T>(
        string sql, SqlParameters parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        WriteAsync(connection => ListAsync(connection, sql, parameters, read, cancellationToken), cancellationToken);

    /// <summary>Runs one statement that changes rows, durably.</summary>
    /// <returns>The number of rows that it changed.</returns>
    internal Task<int> WriteAsync(string sql, SqlParameters parameters, CancellationToken cancellationToken) =>
        WriteAsync(connection => Command(connection, sql, parameters).RunAsync(cancellationToken), cancellationToken);

    /// <summary>Within a transaction: waits until no other process migrates, and creates <c>schema_migrations</c> if need be.</summary>
    internal abstract string LockForMigration { get; }

    /// <summary>Ends a sub-select of rows that an update takes: rows that somebody else is taking are passed over.</summary>
    internal abstract string SkipTaken { get; }

    /// <summary>A condition: the column holds the parameter, without regard to case.</summary>
    internal abstract string Contains(string column, string parameter);

    /// <summary>A value as the driver takes it: times cut to milliseconds, money rounded to cents, alike in both databases.</summary>
    internal object Encode(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => EncodeTime(time.ToUniversalTime().AddTicks(-(time.UtcTicks % TimeSpan.TicksPerMillisecond))),
        decimal money => EncodeMoney(decimal.Round(money, 2, MidpointRounding.AwayFromZero)),
        Guid id => EncodeId(id),
        ReadOnlyMemory<byte> bytes => bytes.ToArray(),
        _ => value,
    };

    /// <summary>Makes sure that nothing of what was overwritten can be read from the files.</summary>
    internal abstract Task ScrubAsync(CancellationToken cancellationToken);

    /// <summary>Opens what tells that lines of history were added.</summary>
    internal abstract ChangeNotifier OpenNotifier(TimeProvider clock);

    /// <summary>Begins a transaction that may write.</summary>
    internal abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _opening.Dispose();
        await CloseAsync();
    }

    private protected abstract object EncodeTime(DateTimeOffset time);
    private protected abstract object EncodeMoney(decimal money);
    private protected abstract object EncodeId(Guid id);
    private protected abstract ValueTask CloseAsync();

    /// <summary>Lends a connection. After a fault it is not lent again.</summary>
    private protected abstract Task<T> UseAsync<T>(bool exclusive, Func<DbConnection, Task<T>> use, CancellationToken cancellationToken);

    /// <summary>What must hold before the first connection is made.</summary>
    private protected virtual void Prepare()
    {
    }

    /// <summary>Reads back what the schema promises, once it is up to date.</summary>
    private protected virtual Task VerifyAsync(DbConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;

    private protected abstract Exception Translate(DbException fault, bool committing);

    /// <summary>Whether the fault may be of a connection that had ended unnoticed since it was last lent.</summary>
    private protected virtual bool IsStale(DbException fault) => false;

    private async Task<IReadOnlyList<T>> ListAsync<T>(
        DbConnection connection, string sql, SqlParameters parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        await Command(connection, sql, parameters).ListAsync(read, cancellationToken);

    private async Task<T> RunAsync<T>(
        bool exclusive, Func<DbConnection, Task<T>> use, Func<bool> isCommitting, CancellationToken cancellationToken)
    {
        for (var first = true; ; first = false)
        {
            try
            {
                await OpenAsync(cancellationToken);
                return await UseAsync(exclusive, use, cancellationToken);
            }
            catch (DbException fault) when (first && !isCommitting() && IsStale(fault))
            {
                // What was not committed left nothing behind: once more, on a new connection.
            }
            catch (DbException fault)
            {
                throw Translate(fault, isCommitting());
            }
        }
    }

    private async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (_open)
        {
            return;
        }

        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (!_open)
            {
                Prepare();
                _open = await UseAsync(exclusive: true, MigrateAsync, cancellationToken);
            }
        }
        finally
        {
            _opening.Release();
        }

        async Task<bool> MigrateAsync(DbConnection connection)
        {
            await Migration.ApplyAsync(_migrations, this, connection, cancellationToken);
            await VerifyAsync(connection, cancellationToken);
            return true;
        }
    }
}
