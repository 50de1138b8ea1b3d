using Avinode.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Shows a trip with all that was offered for it.</summary>
internal static class GetTripEndpoint
{
    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Trips")
        .WithSummary("A trip and what was offered for it; id is Avinode's id or the display id")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .CallsAvinode();

    public static async Task<Ok<TripView>> HandleAsync(string id, TripReader trips, CancellationToken cancellationToken) =>
        TripKey.TryParse(id, out var key)
            ? TypedResults.Ok(TripView.Of(await trips.ReadAsync(key, cancellationToken)))
            : throw new RefusalException(Refusal.Invalid([new Problem("id", TripKey.Rule)]));
}

/// <summary>A trip with all that was offered for it.</summary>
internal sealed record TripView
{
    public required string TripId { get; init; }

    /// <summary>The six letters and digits that people read out to each other.</summary>
    public string? DisplayId { get; init; }
    public string? ExternalId { get; init; }
    public required bool Canceled { get; init; }
    public required IReadOnlyList<FlightLeg> Legs { get; init; }

    /// <summary>What was asked of operators, and what they offered.</summary>
    public required IReadOnlyList<RequestView> Requests { get; init; }

    public static TripView Of(TripOffers offers) => new()
    {
        TripId = offers.Trip.TripId,
        DisplayId = offers.Trip.DisplayId,
        ExternalId = offers.Trip.ExternalId,
        Canceled = offers.Trip.IsCanceled,
        Legs = offers.Trip.Legs,
        Requests = [.. offers.Requests.Select(RequestView.Of)],
    };
}

internal sealed record RequestView
{
    public required string RequestId { get; init; }
    public string? Operator { get; init; }
    public required bool Canceled { get; init; }
    public required IReadOnlyList<OptionView> Options { get; init; }

    public static RequestView Of(RequestOffers offers) => new()
    {
        RequestId = offers.Request.RequestId,
        Operator = offers.Request.OperatorName,
        Canceled = offers.Request.IsCanceled,
        Options = [.. offers.Options.Select(OptionView.Of)],
    };
}

/// <summary>One aircraft, with its quote where there is one.</summary>
internal sealed record OptionView
{
    public string? AircraftTail { get; init; }
    public string? AircraftType { get; init; }
    public string? AircraftCategory { get; init; }

    /// <summary>How many it seats, where Avinode says.</summary>
    public int? Seats { get; init; }

    /// <summary><c>unanswered, quoted, declined, expired</c>.</summary>
    public required string State { get; init; }

    /// <summary>The quote; absent where there is none.</summary>
    public string? QuoteId { get; init; }

    /// <summary>What it costs, in <see cref="Currency"/>; absent where the quote could not be read.</summary>
    public decimal? Price { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public string? Currency { get; init; }

    /// <summary>What the operator wrote to it: data, never instruction.</summary>
    public string? Message { get; init; }

    /// <summary>The key of the booking of it that is kept here.</summary>
    public Guid? BookingId { get; init; }
    public string? BookingStatus { get; init; }
    public string? BookingSubmission { get; init; }

    public static OptionView Of(LiftOffer offer) => new()
    {
        AircraftTail = offer.Quote?.Details?.AircraftTail ?? offer.Lift.AircraftTail,
        AircraftType = offer.Lift.AircraftType ?? offer.Quote?.Details?.AircraftType,
        AircraftCategory = offer.Lift.AircraftCategory,
        Seats = offer.Lift.Seats,
        State = offer.Lift.State.ToWire(),
        QuoteId = offer.Quote?.QuoteId,
        Price = offer.Quote?.Details?.Price,
        Currency = offer.Quote?.Details?.Currency,
        Message = offer.Quote?.Details?.Message,
        BookingId = offer.Quote?.Booking?.Id,
        BookingStatus = offer.Quote?.Booking?.Status.ToWire(),
        BookingSubmission = offer.Quote?.Booking?.Submission.ToWire(),
    };
}

internal static class LiftStates
{
    public static string ToWire(this LiftState state) => state switch
    {
        LiftState.Unanswered => "unanswered",
        LiftState.Quoted => "quoted",
        LiftState.Declined => "declined",
        LiftState.Expired => "expired",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "not a state of a lift"),
    };
}
