using System.Security.Cryptography;
using System.Text;

namespace Avinode.Bookings.Web;

/// <summary>The API keys. Only hashes are held; a key is compared with all of them, in constant time.</summary>
internal sealed class ApiKeys
{
    /// <summary>Of a key, in characters.</summary>
    public const int MinLength = 32;

    private const string SessionPurpose = "avinode-bookings page session 1\n";

    private readonly (ApiKey Key, byte[] Hash)[] _keys;

    private ApiKeys((ApiKey Key, byte[] Hash)[] keys) => _keys = keys;

    public static ApiKeys None { get; } = new([]);

    /// <summary>Whether no key is required.</summary>
    public bool IsOpen => _keys.Length == 0;

    /// <summary>Reads <c>role=key</c> pairs, comma separated; null when they break the rule.</summary>
    public static ApiKeys? TryParse(string text)
    {
        var keys = new List<(ApiKey, byte[])>();
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (pair.Split('=', 2) is not [var word, var key] || !Roles.TryRead(word, out var role)
                || key.Length < MinLength || !key.All(c => c is > ' ' and <= '~') || !distinct.Add(key))
            {
                return null;
            }

            keys.Add((new ApiKey(role, $"{word}-{keys.Count + 1}"), Hash(key)));
        }

        return new ApiKeys([.. keys]);
    }

    /// <returns>Null when it is none of the keys.</returns>
    public ApiKey? Find(string key)
    {
        var hash = Hash(key);
        ApiKey? found = null;
        foreach (var known in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known.Hash))
            {
                found = known.Key;
            }
        }

        return found;
    }

    /// <summary>
    /// Signs a text with the hash of a key. A page session signed so outlives a restart, holds on every instance, grants no more than its
    /// key, and ends when the key is withdrawn.
    /// </summary>
    public byte[] Sign(string name, string text) => Sign(_keys.First(known => known.Key.Name == name).Hash, text);

    /// <summary>The key that signed a text; null when none of the keys did.</summary>
    public ApiKey? FindSigner(string text, ReadOnlySpan<byte> signature)
    {
        ApiKey? found = null;
        foreach (var (key, hash) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(Sign(hash, text), signature))
            {
                found = key;
            }
        }

        return found;
    }

    private static byte[] Sign(byte[] hash, string text) => HMACSHA256.HashData(hash, Encoding.UTF8.GetBytes(SessionPurpose + text));

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

/// <param name="Role">What its bearer may do.</param>
/// <param name="Name">Its name in rate limits and sessions: its role and its place in the list, such as <c>booker-2</c>.</param>
internal sealed record ApiKey(Role Role, string Name)
{
    /// <summary>Everybody, where no key is required.</summary>
    public static ApiKey None { get; } = new(Role.Ops, "open");
}
