using System.Text.Json.Nodes;

namespace Avinode.Sandbox;

internal static class BookingRoutes
{
    public static SandboxAnswer Book(SandboxWorld world, RouteCall call)
    {
        if (BookingRequest.Problems(call.Body).ToArray() is { Length: > 0 } problems)
        {
            return SandboxAnswer.Refusal(422, problems);
        }

        var request = BookingRequest.Read(call.Body);
        if (world.FindQuote(request.QuoteId) is not { } quote)
        {
            return SandboxAnswer.Refusal(404, new ApiError("NOT_FOUND", "Not found", "quoteId"));
        }

        if (world.FindTrip(request.TripId) != quote.Trip)
        {
            return SandboxAnswer.Refusal(422, ApiError.Invalid("tripId", "the quote belongs to another trip"));
        }

        if (request.ExternalReference is { } reference && world.FindBookingByReference(reference) is { } earlier)
        {
            return earlier.Quote == quote && earlier.Fingerprint == request.Fingerprint
                ? SandboxAnswer.Ok(View(world, earlier, call.Links), "The booking was made before under this reference")
                : SandboxAnswer.Refusal(422, ApiError.Invalid("externalReference", "it belongs to a booking with other content"));
        }

        return Refuse(world, quote) ?? SandboxAnswer.Created(View(world, world.AddBooking(quote, request), call.Links));
    }

    public static SandboxAnswer Read(SandboxWorld world, RouteCall call) =>
        world.FindBooking(call.Id) is { } booking ? SandboxAnswer.Ok(View(world, booking, call.Links)) : SandboxAnswer.NotFound();

    public static SandboxAnswer Find(SandboxWorld world, RouteCall call)
    {
        if (call.Request.QueryValue("externalReference") is not { Length: > 0 } reference)
        {
            return SandboxAnswer.Refusal(400, ApiError.Missing("externalReference"));
        }

        var found = world.FindBookingByReference(reference);
        return SandboxAnswer.Ok(found is null ? new JsonArray() : new JsonArray(View(world, found, call.Links)));
    }

    private static SandboxAnswer? Refuse(SandboxWorld world, Quote quote) =>
        world.LiveBookingOf(quote) is not null
            ? SandboxAnswer.Refusal(409, new ApiError("QUOTE_BOOKED", "The quote is booked already", "quoteId"))
        : world.BookingOf(quote) is not null ? Unavailable("the operator has cancelled a booking of it")
        : quote.Trip.IsCanceled || quote.Rfq.IsCanceled ? Unavailable("its request is cancelled")
        : quote.Lift.IsDeclined ? Unavailable("it was declined")
        : null;

    private static SandboxAnswer Unavailable(string why) =>
        SandboxAnswer.Refusal(422, new ApiError("QUOTE_NOT_AVAILABLE", $"The quote cannot be booked: {why}", "quoteId"));

    private static JsonObject View(SandboxWorld world, Booking booking, Links links)
    {
        var status = booking.StatusAt(world.Now);
        var view = links.To(IdKind.Booking, booking.Number);
        view["bookingId"] = IdKind.Booking.Format(booking.Number);
        view["quoteId"] = IdKind.Quote.Format(booking.Quote.Number);
        view["tripId"] = IdKind.Trip.Format(booking.Quote.Trip.Number);
        view["externalReference"] = booking.ExternalReference;
        view["status"] = status;
        view["paymentStatus"] = status is "cancelled" ? "not_due" : "pending";
        view["totalPrice"] = booking.Quote.PriceJson();
        view["createdOn"] = booking.CreatedOn.ToWire();
        view["updatedOn"] = (status is "pending" ? booking.CreatedOn : booking.DecidedOn).ToWire();
        view["responseDeadline"] = booking.ResponseDeadline.ToWire();
        if (status is "confirmed")
        {
            view["confirmationNumber"] = booking.ConfirmationNumber;
            view["confirmedOn"] = booking.DecidedOn.ToWire();
        }
        else if (status is "cancelled")
        {
            view["reason"] = booking.DeclinedBecause;
            view["cancelledOn"] = booking.DecidedOn.ToWire();
        }

        return view;
    }
}
