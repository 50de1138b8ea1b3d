using System.Data.Common;
using System.Globalization;

namespace Avinode.Bookings;

/// <summary>The settings of a connection to SQLite on which durability and privacy rest. SQLite ignores what it cannot do, so each is read back.</summary>
internal static class SqlitePragmas
{
    private static readonly Pragma[] Pragmas =
    [
        new("journal_mode", "WAL", "wal"),
        // A commit has reached the disk when it returns; FULL alone means that on macOS only with fullfsync.
        new("synchronous", "FULL", "2"),
        new("fullfsync", "ON", "1"),
        new("foreign_keys", "ON", "1"),
        // What is overwritten is overwritten with zeros.
        new("secure_delete", "ON", "1"),
    ];

    /// <summary>Makes the settings and verifies them.</summary>
    /// <param name="connection">Just opened.</param>
    /// <param name="patience">How long it waits for another process.</param>
    /// <param name="inMemory">Whether it is a database without a file.</param>
    public static async Task MakeAsync(DbConnection connection, TimeSpan patience, bool inMemory, CancellationToken cancellationToken)
    {
        // The patience first: making the log needs it already.
        var settings = $"PRAGMA busy_timeout = {(int)patience.TotalMilliseconds};" + string.Concat(Kept(inMemory).Select(promise => $"PRAGMA {promise.Name} = {promise.Set};"));
        await connection.Command(settings).RunAsync(cancellationToken);
        await VerifyAsync(connection, inMemory, cancellationToken);
    }

    /// <exception cref="StoreUnavailableException">A setting does not hold.</exception>
    public static async Task VerifyAsync(DbConnection connection, bool inMemory, CancellationToken cancellationToken)
    {
        foreach (var promise in Kept(inMemory))
        {
            await using var command = connection.Command($"PRAGMA {promise.Name}");
            var value = Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
            if (value != promise.Reads)
            {
                throw new StoreUnavailableException(
                    $"SQLite does not keep a promise: {promise.Name} is {value ?? "missing"} and must be {promise.Reads}. Put the database on a local disk that is not full, or use PostgreSQL.", inDoubt: false);
            }
        }
    }

    // A database in memory has no log to write ahead.
    private static IEnumerable<Pragma> Kept(bool inMemory) => Pragmas.Where(promise => !inMemory || promise.Name != "journal_mode");

    private sealed record Pragma(string Name, string Set, string Reads);
}
