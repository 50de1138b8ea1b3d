using System.Data.Common;

namespace Avinode.Bookings;

/// <summary>The settings of a PostgreSQL server on which durability and privacy rest.</summary>
internal static class PostgresChecks
{
    /// <exception cref="StoreUnavailableException">A setting does not hold.</exception>
    public static async Task VerifyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var broken = await connection.Command(
            """
            SELECT name || ' is off' FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit') AND setting = 'off'
            UNION ALL
            SELECT 'row level security of ' || relname || ' is not forced' FROM pg_class
            WHERE oid IN (TO_REGCLASS('bookings'), TO_REGCLASS('booking_events'), TO_REGCLASS('avinode_webhook_events'), TO_REGCLASS('outbox'), TO_REGCLASS('chat_messages')) AND NOT (relrowsecurity AND relforcerowsecurity)
            """).ListAsync(row => row.GetString(0), cancellationToken);
        if (broken.Count > 0)
        {
            throw new StoreUnavailableException($"PostgreSQL does not keep what bookings rest on: {string.Join(", ", broken)}.", inDoubt: false);
        }
    }
}
