namespace Avinode.Bookings;

/// <summary>Where the two databases differ in words.</summary>
internal abstract class Dialect
{
    /// <summary>The folder of its migrations.</summary>
    public abstract string Migrations { get; }

    /// <summary>Within a transaction: waits until no other process migrates, and makes sure that there is a <c>schema_migrations</c>.</summary>
    public abstract string LockForMigration { get; }

    /// <summary>A condition: the column holds the parameter, without regard to case.</summary>
    public abstract string Contains(string column, string parameter);

    /// <summary>Ends a sub-select of rows that are taken by an update: rows that somebody else is taking are passed over.</summary>
    public abstract string SkipTaken { get; }

    /// <summary>A value as the driver takes it. Times are cut to milliseconds and money rounded to cents in both, so that both give back the same.</summary>
    public object Encode(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => EncodeTime(new DateTimeOffset(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero)),
        decimal money => EncodeMoney(decimal.Round(money, 2, MidpointRounding.AwayFromZero)),
        Guid id => EncodeId(id),
        ReadOnlyMemory<byte> bytes => bytes.ToArray(),
        _ => value,
    };

    /// <summary>UTC, of whole milliseconds.</summary>
    protected abstract object EncodeTime(DateTimeOffset time);

    /// <summary>Of at most two decimals.</summary>
    protected abstract object EncodeMoney(decimal money);

    /// <summary>A primary key.</summary>
    protected abstract object EncodeId(Guid id);
}
