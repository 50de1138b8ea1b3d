namespace Avinode.Bookings;

/// <summary>PostgreSQL's words.</summary>
internal sealed class PostgresDialect : Dialect
{
    public override string Migrations => "Postgres";

    // The number is ours: the first 63 bits of SHA-256 of "avinode schema_migrations".
    public override string LockForMigration =>
        """
        SELECT pg_advisory_xact_lock(5118362939240702030);
        CREATE TABLE IF NOT EXISTS schema_migrations (
          version INTEGER PRIMARY KEY,
          name TEXT NOT NULL,
          applied_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
        )
        """;

    public override string SkipTaken => " FOR UPDATE SKIP LOCKED";

    public override string Contains(string column, string parameter) => $"POSITION(LOWER({parameter}) IN LOWER({column})) > 0";

    protected override object EncodeTime(DateTimeOffset time) => time;

    protected override object EncodeMoney(decimal money) => money;

    protected override object EncodeId(Guid id) => id;
}
