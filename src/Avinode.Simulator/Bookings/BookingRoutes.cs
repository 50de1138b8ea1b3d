using System.Text.Json.Nodes;

namespace Avinode.Simulator;

internal static class BookingRoutes
{
    public static SimulatorResponse Book(SimulatorWorld world, RouteCall call)
    {
        if (BookingRequest.Problems(call.Body).ToArray() is { Length: > 0 } problems)
        {
            return SimulatorResponse.Refusal(422, problems);
        }

        var request = BookingRequest.Read(call.Body);
        if (world.FindQuote(request.QuoteId) is not { } quote)
        {
            return SimulatorResponse.Refusal(404, new ApiError("NOT_FOUND", "Not found", "quoteId"));
        }

        if (world.FindTrip(request.TripId) != quote.Trip)
        {
            return SimulatorResponse.Refusal(422, ApiError.Invalid("tripId", "the quote belongs to another trip"));
        }

        if (request.ExternalReference is { } reference && world.FindBookingByReference(reference) is { } earlier)
        {
            return earlier.Quote == quote && earlier.Fingerprint == request.Fingerprint
                ? SimulatorResponse.Ok(View(world, earlier, call.Links), "The booking was made before under this reference")
                : SimulatorResponse.Refusal(422, ApiError.Invalid("externalReference", "it belongs to a booking with other content"));
        }

        return Refuse(world, quote) ?? SimulatorResponse.Created(View(world, world.AddBooking(quote, request), call.Links));
    }

    public static SimulatorResponse Read(SimulatorWorld world, RouteCall call) =>
        world.FindBooking(call.Id) is { } booking ? SimulatorResponse.Ok(View(world, booking, call.Links)) : SimulatorResponse.NotFound();

    public static SimulatorResponse Find(SimulatorWorld world, RouteCall call)
    {
        if (call.Request.QueryValue("externalReference") is not { Length: > 0 } reference)
        {
            return SimulatorResponse.Refusal(400, ApiError.Missing("externalReference"));
        }

        var found = world.FindBookingByReference(reference);
        return SimulatorResponse.Ok(found is null ? new JsonArray() : new JsonArray(View(world, found, call.Links)));
    }

    private static SimulatorResponse? Refuse(SimulatorWorld world, Quote quote) =>
        world.LiveBookingOf(quote) is not null
            ? SimulatorResponse.Refusal(409, new ApiError("QUOTE_BOOKED", "The quote is booked already", "quoteId"))
        : world.BookingOf(quote) is not null ? Unavailable("the operator has cancelled a booking of it")
        : quote.Trip.IsCanceled || quote.Rfq.IsCanceled ? Unavailable("its request is cancelled")
        : quote.Lift.IsDeclined ? Unavailable("it was declined")
        : null;

    private static SimulatorResponse Unavailable(string why) =>
        SimulatorResponse.Refusal(422, new ApiError("QUOTE_NOT_AVAILABLE", $"The quote cannot be booked: {why}", "quoteId"));

    private static JsonObject View(SimulatorWorld world, Booking booking, Links links)
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
