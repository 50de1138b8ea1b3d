using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Avinode.Bookings.Web;

/// <summary>Streams what happens to bookings and chats, live, as server-sent events.</summary>
internal static class StreamEventsEndpoint
{
    private const string LastEventId = "Last-Event-ID";
    private const string LastEventIdQuery = "last_event_id";

    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Events")
        .WithSummary("Live events (server-sent events); Last-Event-ID resumes without a gap")
        .WithHeader(LastEventId, "The newest event that you have: the stream goes on after it")
        .WithQuery(LastEventIdQuery, "The same, for clients that cannot set a header")
        .Produces<EventView>(StatusCodes.Status200OK, "text/event-stream")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .RequireRateLimiting(RateLimits.Streams);

    public static async Task HandleAsync(
        HttpContext context, string? booking, EventLog log, EventFeed feed, BookingReader bookings, TimeProvider clock,
        IHostApplicationLifetime lifetime)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var seen = Seen(context.Request.Headers[LastEventId], context.Request.Query[LastEventIdQuery]);
        try
        {
            Guid? only = booking is null ? null : (await bookings.FindAsync(booking, ending.Token)).Value.Id;
            var newest = await log.LastAsync(ending.Token);
            var stream = new EventStream(context.Response, feed, clock);

            // A place that does not exist yet is another database's: a restarted simulator, or a backup that was restored.
            var isReset = seen > newest;
            var place = isReset ? newest : seen ?? newest;
            await stream.OpenAsync(place, isReset, ending.Token);
            await stream.SendAsync(place, only, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && context.Response.HasStarted)
        {
            // The client left, or the service stops: that is how streams end.
        }
    }

    /// <summary>
    /// The newest event that the client has; null when it has none. The header wins: a browser that reconnects repeats the query of its
    /// first request.
    /// </summary>
    /// <exception cref="RefusalException">There is one, and it is none of ours.</exception>
    private static long? Seen(StringValues header, StringValues query)
    {
        var (name, values) = header.Count > 0 ? (LastEventId, header) : (LastEventIdQuery, query);
        return values is not [var text] ? values.Count == 0 ? null : throw Wrong(name)
            : string.IsNullOrEmpty(text) ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place
            : throw Wrong(name);
    }

    private static RefusalException Wrong(string name) =>
        new(Refusal.Invalid([new Problem(name, "must be the id of an event, a whole number")]));
}
