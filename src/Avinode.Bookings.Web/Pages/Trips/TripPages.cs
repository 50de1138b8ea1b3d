using Avinode.Client;
using Avinode.Simulator;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>The pages about trips and quotes.</summary>
internal static class TripPages
{
    private const int Recent = 5;

    public static Task<RazorComponentResult<TripsPage>> StartAsync(
        HttpContext context, BookingReader bookings, AvinodeClient avinode, CancellationToken cancellationToken) =>
        ShowStartAsync(null, null, context, bookings, avinode, cancellationToken);

    // People copy numbers with spaces around them, and in lower case.
    public static async Task<IResult> OpenAsync(
        string? id, HttpContext context, BookingReader bookings, AvinodeClient avinode, CancellationToken cancellationToken)
    {
        var asked = id?.Trim() ?? "";
        return TripKey.TryParse(asked, out _) ? TypedResults.LocalRedirect($"/trips/{asked}")
            : TripKey.TryParse(asked.ToUpperInvariant(), out _) ? TypedResults.LocalRedirect($"/trips/{asked.ToUpperInvariant()}")
            : await ShowStartAsync(asked, TripKey.Rule, context, bookings, avinode, cancellationToken);
    }

    private static async Task<RazorComponentResult<TripsPage>> ShowStartAsync(
        string? asked, string? problem, HttpContext context, BookingReader bookings, AvinodeClient avinode,
        CancellationToken cancellationToken)
    {
        var offered = new List<TripDetails>();
        foreach (var id in context.RequestServices.GetService<SimulatorWorld>()?.TripIds ?? [])
        {
            offered.Add(await avinode.GetTripAsync(TripKey.TryParse(id, out var key) ? key : default, cancellationToken));
        }

        return new RazorComponentResult<TripsPage>(new Dictionary<string, object?>
        {
            [nameof(TripsPage.Asked)] = asked,
            [nameof(TripsPage.Problem)] = problem,
            [nameof(TripsPage.Offered)] = offered,
            [nameof(TripsPage.Recent)] = (await bookings.ListAsync(new BookingFilter { Limit = Recent }, cancellationToken)).Value.Bookings,
        })
        {
            StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    public static async Task<RazorComponentResult<TripPage>> ShowAsync(
        string id, string? sort, HttpContext context, TripReader trips, BookingReader bookings, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!TripKey.TryParse(id, out var key))
        {
            throw new RefusalException(Refusal.Invalid([new Problem("The trip number", TripKey.Rule)]));
        }

        var offers = await trips.ReadAsync(key, cancellationToken);
        var ofTrip = new BookingFilter { TripId = TripId.Parse(offers.Trip.TripId), Limit = 200 };
        var booked = (await bookings.ListAsync(ofTrip, cancellationToken)).Value.Bookings;
        return new RazorComponentResult<TripPage>(new Dictionary<string, object?>
        {
            [nameof(TripPage.Sheet)] = TripSheet.Of(offers, booked, sort),
            [nameof(TripPage.CanBook)] = context.User.IsInRole(Roles.Booker),
            [nameof(TripPage.Today)] = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
        });
    }

    // Reads only the database: open pages ask whenever the quote changes, and Avinode limits calls.
    public static async Task<RazorComponentResult<QuoteState>> ShowQuoteStateAsync(
        string id, string? request, HttpContext context, BookingReader bookings, CancellationToken cancellationToken)
    {
        var filter = new BookingFilter { QuoteId = QuoteId.Parse(id), Limit = 1 };
        var newest = (await bookings.ListAsync(filter, cancellationToken)).Value.Bookings;
        _ = RfqId.Parse(request);
        return new RazorComponentResult<QuoteState>(new Dictionary<string, object?>
        {
            [nameof(QuoteState.QuoteId)] = id,
            [nameof(QuoteState.RequestId)] = request!,
            [nameof(QuoteState.Booking)] = newest is [var booking] ? booking : null,
            [nameof(QuoteState.CanBook)] = context.User.IsInRole(Roles.Booker),
        });
    }
}
