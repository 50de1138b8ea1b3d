using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

internal static class GetBookingEndpoint
{
    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Bookings")
        .WithSummary("One booking; id is its key, our reference or Avinode's id")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound);

    public static async Task<Ok<BookingView>> HandleAsync(
        string id, BookingReader bookings, CancellationToken cancellationToken)
    {
        var booking = (await bookings.FindAsync(id, cancellationToken)).Value;
        return TypedResults.Ok(BookingView.Of(booking, bookings.Passengers(booking), []));
    }
}
