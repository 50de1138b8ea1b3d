namespace Avinode.Client;

/// <summary>The id of a quote.</summary>
/// <param name="Value">The id, past its grammar.</param>
public readonly record struct QuoteId(AvinodeId Value)
{
    /// <summary>Reads the id of a quote.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static QuoteId Parse(string? text) => new(IdGrammar.Quote.Parse(text));

    /// <inheritdoc />
    public override string ToString() => Value.Text;
}
