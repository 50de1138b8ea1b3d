using System.Net;
using System.Net.Mime;
using Avinode.Bookings;
using Avinode.Client;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

/// <summary>
/// The proposal of a quote as a document that a client can open. Not registered with the SDK's resource attributes: the SDK compiles
/// the URI template at start, a tenth of the time to start.
/// </summary>
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

    public static ValueTask<ListResourceTemplatesResult> ListAsync(
        RequestContext<ListResourceTemplatesRequestParams> context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ListResourceTemplatesResult { ResourceTemplates = [Template] });

    public async ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> context, CancellationToken cancellationToken)
    {
        var uri = context.Params?.Uri ?? "";
        if (!IsProposal(uri))
        {
            throw new McpProtocolException($"There is no such resource. Proposals are at {Template.UriTemplate}.", ResourceErrors.NotFound);
        }

        var quoteId = QuoteId.Parse(uri[Start.Length..^End.Length]);
        var pdf = await avinode.GetQuotePdfAsync(quoteId, cancellationToken);
        return new ReadResourceResult { Contents = [BlobResourceContents.FromBytes(pdf.Content, uri, MimeType)] };
    }
    private static bool IsProposal(string uri) =>
        uri.Length > Start.Length + End.Length
        && uri.StartsWith(Start, StringComparison.Ordinal)
        && uri.EndsWith(End, StringComparison.Ordinal);
}

internal static class ResourceErrors
{
    /// <summary>The protocol's code for a resource that does not exist; the SDK does not name it.</summary>
    public const McpErrorCode NotFound = (McpErrorCode)(-32002);

    public static McpErrorCode CodeOf(Exception fault) => fault switch
    {
        FormatException or RefusalException { Refusal.Code: RefusalCode.Invalid } => McpErrorCode.InvalidParams,
        AvinodeException { Status: HttpStatusCode.NotFound } => NotFound,
        _ => McpErrorCode.InternalError,
    };
}
