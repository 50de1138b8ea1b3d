namespace Avinode.Client;

/// <summary>The id of an RFQ, or of one lift of it.</summary>
/// <param name="Value">The id, past its grammar.</param>
public readonly record struct RfqId(AvinodeId Value)
{
    /// <summary>Reads the id of an RFQ, or of one lift of it.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static RfqId Parse(string? text) => new(IdGrammar.Rfq.Parse(text));

    /// <inheritdoc />
    public override string ToString() => Value.Text;
}
