using System.Security.Cryptography;
using System.Text;

namespace Avinode.Bookings.Web;

/// <summary>The Basic credentials that Avinode presents: one user and, during a change-over, two passwords. Only hashes are compared, in constant time.</summary>
internal sealed class WebhookCredentials(string user, IReadOnlyList<string> passwords)
{
    private readonly byte[][] _hashes = [.. passwords.Select(password => Hash($"{user}:{password}"))];

    /// <summary>The user's name.</summary>
    public string User { get; } = user;

    /// <summary>The newest password, for the simulator, which presents it.</summary>
    public string Password => passwords[0];

    /// <summary>Credentials that nobody knows but this process.</summary>
    public static WebhookCredentials Random() => new("simulated", [Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))]);

    /// <summary>Whether these are the credentials.</summary>
    /// <param name="pair">User, colon, password.</param>
    public bool Accepts(string pair)
    {
        var hash = Hash(pair);
        var found = false;
        foreach (var known in _hashes)
        {
            found |= CryptographicOperations.FixedTimeEquals(hash, known);
        }

        return found;
    }

    private static byte[] Hash(string pair) => SHA256.HashData(Encoding.UTF8.GetBytes(pair));
}
