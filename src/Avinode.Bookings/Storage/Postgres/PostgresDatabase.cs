using System.Data.Common;
using Npgsql;

namespace Avinode.Bookings;

/// <summary>A PostgreSQL database, which any number of processes and machines may share.</summary>
internal sealed class PostgresDatabase : Database
{
    private readonly NpgsqlDataSource _source;

    /// <exception cref="InvalidSettingsException">The connection string cannot be read. The text does not repeat it.</exception>
    public PostgresDatabase(string connectionString, IReadOnlyList<Migration>? migrations = null)
        : base(new PostgresDialect(), migrations) => _source = Source(connectionString);

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(cancellationToken);

    public override ChangeNotifier OpenNotifier(TimeProvider clock) => new PostgresChangeNotifier(_source, clock);

    protected override async Task<T> UseAsync<T>(bool exclusive, Func<DbConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        return await use(connection);
    }

    protected override Task VerifyAsync(DbConnection connection, CancellationToken cancellationToken) => PostgresChecks.VerifyAsync(connection, cancellationToken);

    protected override Exception Translate(DbException fault, bool committing) => PostgresErrors.Translate(fault, committing);

    protected override bool IsStale(DbException fault) => PostgresErrors.IsLostConnection(fault);

    protected override ValueTask CloseAsync() => _source.DisposeAsync();

    private static NpgsqlDataSource Source(string connectionString)
    {
        try
        {
            var builder = new NpgsqlSlimDataSourceBuilder(connectionString);
            builder.EnableTransportSecurity();
            builder.ConnectionStringBuilder.ApplicationName ??= "avinode";
            // Details quote whole rows.
            builder.ConnectionStringBuilder.IncludeErrorDetail = false;
            return builder.Build();
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidOperationException or NotSupportedException)
        {
            // Not passed on: its text may quote a part of the password as a key that is not known.
            throw new InvalidSettingsException(["AVINODE_DATABASE cannot be read as a PostgreSQL connection string: write Host=…;Database=…;Username=…;Password=… and quote values that hold a semicolon"]);
        }
    }
}
