namespace Avinode.Bookings;

/// <summary>Keeps the keys, which are not read before the first booking.</summary>
public sealed class PassengerProtector(Func<DataKeys> open)
{
    private const string OrderLabel = "avinode order identity";

    private readonly Lazy<(PassengerCipher Cipher, byte[] MacKey)> _keys = new(
        () =>
        {
            var keys = open();
            return (new PassengerCipher(keys), keys.DeriveMacKey(OrderLabel));
        },
        LazyThreadSafetyMode.PublicationOnly);

    internal ReadOnlySpan<byte> MacKey => _keys.Value.MacKey;

    internal ReadOnlyMemory<byte> Seal(Guid bookingId, IReadOnlyList<PassengerDetails> passengers) =>
        _keys.Value.Cipher.Encrypt(bookingId, passengers);

    internal IReadOnlyList<PassengerDetails> Open(Guid bookingId, ReadOnlyMemory<byte> sealedPassengers) =>
        _keys.Value.Cipher.Decrypt(bookingId, sealedPassengers);
}
