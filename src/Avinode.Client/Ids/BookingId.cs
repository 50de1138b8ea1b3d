namespace Avinode.Client;

/// <summary>The id of a booking.</summary>
/// <param name="Value">The id, past its grammar.</param>
public readonly record struct BookingId(AvinodeId Value)
{
    /// <summary>Reads the id of a booking.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static BookingId Parse(string? text) => new(IdGrammar.Booking.Parse(text));

    /// <inheritdoc />
    public override string ToString() => Value.Text;
}
