namespace Avinode.Client;

/// <summary>The id of a trip.</summary>
/// <param name="Value">The id, past its grammar.</param>
public readonly record struct TripId(AvinodeId Value)
{
    /// <summary>Reads the id of a trip.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static TripId Parse(string? text) => new(IdGrammar.Trip.Parse(text));

    /// <inheritdoc />
    public override string ToString() => Value.Text;
}
