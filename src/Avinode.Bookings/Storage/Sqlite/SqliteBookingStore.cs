namespace Avinode.Bookings;

/// <summary>Bookings in a SQLite file, which several processes of one machine may share, or in memory.</summary>
internal sealed class SqliteBookingStore(SqliteDatabase database) : SqlBookingStore(database)
{
    /// <summary>Moves the log into the database and empties it: <c>secure_delete</c> has zeroed the database, and old pages stay only in the log.</summary>
    /// <exception cref="StoreUnavailableException">Another process kept reading old pages; call it again.</exception>
    public override async Task ScrubAsync(CancellationToken cancellationToken)
    {
        var busy = await Database.ReadAsync(
            async connection =>
            {
                await using var checkpoint = connection.Command("PRAGMA wal_checkpoint(TRUNCATE)");
                return (long)(await checkpoint.ExecuteScalarAsync(cancellationToken))!;
            },
            cancellationToken);
        if (busy != 0)
        {
            throw new StoreUnavailableException("The database's log could not be emptied, for another process is reading it. Do it again.", inDoubt: false);
        }
    }
}
