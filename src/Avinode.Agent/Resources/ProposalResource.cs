using System.Net.Mime;
using Avinode.Client;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

/// <summary>The proposal of a quote as a document that a client can open.</summary>
/// <remarks>Read by hand: the SDK compiles the address's template at start, which costs a tenth of the time to start.</remarks>
internal sealed class ProposalResource(AvinodeClient avinode)
{
    private const string Start = "avinode://quotes/";
    private const string End = "/proposal.pdf";
    private const string MimeType = MediaTypeNames.Application.Pdf;

    private static readonly ResourceTemplate Template = new()
    {
        UriTemplate = UriOf("{quote_id}"),
        Name = "proposal",
        Title = "Proposal PDF",
        Description = "The operator's proposal for a quote, as a PDF document",
        MimeType = MimeType,
    };

    public static string UriOf(string quoteId) => $"{Start}{quoteId}{End}";

    public static ResourceLinkBlock LinkTo(QuotePdf pdf, string quoteId) => new()
    {
        Uri = UriOf(quoteId),
        Name = pdf.FileName,
        Title = $"Proposal for quote {quoteId}",
        MimeType = MimeType,
        Size = pdf.Content.Length,
    };

    public static ValueTask<ListResourceTemplatesResult> ListAsync(RequestContext<ListResourceTemplatesRequestParams> context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ListResourceTemplatesResult { ResourceTemplates = [Template] });

    public async ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> context, CancellationToken cancellationToken)
    {
        var uri = context.Params?.Uri ?? "";
        if (uri.Length <= Start.Length + End.Length || !uri.StartsWith(Start, StringComparison.Ordinal) || !uri.EndsWith(End, StringComparison.Ordinal))
        {
            throw new McpProtocolException($"There is no such resource. Proposals are at {Template.UriTemplate}.", ResourceErrors.NotFound);
        }

        var quoteId = QuoteId.Parse(uri[Start.Length..^End.Length]);
        var pdf = await avinode.GetQuotePdfAsync(quoteId, cancellationToken);
        return new ReadResourceResult { Contents = [BlobResourceContents.FromBytes(pdf.Content, uri, MimeType)] };
    }
}
