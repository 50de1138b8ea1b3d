using System.Data.Common;
using Npgsql;

namespace Avinode.Bookings;

/// <summary>
/// A PostgreSQL database, which any number of processes and machines may share. The role that first opens it owns the tables and is the one
/// that row level security lets in: use the same role everywhere, neither a superuser nor one with BYPASSRLS, to which PostgreSQL does not
/// apply it.
/// </summary>
internal sealed class PostgresDatabase : Database
{
    private readonly NpgsqlDataSource _source;

    /// <exception cref="InvalidSettingsException">The connection string cannot be read. The text does not repeat it.</exception>
    public PostgresDatabase(string connectionString, IReadOnlyList<Migration>? migrations = null)
        : base(migrations ?? Migration.Embedded("Postgres")) => _source = Source(connectionString);

    // The number is ours: the first 63 bits of SHA-256 of "avinode schema_migrations".
    internal override string LockForMigration =>
        """
        SELECT pg_advisory_xact_lock(5118362939240702030);
        CREATE TABLE IF NOT EXISTS schema_migrations (
          version INTEGER PRIMARY KEY,
          name TEXT NOT NULL,
          applied_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
        )
        """;

    internal override string SkipTaken => " FOR UPDATE SKIP LOCKED";

    internal override string Contains(string column, string parameter) => $"POSITION(LOWER({parameter}) IN LOWER({column})) > 0";

    internal override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(cancellationToken);

    internal override ChangeNotifier OpenNotifier(TimeProvider clock) => new PostgresChangeNotifier(_source, clock);

    // Writes the table's files anew, without overwritten rows: a plain VACUUM would leave their bytes in the pages. For a role that does
    // not own the table, PostgreSQL warns and removes nothing. The server's write-ahead log, replicas and backups keep old rows as long as
    // their administrator keeps them, which no client can change: what was encrypted there is opened by the data key alone.
    internal override Task ScrubAsync(CancellationToken cancellationToken) =>
        ReadAsync(connection => connection.Command("VACUUM (FULL) bookings").RunAsync(cancellationToken), cancellationToken);

    private protected override async Task<T> UseAsync<T>(
        bool exclusive, Func<DbConnection, Task<T>> use, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        return await use(connection);
    }

    private protected override object EncodeTime(DateTimeOffset time) => time;

    private protected override object EncodeMoney(decimal money) => money;

    private protected override object EncodeId(Guid id) => id;

    // Durability and privacy rest on these settings of the server and of the tables.
    private protected override async Task VerifyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var broken = await connection.Command(
            """
            SELECT name || ' is off' FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit') AND setting = 'off'
            UNION ALL
            SELECT 'row level security of ' || relname || ' is not forced' FROM pg_class
            WHERE NOT (relrowsecurity AND relforcerowsecurity) AND oid IN (
              TO_REGCLASS('bookings'), TO_REGCLASS('booking_events'), TO_REGCLASS('outbox'),
              TO_REGCLASS('avinode_webhook_events'), TO_REGCLASS('chat_messages'))
            """).ListAsync(row => row.GetString(0), cancellationToken);
        if (broken.Count > 0)
        {
            throw new StoreUnavailableException(
                $"PostgreSQL does not keep what bookings rest on: {string.Join(", ", broken)}.", inDoubt: false);
        }
    }

    private protected override Exception Translate(DbException fault, bool committing) => PostgresErrors.Translate(fault, committing);

    private protected override bool IsStale(DbException fault) => PostgresErrors.IsLostConnection(fault);

    private protected override ValueTask CloseAsync() => _source.DisposeAsync();

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
            throw new InvalidSettingsException(
                ["AVINODE_DATABASE cannot be read as a PostgreSQL connection string: "
                    + "write Host=…;Database=…;Username=…;Password=… and quote values that hold a semicolon"]);
        }
    }
}
