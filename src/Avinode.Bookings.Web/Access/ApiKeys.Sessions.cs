using System.Security.Cryptography;
using System.Text;

namespace Avinode.Bookings.Web;

/// <summary>
/// Marks of page sessions. A mark is made with the hash of the key that signed in: it outlives a restart, holds on every instance, gives no
/// more than that key, and is worth nothing once the key is withdrawn.
/// </summary>
internal sealed partial class ApiKeys
{
    private const string Purpose = "avinode-bookings page session 1\n";

    /// <summary>Marks a text with a key; null when the key is not known.</summary>
    public byte[]? Mark(string key, string text) => Find(key) is null ? null : Mark(Hash(key), text);

    /// <summary>The key that marked a text; null when none of the keys did.</summary>
    public ApiKey? FindByMark(string text, ReadOnlySpan<byte> mark)
    {
        ApiKey? found = null;
        foreach (var (key, hash) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(Mark(hash, text), mark))
            {
                found = key;
            }
        }

        return found;
    }

    private static byte[] Mark(byte[] hash, string text) => HMACSHA256.HashData(hash, Encoding.UTF8.GetBytes(Purpose + text));
}
