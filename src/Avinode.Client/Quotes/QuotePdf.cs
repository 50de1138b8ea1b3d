namespace Avinode.Client;

/// <summary>The operator's proposal for a quote: a PDF from its first bytes to its last.</summary>
public sealed record QuotePdf(QuoteId QuoteId, ReadOnlyMemory<byte> Content)
{
    // The end marker may be followed by some white space, and by the padding that some servers add.
    private const int EndWithin = 2048;

    /// <summary><c>Quote_123456.pdf</c> (src/contract/onek-141.md, section 2); safe on every file system.</summary>
    public string FileName => $"Quote_{QuoteId.Value.Digits}.pdf";

    internal static bool IsPdf(ReadOnlySpan<byte> body) =>
        body.StartsWith("%PDF-"u8) && body[Math.Max(0, body.Length - EndWithin)..].IndexOf("%%EOF"u8) >= 0;
}
