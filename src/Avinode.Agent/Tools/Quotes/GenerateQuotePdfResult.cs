namespace Avinode.Agent;

/// <summary>A proposal.</summary>
internal sealed record GenerateQuotePdfResult : ToolResult
{
    public required string QuoteId { get; init; }

    /// <summary>The document; left out above 1 MiB.</summary>
    public string? PdfBase64 { get; init; }

    public required string Filename { get; init; }

    public required string MimeType { get; init; }

    public required string GeneratedAt { get; init; }

    public required int SizeBytes { get; init; }

    public required string ResourceUri { get; init; }

    /// <summary>Where the document was saved as well.</summary>
    public string? SavedTo { get; init; }
}
