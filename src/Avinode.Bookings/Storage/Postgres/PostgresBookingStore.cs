namespace Avinode.Bookings;

/// <summary>
/// Bookings in PostgreSQL. The role that first opens the database owns the tables and is the one that row level security lets in: use the
/// same role everywhere, neither a superuser nor one with BYPASSRLS, to which PostgreSQL applies no such rule.
/// </summary>
internal sealed class PostgresBookingStore(PostgresDatabase database) : SqlBookingStore(database)
{
    /// <summary>
    /// Removes overwritten rows from the table's pages. A role that does not own the table may not; then autovacuum does it later. The
    /// server's log of changes and its backups keep old pages for as long as their administrator keeps them.
    /// </summary>
    public override async Task ScrubAsync(CancellationToken cancellationToken) =>
        // PostgreSQL answers a role that may not with a warning, not with an error.
        await Database.ReadAsync(connection => connection.Command("VACUUM bookings").RunAsync(cancellationToken), cancellationToken);
}
