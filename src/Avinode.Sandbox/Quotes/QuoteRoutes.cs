using System.Globalization;
using System.Text.Json.Nodes;

namespace Avinode.Sandbox;

internal static class QuoteRoutes
{
    public static SandboxAnswer Read(SandboxWorld world, RouteCall call) =>
        world.FindQuote(call.Id) is { } quote ? SandboxAnswer.Ok(View(quote, call.Links)) : SandboxAnswer.NotFound();

    public static SandboxAnswer Proposal(SandboxWorld world, RouteCall call) =>
        world.FindQuote(call.Id) is { } quote
            ? SandboxAnswer.Pdf(string.Create(CultureInfo.InvariantCulture, $"Quote_{quote.Number}.pdf"), ProposalPdf.Of(quote))
            : SandboxAnswer.NotFound();

    /// <summary>Lets a test or a demonstration play the operator: the quote answers the first aircraft that is still without one.</summary>
    public static SandboxAnswer Submit(SandboxWorld world, RouteCall call)
    {
        if (world.FindRequest(call.Id) is not { } request)
        {
            return SandboxAnswer.NotFound();
        }

        if ((SubmittedQuote.Refuse(call.Body) ?? MessageRoutes.RefuseCanceled(request.Rfq)) is { } refusal)
        {
            return refusal;
        }

        if (request.Lifts.FirstOrDefault(lift => lift is { Quote: null, IsDeclined: false }) is not { } lift)
        {
            return SandboxAnswer.Refusal(409, new ApiError("CONFLICT", "Every aircraft of this request has been answered"));
        }

        var submitted = SubmittedQuote.Read(call.Body);
        return SandboxAnswer.Ok(View(world.AddQuote(lift, submitted.Price, submitted.Currency, submitted.Message, world.Now), call.Links));
    }

    private static JsonObject View(Quote quote, Links links)
    {
        var view = links.To(IdKind.Quote, quote.Number);
        view["tripId"] = quote.Trip.DisplayId;
        view["createdOn"] = quote.CreatedOn.ToWire();
        view["sellerPrice"] = quote.PriceJson();
        view["sellerPriceWithoutCommission"] = quote.PriceWithoutCommission();
        view["sellerMessage"] = quote.SellerMessage;
        view["lift"] = RfqView.Lift(quote.Lift, links);
        view["sellerCompany"] = quote.Rfq.Operator.Company();
        view["segments"] = new JsonArray([.. quote.Trip.Legs.Select(leg => leg.ToJson(quote.Lift.Aircraft))]);
        view["links"] = new JsonObject
        {
            ["trips"] = links.ToAll(IdKind.Trip, [quote.Trip.Number]),
            ["rfqs"] = links.ToAll(IdKind.Rfq, [quote.Rfq.Number]),
        };
        return view;
    }
}
