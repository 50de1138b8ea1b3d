using System.ComponentModel.DataAnnotations;
using Avinode.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Records the outcome of a booking, by hand, where it could not be found out.</summary>
internal static class ResolveBookingEndpoint
{
    private const string Accepted = "accepted";
    private const string Rejected = "rejected";

    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Bookings")
        .TakesJson<ResolveBookingRequest>()
        .WithSummary("Records an outcome that could not be found out; ops only")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    public static async Task<Ok<BookingView>> HandleAsync(
        string id, HttpRequest request, BookingReader bookings, ResolveBooking resolve,
        CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, ServiceJson.Default.ResolveBookingRequest, cancellationToken);
        RefusalException.ThrowIfAny([.. Problems(body)]);
        var found = (await bookings.FindAsync(id, cancellationToken)).Value;

        // Before the decision: a missing key must not look as if nothing had been decided.
        var passengers = bookings.Passengers(found);
        var booking = body.Outcome == Accepted
            ? await resolve.AcceptAsync(found.Reference, BookingId.Parse(body.AvinodeBookingId), body.Why, cancellationToken)
            : await resolve.RejectAsync(found.Reference, body.Why, cancellationToken);
        return TypedResults.Ok(BookingView.Of(booking.Value, passengers, []));
    }

    private static IEnumerable<Problem> Problems(ResolveBookingRequest body)
    {
        if (body.Outcome is not (Accepted or Rejected))
        {
            yield return new Problem("outcome", $"must be one of {Accepted}, {Rejected}");
        }

        if (body.Outcome == Accepted && !BookingId.TryParse(body.AvinodeBookingId, out _))
        {
            yield return new Problem("avinode_booking_id", IdGrammar.Booking.Rule);
        }

        if (body.Outcome == Rejected && body.AvinodeBookingId is not null)
        {
            yield return new Problem("avinode_booking_id", $"must be absent when the outcome is {Rejected}");
        }

        if (body.Outcome == Rejected && string.IsNullOrWhiteSpace(body.Why))
        {
            yield return new Problem("why", "must tell how you know that the operator does not have it");
        }
    }
}

/// <summary>An outcome, and how it is known.</summary>
internal sealed class ResolveBookingRequest
{
    /// <summary>What became of the request: <c>accepted</c> when Avinode has the booking, <c>rejected</c> when it does not.</summary>
    [Required]
    public string? Outcome { get; init; }

    /// <summary>Avinode's id of the booking; required when it was accepted, and absent otherwise.</summary>
    public string? AvinodeBookingId { get; init; }

    /// <summary>How you know; kept with the booking; required when it was rejected.</summary>
    public string? Why { get; init; }
}
