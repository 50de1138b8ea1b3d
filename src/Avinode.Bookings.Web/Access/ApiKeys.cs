using System.Security.Cryptography;
using System.Text;

namespace Avinode.Bookings.Web;

/// <summary>Who may call. Only hashes are held; a key is compared with all of them, in constant time.</summary>
internal sealed partial class ApiKeys
{
    /// <summary>The shortest key, in characters.</summary>
    public const int MinLength = 32;

    private readonly (Role Role, byte[] Hash)[] _keys;

    private ApiKeys((Role Role, byte[] Hash)[] keys) => _keys = keys;

    /// <summary>No keys: nobody is asked for one.</summary>
    public static ApiKeys None { get; } = new([]);

    /// <summary>Whether nobody is asked for a key.</summary>
    public bool IsOpen => _keys.Length == 0;

    /// <summary>Reads <c>role=key</c> pairs, comma separated; null when they break the rule.</summary>
    public static ApiKeys? TryParse(string text)
    {
        var keys = new List<(Role, byte[])>();
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (pair.Split('=', 2) is not [var word, var key] || !Roles.TryRead(word, out var role) || key.Length < MinLength || !key.All(c => c is > ' ' and <= '~'))
            {
                return null;
            }

            keys.Add((role, Hash(key)));
        }

        return new ApiKeys([.. keys]);
    }

    /// <summary>The role that a key gives; null when it is none of them.</summary>
    public Role? RoleOf(string key)
    {
        var hash = Hash(key);
        Role? found = null;
        foreach (var known in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known.Hash))
            {
                found = known.Role;
            }
        }

        return found;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
