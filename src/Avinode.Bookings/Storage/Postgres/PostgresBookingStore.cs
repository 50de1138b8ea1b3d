namespace Avinode.Bookings;

/// <summary>
/// Bookings in PostgreSQL. The role that first opens the database owns the tables and is the one that row level security lets in: use the
/// same role everywhere, neither a superuser nor one with BYPASSRLS, to which PostgreSQL applies no such rule.
/// </summary>
internal sealed class PostgresBookingStore(PostgresDatabase database) : SqlBookingStore(database)
{
    /// <summary>
    /// Writes the table's files anew, without overwritten rows: a plain VACUUM would leave their bytes in the pages. A role that does not own
    /// the table may not; then nothing is removed. The server's log of changes, its replicas and its backups keep old rows for as long as
    /// their administrator keeps them, which no client can change: what was encrypted there is opened by the data key alone.
    /// </summary>
    public override async Task ScrubAsync(CancellationToken cancellationToken) =>
        // PostgreSQL answers a role that may not with a warning, not with an error.
        await Database.ReadAsync(connection => connection.Command("VACUUM (FULL) bookings").RunAsync(cancellationToken), cancellationToken);
}
