using System.Security.Cryptography;
using System.Text;

namespace Avinode.Bookings;

/// <summary>One data key: 32 random bytes. Each use gets a key of its own, derived from it.</summary>
internal sealed class DataKey
{
    public const int Length = 32;
    public const int IdLength = 4;

    private readonly byte[] _secret;
    private readonly byte[] _encryption;

    private DataKey(byte[] secret)
    {
        _secret = secret;
        _encryption = Derive("avinode passengers");
        Id = SHA256.HashData([.. Encoding.ASCII.GetBytes("avinode data key id"), .. secret]).AsMemory(0, IdLength);
    }

    /// <summary>Tells which key it is, and nothing else about it.</summary>
    public ReadOnlyMemory<byte> Id { get; }

    public string Name => Convert.ToHexStringLower(Id.Span);

    /// <summary>Reads base64 of 32 bytes; null when it is not that.</summary>
    public static DataKey? TryParse(string text)
    {
        var secret = new byte[Length + 1];
        return Convert.TryFromBase64String(text.Trim(), secret, out var length) && length == Length ? new DataKey(secret[..Length]) : null;
    }

    public static DataKey Create() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>The key as it is kept in a key file.</summary>
    public string Export() => Convert.ToBase64String(_secret);

    /// <summary>The cipher of the passengers.</summary>
    public AesGcm Cipher() => new(_encryption, AesGcm.TagByteSizes.MaxSize);

    /// <summary>A key for another use, which tells nothing of this one.</summary>
    public byte[] Derive(string label) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, Length, info: Encoding.UTF8.GetBytes(label));
}
