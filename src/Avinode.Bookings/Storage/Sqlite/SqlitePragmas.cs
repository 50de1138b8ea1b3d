using System.Data.Common;
using System.Globalization;

namespace Avinode.Bookings;

/// <summary>
/// The settings of a connection on which durability and privacy rest. SQLite ignores a setting that it cannot make, so each is read back.
/// </summary>
internal static class SqlitePragmas
{
    private static readonly Pragma[] Pragmas =
    [
        new("journal_mode", "WAL", "wal"),
        // A commit has reached the disk when it returns: on macOS only with fullfsync, too.
        new("synchronous", "FULL", "2"),
        new("fullfsync", "ON", "1"),
        new("foreign_keys", "ON", "1"),
        // What is deleted is overwritten with zeros.
        new("secure_delete", "ON", "1"),
    ];

    /// <summary>Makes the settings and verifies them.</summary>
    /// <param name="patience">How long a writer waits for another process.</param>
    public static async Task MakeAsync(DbConnection connection, TimeSpan patience, bool inMemory, CancellationToken cancellationToken)
    {
        // First, for to switch to WAL may have to wait already.
        var timeout = $"PRAGMA busy_timeout = {(int)patience.TotalMilliseconds};";
        var settings = string.Concat(Needed(inMemory).Select(pragma => $"PRAGMA {pragma.Name} = {pragma.Set};"));
        await connection.Command(timeout + settings).RunAsync(cancellationToken);
        await VerifyAsync(connection, inMemory, cancellationToken);
    }

    /// <exception cref="StoreUnavailableException">A setting does not hold.</exception>
    public static async Task VerifyAsync(DbConnection connection, bool inMemory, CancellationToken cancellationToken)
    {
        foreach (var pragma in Needed(inMemory))
        {
            await using var command = connection.Command($"PRAGMA {pragma.Name}");
            var value = Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
            if (value != pragma.Reads)
            {
                throw new StoreUnavailableException(
                    $"SQLite does not keep a promise: {pragma.Name} is {value ?? "missing"} and must be {pragma.Reads}. "
                    + "Put the database on a local disk that is not full, or use PostgreSQL.",
                    inDoubt: false);
            }
        }
    }

    // A database in memory has no log to write ahead.
    private static IEnumerable<Pragma> Needed(bool inMemory) => Pragmas.Where(pragma => !inMemory || pragma.Name != "journal_mode");

    private sealed record Pragma(string Name, string Set, string Reads);
}
