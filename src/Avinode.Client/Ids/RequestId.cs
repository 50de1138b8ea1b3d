namespace Avinode.Client;

/// <summary>The id of an RFQ, or of one lift of it.</summary>
/// <param name="Value">The id, past its grammar.</param>
public readonly record struct RequestId(AvinodeId Value)
{
    /// <summary>Reads the id of an RFQ, or of one lift of it.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static RequestId Parse(string? text) => new(IdGrammar.Request.Parse(text));

    /// <inheritdoc />
    public override string ToString() => Value.Text;
}
