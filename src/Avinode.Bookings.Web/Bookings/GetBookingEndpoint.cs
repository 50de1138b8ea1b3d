using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Tells all about one booking, as far as it is known here.</summary>
internal static class GetBookingEndpoint
{
    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Bookings")
        .WithSummary("One booking; id is its key, our reference or Avinode's id")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound);

    public static async Task<Ok<BookingView>> HandleAsync(string id, BookingFinder finder, BookingService desk, CancellationToken cancellationToken)
    {
        var booking = await finder.FindAsync(id, cancellationToken);
        return TypedResults.Ok(BookingView.Of(booking, desk.Passengers(booking), []));
    }
}
