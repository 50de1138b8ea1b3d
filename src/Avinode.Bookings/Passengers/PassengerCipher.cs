using System.Security.Cryptography;
using System.Text.Json;

namespace Avinode.Bookings;

/// <summary>
/// Encrypts passenger manifests: a version byte, the id of the key, a fresh nonce, the tag, the ciphertext (AES-256-GCM over JSON). The
/// version, the key's id and the booking's id are authenticated with it, so that a manifest cannot be moved to another booking.
/// </summary>
public sealed class PassengerCipher(DataKeys keys)
{
    private const byte Version = 1;
    private const int NonceAt = 1 + DataKey.IdLength;
    private const int NonceLength = 12;
    private const int TagAt = NonceAt + NonceLength;
    private const int TagLength = 16;
    private const int TextAt = TagAt + TagLength;

    /// <summary>Encrypts the manifest of a booking with the current key.</summary>
    public ReadOnlyMemory<byte> Encrypt(Guid bookingId, IReadOnlyList<PassengerDetails> passengers)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(passengers, PassengerJson.Default.IReadOnlyListPassengerDetails);
        var bytes = new byte[TextAt + text.Length];
        bytes[0] = Version;
        keys.Current.Id.Span.CopyTo(bytes.AsSpan(1));
        RandomNumberGenerator.Fill(bytes.AsSpan(NonceAt, NonceLength));

        using var cipher = keys.Current.Cipher();
        var (nonce, tag) = (bytes.AsMemory(NonceAt, NonceLength), bytes.AsMemory(TagAt, TagLength));
        cipher.Encrypt(nonce.Span, text, bytes.AsSpan(TextAt), tag.Span, AssociatedData(bytes, bookingId));
        CryptographicOperations.ZeroMemory(text);
        return bytes;
    }

    /// <summary>Decrypts the manifest of a booking.</summary>
    /// <exception cref="PassengerDataException">The key is missing, or the bytes were not written for this booking.</exception>
    public IReadOnlyList<PassengerDetails> Decrypt(Guid bookingId, ReadOnlyMemory<byte> manifest)
    {
        var bytes = manifest.Span;
        if (bytes.Length < TextAt || bytes[0] != Version)
        {
            throw PassengerDataException.Damaged();
        }

        var id = bytes[1..NonceAt];
        var key = keys.Find(id) ?? throw PassengerDataException.KeyMissing(Convert.ToHexStringLower(id), keys.Names);
        var text = new byte[bytes.Length - TextAt];
        try
        {
            using var cipher = key.Cipher();
            cipher.Decrypt(bytes[NonceAt..TagAt], bytes[TextAt..], bytes[TagAt..TextAt], text, AssociatedData(bytes, bookingId));
            return JsonSerializer.Deserialize(text, PassengerJson.Default.IReadOnlyListPassengerDetails)
                ?? throw PassengerDataException.Damaged();
        }
        catch (AuthenticationTagMismatchException fault)
        {
            throw PassengerDataException.Damaged(fault);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    private static byte[] AssociatedData(ReadOnlySpan<byte> bytes, Guid bookingId) =>
        [.. bytes[..NonceAt], .. bookingId.ToByteArray(bigEndian: true)];
}
