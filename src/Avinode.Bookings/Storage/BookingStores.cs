namespace Avinode.Bookings;

/// <summary>Chooses where bookings are kept.</summary>
public static class BookingStores
{
    /// <summary>The SQLite file in the user's data folder.</summary>
    public static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "avinode", "bookings.db");

    /// <summary>Whether it is a PostgreSQL connection string, <c>Host=…;Database=…</c>, rather than a file path.</summary>
    public static bool IsPostgres(string? database) => database is not null
        && database.Split(';').Any(part => part.Split('=') is [var key, _, ..] && key.Trim().ToUpperInvariant() is "HOST" or "SERVER");

    /// <summary>Makes a store, without any input or output: the database is opened, and its schema brought up to date, by the first call.</summary>
    /// <param name="database">A PostgreSQL connection string, the path of a SQLite file, or null for a private one in memory.</param>
    /// <exception cref="InvalidSettingsException">The connection string cannot be read.</exception>
    public static IBookingStore Open(string? database) => Over(OpenDatabase(database));

    internal static Database OpenDatabase(string? database)
    {
        if (database?.Contains("://", StringComparison.Ordinal) is true)
        {
            throw new InvalidSettingsException(["AVINODE_DATABASE is an address: write it as a file path, or as Host=…;Database=…;Username=…;Password=…"]);
        }

        return IsPostgres(database) ? new PostgresDatabase(database!) : new SqliteDatabase(database);
    }

    internal static IBookingStore Over(Database database) => database switch
    {
        PostgresDatabase postgres => new PostgresBookingStore(postgres),
        SqliteDatabase sqlite => new SqliteBookingStore(sqlite),
        _ => throw new ArgumentOutOfRangeException(nameof(database)),
    };
}
