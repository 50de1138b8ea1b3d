namespace Avinode.Bookings;

/// <summary>
/// A passenger manifest cannot be decrypted: the key is another one, or its bytes are not those that were written. No text of it holds key
/// material.
/// </summary>
public sealed class PassengerDataException : Exception
{
    private PassengerDataException(string message, bool wrongKey, Exception? inner = null)
        : base(message, inner) => WrongKey = wrongKey;

    /// <summary>True when a key is missing that was there when it was written; false when the bytes were damaged.</summary>
    public bool WrongKey { get; }

    internal static PassengerDataException KeyMissing(string needed, IEnumerable<string> present) => new(
        $"The passengers are encrypted with the data key {needed}, which is not here; here is {string.Join(", ", present)}. " +
        "Add the former key to AVINODE_DATA_KEY, after the current one, or put back the key file.", wrongKey: true);

    internal static PassengerDataException Damaged(Exception? inner = null) => new(
        "The stored passengers are damaged, or belong to another booking: their bytes are not those that were written.",
        wrongKey: false,
        inner);
}
