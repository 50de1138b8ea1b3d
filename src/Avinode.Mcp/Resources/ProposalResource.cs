using System.Net.Mime;
using Avinode.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Mcp;

/// <summary>The proposal of a quote as a document that a client can open.</summary>
[McpServerResourceType]
internal sealed partial class ProposalResource(AvinodeClient avinode)
{
    private const string Template = "avinode://quotes/{quote_id}/proposal.pdf";
    private const string MimeType = MediaTypeNames.Application.Pdf;

    public static string UriOf(string quoteId) => $"avinode://quotes/{quoteId}/proposal.pdf";

    public static ResourceLinkBlock LinkTo(QuotePdf pdf, string quoteId) => new()
    {
        Uri = UriOf(quoteId),
        Name = pdf.FileName,
        Title = $"Proposal for quote {quoteId}",
        MimeType = MimeType,
        Size = pdf.Content.Length,
    };

    /// <summary>The operator's proposal for a quote, as a PDF document</summary>
    /// <param name="quote_id">The Avinode quote ID</param>
    [McpServerResource(UriTemplate = Template, Name = "proposal", Title = "Proposal PDF", MimeType = MimeType)]
    public async partial Task<ReadResourceResult> ReadAsync(string quote_id, CancellationToken cancellationToken)
    {
        var pdf = await avinode.GetQuotePdfAsync(QuoteId.Parse(quote_id), cancellationToken);
        return new ReadResourceResult { Contents = [BlobResourceContents.FromBytes(pdf.Content, UriOf(quote_id), MimeType)] };
    }
}
