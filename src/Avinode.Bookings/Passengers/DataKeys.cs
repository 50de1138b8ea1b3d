namespace Avinode.Bookings;

/// <summary>
/// The keys that protect personal data at rest. To rotate, put the new key before the former ones: the first encrypts, all decrypt. The
/// last one, the oldest, also keys the hashes that compare calls, so it must stay in the list for as long as bookings are to be recognised.
/// </summary>
public sealed class DataKeys
{
    private const string HowToMake = "make one with: openssl rand -base64 32";

    private readonly IReadOnlyList<DataKey> _keys;

    private DataKeys(IReadOnlyList<DataKey> keys) => _keys = keys;

    internal DataKey Current => _keys[0];

    internal IEnumerable<string> Names => _keys.Select(key => key.Name);

    /// <summary>
    /// Finds the keys of a database: those that are set; else those in the file beside a SQLite database (<c>bookings.db.key</c>), which is
    /// made with mode 0600 where it is missing; else, for a database in memory, a random one.
    /// </summary>
    /// <param name="setting">The value of <c>AVINODE_DATA_KEY</c>, or null.</param>
    /// <param name="database">As for <see cref="Database.Open"/>.</param>
    /// <exception cref="InvalidSettingsException">A key is missing or malformed, or others may read the key file.</exception>
    public static DataKeys Open(string? setting, string? database) => (setting, database) switch
    {
        (not null, _) => Parse(setting),
        (null, null) => Random(),
        _ when Database.IsPostgres(database) =>
            throw new InvalidSettingsException(
                ["AVINODE_DATA_KEY is not set and a PostgreSQL database needs it, the same for all programs that share it; " + HowToMake]),
        _ => new DataKeys(Read(DataKeyFile.ReadOrCreate(Path.GetFullPath(database) + ".key"), $"The key file {database}.key")),
    };

    /// <summary>Reads keys as they are set: base64 of 32 bytes, several comma separated, the current one first.</summary>
    /// <exception cref="InvalidSettingsException">It is malformed.</exception>
    public static DataKeys Parse(string setting) => new(Read(setting, "AVINODE_DATA_KEY"));

    /// <summary>A key that is gone with the process.</summary>
    public static DataKeys Random() => new([DataKey.Create()]);

    /// <summary>A key for keyed hashes, 32 bytes. It comes from the oldest key, so that adding a newer one changes no hash.</summary>
    /// <param name="label">What it is for; another label gives another key.</param>
    public byte[] DeriveMacKey(string label) => _keys[^1].Derive("avinode mac " + label);

    /// <summary>Names the keys, which gives nothing of them away.</summary>
    public override string ToString() => string.Join(", ", Names);

    internal DataKey? Find(ReadOnlySpan<byte> id)
    {
        foreach (var key in _keys)
        {
            if (key.Id.Span.SequenceEqual(id))
            {
                return key;
            }
        }

        return null;
    }

    private static List<DataKey> Read(string text, string where)
    {
        var keys = text.Split(',').Select(part => DataKey.TryParse(part)
            ?? throw new InvalidSettingsException(
                [$"{where} must hold base64 of {DataKey.Length} bytes, several comma separated; {HowToMake}"])).ToList();
        return keys.DistinctBy(key => key.Name).Count() == keys.Count
            ? keys
            : throw new InvalidSettingsException([$"{where} holds the same key twice"]);
    }
}
