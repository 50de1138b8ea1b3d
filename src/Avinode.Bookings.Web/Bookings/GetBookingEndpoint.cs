using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Shows one booking as it is stored here.</summary>
internal static class GetBookingEndpoint
{
    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Bookings")
        .WithSummary("One booking; id is its key, our reference or Avinode's id")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound);

    public static async Task<Ok<BookingView>> HandleAsync(
        string id, BookingFinder finder, BookingService service, CancellationToken cancellationToken)
    {
        var booking = await finder.FindAsync(id, cancellationToken);
        return TypedResults.Ok(BookingView.Of(booking, service.Passengers(booking), []));
    }
}
