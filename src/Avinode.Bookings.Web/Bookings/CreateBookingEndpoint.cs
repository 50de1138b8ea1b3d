using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Books a flight, at most once. The desk does the work, as for the agent.</summary>
internal static class CreateBookingEndpoint
{
    /// <summary>The header with the caller's own key: requests with the same key are the same booking.</summary>
    public const string KeyHeader = "Idempotency-Key";

    private const string ReplayedHeader = "Idempotent-Replayed";
    private const int MaxKey = 255;

    public static RouteHandlerBuilder MapCreateBooking(this IEndpointRouteBuilder routes) => routes.MapPost("/", HandleAsync)
        .TakesJson<CreateBookingRequest>()
        .WithHeader(KeyHeader, "Your own key: requests with the same key are the same booking")
        .WithSummary("Books a flight, at most once")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .AsksAvinode()
        .RequireAuthorization(Roles.Booker);

    private static async Task<Results<Created<BookingView>, Accepted<BookingView>, Ok<BookingView>>> HandleAsync(HttpContext context, BookingService desk, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(context.Request, ServiceJson.Default.CreateBookingRequest, cancellationToken);
        var answer = await desk.BookAsync(body.ToOrder(), Key(context.Request), Actors.Web, cancellationToken);
        var view = BookingView.Of(answer.Booking, desk.Passengers(answer.Booking), answer.Warnings);
        var place = $"/api/bookings/{view.Id}";
        if (answer.IsRepeat)
        {
            context.Response.Headers[ReplayedHeader] = "true";
        }

        return answer.Booking.Submission switch
        {
            SubmissionStatus.Unknown or SubmissionStatus.Sending or SubmissionStatus.Ready => TypedResults.Accepted(place, view),
            _ when answer.IsRepeat => TypedResults.Ok(view),
            _ => TypedResults.Created(place, view),
        };
    }

    /// <exception cref="InvalidRequestException">There is one, and it is not a key.</exception>
    private static string? Key(HttpRequest request) => request.Headers[KeyHeader] switch
    {
        [] => null,
        [{ Length: > 0 and <= MaxKey } key] when key.All(c => c is >= ' ' and <= '~') => key,
        _ => throw new InvalidRequestException([new Problem(KeyHeader, $"must be one value of 1 to {MaxKey} printable ASCII characters")]),
    };
}
