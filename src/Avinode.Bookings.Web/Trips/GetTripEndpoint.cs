using Avinode.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Shows a trip with all that was offered for it.</summary>
internal static class GetTripEndpoint
{
    public static RouteHandlerBuilder MapGetTrip(this IEndpointRouteBuilder routes) => routes.MapGet("/{id}", HandleAsync)
        .WithSummary("A trip and what was offered for it; id is Avinode's id or the display id")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .AsksAvinode()
        .RequireAuthorization(Roles.Viewer);

    private static async Task<Ok<TripView>> HandleAsync(string id, TripReader trips, CancellationToken cancellationToken) =>
        TripKey.TryParse(id, out var key)
            ? TypedResults.Ok(TripView.Of(await trips.ReadAsync(key, cancellationToken)))
            : throw new InvalidRequestException([new Problem("id", TripKey.Rule)]);
}
