using System.ComponentModel.DataAnnotations;
using System.Net.Mime;
using Avinode.Bookings;
using Avinode.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

[McpServerToolType]
internal sealed partial class GenerateQuotePdfTool(AvinodeClient avinode, ProposalFolder folder, TimeProvider clock)
{
    private const int MaxInlineBytes = 1024 * 1024;

    /// <summary>Generate PDF proposal document for a specific quote from Avinode</summary>
    /// <param name="quote_id">The Avinode quote ID (e.g., "aquo-123456")</param>
    /// <param name="include_terms">Include terms and conditions in PDF</param>
    /// <param name="branding">Optional branding for PDF header</param>
    [McpServerTool(Name = "generate_quote_pdf", Title = "Proposal PDF",
        ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = true, UseStructuredContent = true,
        OutputSchemaType = typeof(GenerateQuotePdfResult))]
    public async partial Task<CallToolResult> RunAsync(
        [RegularExpression(IdGrammar.QuotePattern)] string quote_id,
        bool include_terms = true,
        ProposalBranding? branding = null,
        CancellationToken cancellationToken = default)
    {
        var pdf = await avinode.GetQuotePdfAsync(QuoteId.Parse(quote_id), cancellationToken);
        var saved = await folder.SaveAsync(pdf, cancellationToken);
        var isInline = pdf.Content.Length <= MaxInlineBytes;
        var result = new GenerateQuotePdfResult
        {
            QuoteId = quote_id,
            PdfBase64 = isInline ? Convert.ToBase64String(pdf.Content.Span) : null,
            Filename = pdf.FileName,
            MimeType = MediaTypeNames.Application.Pdf,
            GeneratedAt = Timestamp.Of(clock.GetUtcNow()),
            SizeBytes = pdf.Content.Length,
            ResourceUri = ProposalResource.UriOf(quote_id),
            SavedTo = saved.Path,
            Warnings = Warnings(include_terms, branding, isInline, saved.Problem).ToArray().OrNull(),
        };
        return ToolResults.Of(result, result with { PdfBase64 = null }, ProposalResource.LinkTo(pdf, quote_id));
    }

    private static IEnumerable<string> Warnings(bool includeTerms, ProposalBranding? branding, bool isInline, string? problem)
    {
        if (branding is { CompanyName: not null } or { LogoUrl: not null } or { ContactInfo: not null })
        {
            yield return "branding was not applied: the document is the operator's own, as Avinode returned it.";
        }

        if (!includeTerms)
        {
            yield return "include_terms=false was not applied: the document is the operator's own, with whatever terms it holds.";
        }

        if (!isInline)
        {
            yield return "The PDF is larger than 1 MiB, so pdf_base64 is left out: read the resource at resource_uri.";
        }

        if (problem is not null)
        {
            yield return problem;
        }
    }
}

internal sealed class ProposalBranding
{
    [StringLength(120)]
    public string? CompanyName { get; init; }

    [StringLength(2000)]
    [Url]
    public string? LogoUrl { get; init; }

    [StringLength(500)]
    public string? ContactInfo { get; init; }
}

internal sealed record GenerateQuotePdfResult : ToolResult
{
    public required string QuoteId { get; init; }

    /// <summary>Absent above 1 MiB.</summary>
    public string? PdfBase64 { get; init; }

    public required string Filename { get; init; }
    public required string MimeType { get; init; }
    public required string GeneratedAt { get; init; }
    public required int SizeBytes { get; init; }
    public required string ResourceUri { get; init; }

    /// <summary>Absent where no folder is set, or it could not be written.</summary>
    public string? SavedTo { get; init; }
}
