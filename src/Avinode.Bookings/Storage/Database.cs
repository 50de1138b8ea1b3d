using System.Data.Common;

namespace Avinode.Bookings;

/// <summary>
/// A database and its connections. Nothing is opened before the first use; a failed opening is tried again by the next one. Faults of the
/// driver leave it as <see cref="StoreUnavailableException"/> or <see cref="DuplicateBookingException"/>, or as an
/// <see cref="InvalidOperationException"/> where a value cannot be kept at all; without a secret in their texts.
/// </summary>
internal abstract class Database(Dialect dialect, IReadOnlyList<Migration>? migrations) : IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly IReadOnlyList<Migration> _migrations = migrations ?? Migration.Embedded(dialect.Migrations);
    private volatile bool _open;

    public Dialect Dialect { get; } = dialect;

    /// <summary>False while it is certain, without opening anything, that nothing is kept yet.</summary>
    public virtual bool MayHoldBookings => true;

    protected bool IsOpen => _open;

    /// <summary>Reads outside of a transaction.</summary>
    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken) =>
        RunAsync(exclusive: false, read, isCommitting: () => false, cancellationToken);

    /// <summary>Writes in one transaction, which is durable when the call returns. Once the commit has begun it is not cancelled.</summary>
    public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken)
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
    public virtual DbCommand Statement(DbConnection connection, string sql) => connection.Command(sql);

    /// <summary>A <see cref="Statement"/> with its parameters, whose values are encoded here.</summary>
    public DbCommand Command(DbConnection connection, string sql, IEnumerable<(string Name, object? Value)> parameters) =>
        parameters.Aggregate(Statement(connection, sql), (command, each) => command.With(each.Name, Dialect.Encode(each.Value)));

    /// <summary>Reads the rows of one statement, outside of a transaction.</summary>
    public Task<IReadOnlyList<T>> ReadAsync<T>(string sql, IEnumerable<(string Name, object? Value)> parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<T>>(async connection => await Command(connection, sql, parameters).ListAsync(read, cancellationToken), cancellationToken);

    /// <summary>Runs one statement that changes rows, durably, and reads what it returns.</summary>
    public Task<IReadOnlyList<T>> WriteAsync<T>(string sql, IEnumerable<(string Name, object? Value)> parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        WriteAsync<IReadOnlyList<T>>(async connection => await Command(connection, sql, parameters).ListAsync(read, cancellationToken), cancellationToken);

    /// <summary>Runs one statement that changes rows, durably.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public Task<int> WriteAsync(string sql, IEnumerable<(string Name, object? Value)> parameters, CancellationToken cancellationToken) =>
        WriteAsync(connection => Command(connection, sql, parameters).RunAsync(cancellationToken), cancellationToken);

    /// <summary>Opens what tells that lines of history were added.</summary>
    public abstract ChangeNotifier OpenNotifier(TimeProvider clock);

    /// <summary>Begins a transaction that may write.</summary>
    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _opening.Dispose();
        await CloseAsync();
    }

    /// <summary>Lends a connection. After a fault it is not lent again.</summary>
    protected abstract Task<T> UseAsync<T>(bool exclusive, Func<DbConnection, Task<T>> use, CancellationToken cancellationToken);

    /// <summary>What must hold before the first connection is made.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>Reads back what the schema promises, once it is up to date.</summary>
    protected virtual Task VerifyAsync(DbConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;

    protected abstract Exception Translate(DbException fault, bool committing);

    /// <summary>Whether the fault may be of a connection that had ended unnoticed since it was last lent.</summary>
    protected virtual bool IsStale(DbException fault) => false;

    protected abstract ValueTask CloseAsync();

    private async Task<T> RunAsync<T>(bool exclusive, Func<DbConnection, Task<T>> use, Func<bool> isCommitting, CancellationToken cancellationToken)
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
            await Migrator.MigrateAsync(this, connection, _migrations, cancellationToken);
            await VerifyAsync(connection, cancellationToken);
            return true;
        }
    }
}
