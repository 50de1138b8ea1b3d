using System.Globalization;

namespace Avinode.Bookings;

/// <summary>SQLite's words.</summary>
internal sealed class SqliteDialect : Dialect
{
    /// <summary>The function that <see cref="SqliteDatabase"/> adds: SQLite's own <c>LIKE</c> and <c>lower</c> know no case beyond ASCII.</summary>
    public const string ContainsFunction = "contains_text";

    public override string Migrations => "Sqlite";

    // BEGIN IMMEDIATE has locked already.
    public override string LockForMigration =>
        """
        CREATE TABLE IF NOT EXISTS schema_migrations (
          version INTEGER PRIMARY KEY,
          name TEXT NOT NULL,
          applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        ) STRICT
        """;

    // One writes at a time.
    public override string SkipTaken => "";

    public override string Contains(string column, string parameter) => $"{ContainsFunction}({column}, {parameter})";

    protected override object EncodeTime(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    protected override object EncodeMoney(decimal money) => money.ToString("0.00", CultureInfo.InvariantCulture);

    protected override object EncodeId(Guid id) => id.ToString("D");
}
