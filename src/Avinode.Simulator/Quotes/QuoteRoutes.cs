using System.Globalization;
using System.Text.Json.Nodes;

namespace Avinode.Simulator;

internal static class QuoteRoutes
{
    public static SimulatorResponse Read(SimulatorWorld world, RouteCall call) =>
        world.FindQuote(call.Id) is { } quote ? SimulatorResponse.Ok(View(quote, call.Links)) : SimulatorResponse.NotFound();

    public static SimulatorResponse Proposal(SimulatorWorld world, RouteCall call) =>
        world.FindQuote(call.Id) is { } quote
            ? SimulatorResponse.Pdf(string.Create(CultureInfo.InvariantCulture, $"Quote_{quote.Number}.pdf"), ProposalPdf.Of(quote))
            : SimulatorResponse.NotFound();

    /// <summary>Lets a test or a demonstration play the operator: the quote answers the first aircraft that is still without one.</summary>
    public static SimulatorResponse Submit(SimulatorWorld world, RouteCall call)
    {
        if (world.FindRequest(call.Id) is not { } request)
        {
            return SimulatorResponse.NotFound();
        }

        if ((SubmittedQuote.Refuse(call.Body) ?? MessageRoutes.RefuseCanceled(request.Rfq)) is { } refusal)
        {
            return refusal;
        }

        if (request.Lifts.FirstOrDefault(lift => lift is { Quote: null, IsDeclined: false }) is not { } lift)
        {
            return SimulatorResponse.Refusal(409, new ApiError("CONFLICT", "Every aircraft of this request has been answered"));
        }

        var submitted = SubmittedQuote.Read(call.Body);
        var quote = world.AddQuote(lift, submitted.Price, submitted.Currency, submitted.Message, world.Now);
        return SimulatorResponse.Ok(View(quote, call.Links));
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
