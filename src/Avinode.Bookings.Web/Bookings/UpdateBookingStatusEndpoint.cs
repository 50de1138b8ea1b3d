using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Updates the status of a booking by hand. The table of transitions decides what may follow.</summary>
internal static class UpdateBookingStatusEndpoint
{
    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Bookings")
        .TakesJson<UpdateStatusRequest>()
        .WithSummary("Updates the status of a booking; ops only")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    public static async Task<Ok<BookingView>> HandleAsync(
        string id, HttpRequest request, BookingReader bookings, UpdateBookingStatus update,
        CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, ServiceJson.Default.UpdateStatusRequest, cancellationToken);
        if (!BookingStatuses.TryRead(body.Status, out var status))
        {
            throw new RefusalException(Refusal.Invalid([new Problem("status", BookingStatuses.Rule)]));
        }

        var found = (await bookings.FindAsync(id, cancellationToken)).Value;

        // Before the change: a missing key must not look as if nothing had been changed.
        var passengers = bookings.Passengers(found);
        var booking = await update.RunAsync(found, status, body.Why, cancellationToken);
        return TypedResults.Ok(BookingView.Of(booking.Value, passengers, []));
    }
}

/// <summary>A new status, and how it is known.</summary>
internal sealed class UpdateStatusRequest
{
    [Required]
    public string? Status { get; init; }

    /// <summary>How you know; kept with the booking.</summary>
    public string? Why { get; init; }
}
