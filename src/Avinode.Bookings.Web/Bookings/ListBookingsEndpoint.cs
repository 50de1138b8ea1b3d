using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

internal static class ListBookingsEndpoint
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;
    private static readonly string[] Filters = ["status", "customer_email", "limit", "cursor"];

    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Bookings")
        .WithSummary("Bookings, newest first")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    public static async Task<Ok<BookingListView>> HandleAsync(
        HttpRequest request, BookingReader bookings, string? status, string? customer_email, string? limit, string? cursor,
        CancellationToken cancellationToken)
    {
        // A mistyped filter must not list everybody's bookings.
        var problems = request.Query.Keys.Except(Filters, StringComparer.OrdinalIgnoreCase)
            .Select(name => new Problem(name, $"is not known; known are {string.Join(", ", Filters)}")).ToList();
        BookingStatus? wanted = string.IsNullOrEmpty(status) ? null
            : BookingStatuses.TryRead(status, out var known) ? known
            : Wrong<BookingStatus>("status", BookingStatuses.Rule);
        var most = string.IsNullOrEmpty(limit) ? DefaultLimit
            : int.TryParse(limit, out var number) && number is >= 1 and <= MaxLimit ? number
            : Wrong<int>("limit", $"must be 1 to {MaxLimit}");
        var after = string.IsNullOrEmpty(cursor) ? null
            : BookingCursor.TryRead(cursor, out var place) ? place
            : Wrong<BookingCursor>("cursor", "must be next_cursor of the page before");
        var email = string.IsNullOrEmpty(customer_email) ? null : customer_email;
        var filter = new BookingFilter { Status = wanted, CustomerEmail = email, Limit = most, After = after };
        RefusalException.ThrowIfAny([.. problems, .. BookingRules.Check(filter)]);

        var page = (await bookings.ListAsync(filter, cancellationToken)).Value;
        var views = page.Bookings.Select(booking => BookingView.Of(booking, passengers: null, [])).ToArray();
        return TypedResults.Ok(new BookingListView(views, page.Next?.ToString()));

        T? Wrong<T>(string field, string rule)
        {
            problems.Add(new Problem(field, rule));
            return default;
        }
    }
}
