using System.Net.Mime;
using Avinode.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Hands out the operator's proposal.</summary>
internal static class GetProposalEndpoint
{
    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Quotes")
        .WithSummary("The operator's proposal for a quote")
        .ReturnsFile(MediaTypeNames.Application.Pdf)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .CallsAvinode();

    public static async Task<FileContentHttpResult> HandleAsync(string id, AvinodeClient avinode, CancellationToken cancellationToken)
    {
        if (!QuoteId.TryParse(id, out var quote))
        {
            throw new RefusalException(Refusal.Invalid([new Problem("id", IdGrammar.Quote.Rule)]));
        }

        var pdf = await avinode.GetQuotePdfAsync(quote, cancellationToken);
        return TypedResults.File(pdf.Content.ToArray(), MediaTypeNames.Application.Pdf, pdf.FileName);
    }
}
