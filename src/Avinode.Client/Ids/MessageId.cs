namespace Avinode.Client;

/// <summary>The id of a chat message.</summary>
/// <param name="Value">The id, past its grammar.</param>
public readonly record struct MessageId(AvinodeId Value)
{
    /// <summary>Reads the id of a chat message.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static MessageId Parse(string? text) => new(IdGrammar.Message.Parse(text));

    /// <inheritdoc />
    public override string ToString() => Value.Text;
}
