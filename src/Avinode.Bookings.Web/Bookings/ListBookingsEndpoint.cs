using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Lists bookings, newest first.</summary>
internal static class ListBookingsEndpoint
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public static RouteHandlerBuilder MapListBookings(this IEndpointRouteBuilder routes) => routes.MapGet("/", HandleAsync)
        .WithSummary("Bookings, newest first")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .RequireAuthorization(Roles.Viewer);

    private static async Task<Ok<BookingListView>> HandleAsync(
        BookingDesk desk, string? status, string? customer_email, string? limit, string? cursor, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        BookingStatus? wanted = status is null ? null : BookingStatuses.TryRead(status, out var known) ? known : Wrong<BookingStatus>("status", "must be one of the booking's states");
        var most = limit is null ? DefaultLimit : int.TryParse(limit, out var number) && number is >= 1 and <= MaxLimit ? number : Wrong<int>("limit", $"must be 1 to {MaxLimit}");
        var after = cursor is null ? null : BookingCursor.TryRead(cursor, out var place) ? place : Wrong<BookingCursor>("cursor", "must be next_cursor of the page before");
        if (problems.Count > 0)
        {
            throw new InvalidRequestException(problems);
        }

        var found = await desk.ListAsync(new BookingFilter { Status = wanted, CustomerEmail = customer_email, Limit = most + 1, After = after }, cancellationToken);
        var page = found.Take(most).Select(booking => BookingView.Of(booking, passengers: null, [])).ToArray();
        return TypedResults.Ok(new BookingListView(page, found.Count > most ? BookingCursor.Of(found[most - 1]).ToString() : null));

        T? Wrong<T>(string field, string rule)
        {
            problems.Add(new Problem(field, rule));
            return default;
        }
    }
}
