using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Sets where a booking stands, by hand. The table of transitions decides what may follow.</summary>
internal static class UpdateBookingStatusEndpoint
{
    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Bookings")
        .TakesJson<UpdateStatusRequest>()
        .WithSummary("Sets where a booking stands; ops only")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    public static async Task<Ok<BookingView>> HandleAsync(
        string id, HttpRequest request, BookingFinder finder, BookingAdministration clerk, BookingService desk, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, ServiceJson.Default.UpdateStatusRequest, cancellationToken);
        if (!BookingStatuses.TryRead(body.Status, out var status))
        {
            throw new InvalidRequestException([new Problem("status", BookingStatuses.Rule)]);
        }

        var found = await finder.FindAsync(id, cancellationToken);

        // First: a key that is missing must not look as if nothing had been changed.
        var passengers = desk.Passengers(found);
        var booking = await clerk.SetStatusAsync(found, status, body.Why, cancellationToken);
        return TypedResults.Ok(BookingView.Of(booking, passengers, []));
    }
}

/// <summary>The body of a status change.</summary>
internal sealed class UpdateStatusRequest
{
    /// <summary>Where the booking shall stand.</summary>
    [Required]
    public string? Status { get; init; }

    /// <summary>How one knows; kept with the booking.</summary>
    public string? Why { get; init; }
}
