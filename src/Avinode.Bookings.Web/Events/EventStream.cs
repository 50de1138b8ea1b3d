using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Avinode.Bookings.Web;

/// <summary>
/// Server-sent events on one response. The first block and each heartbeat carry a place and no event, so that whoever is cut off before the
/// first event, or sees only one booking's, still resumes without a gap.
/// </summary>
internal sealed class EventStream(HttpResponse response, EventFeed feed, TimeProvider clock)
{
    /// <summary>How often something is sent while nothing happens, so that neither side takes the other for dead.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private const int FlushedBytes = 16 * 1024;
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(2);

    private long _unflushed;

    /// <summary>Sends the head and the first block.</summary>
    /// <param name="place">Where the stream begins.</param>
    /// <param name="isReset">Whether the client asked for a place that does not exist: what it shows may be another database's.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async Task OpenAsync(long place, bool isReset, CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        // A proxy that collects what it passes on would make live events late ones.
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var reset = isReset ? "event: reset\ndata: {}\n" : "";
        await WriteAsync($"retry: {Reconnect.TotalMilliseconds}\n: connected\nid: {place}\n{reset}\n", cancellationToken);
    }

    /// <summary>Sends what comes, until the token says so.</summary>
    /// <param name="place">Where the stream begins.</param>
    /// <param name="bookingId">Only events of this booking; null for all.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async Task SendAsync(long place, Guid? bookingId, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = new PeriodicTimer(Heartbeat, clock);
        await using var frames = feed.FollowAsync(place, end.Token).GetAsyncEnumerator(end.Token);
        var next = frames.MoveNextAsync().AsTask();
        var beat = timer.WaitForNextTickAsync(end.Token).AsTask();
        BookingTelemetry.CountStream(1);
        try
        {
            while (true)
            {
                if (!next.IsCompleted)
                {
                    await FlushAsync(end.Token);
                }

                if (await Task.WhenAny(next, beat) == beat)
                {
                    await beat;
                    await WriteAsync($": heartbeat\nid: {place}\n\n", end.Token);
                    beat = timer.WaitForNextTickAsync(end.Token).AsTask();
                    continue;
                }

                await next;
                place = frames.Current.Id;
                await PassAsync(frames.Current, bookingId, end.Token);
                next = frames.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            BookingTelemetry.CountStream(-1);

            // An enumerator must not be disposed while it is under way.
            await end.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PassAsync(EventFrame frame, Guid? bookingId, CancellationToken cancellationToken)
    {
        if (bookingId is { } only && frame.BookingId != only)
        {
            return;
        }

        response.BodyWriter.Write(frame.Bytes.Span);
        _unflushed += frame.Bytes.Length;
        if (_unflushed > FlushedBytes)
        {
            await FlushAsync(cancellationToken);
        }
    }

    private async Task WriteAsync(string block, CancellationToken cancellationToken)
    {
        await response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(block), cancellationToken);
        _unflushed = 0;
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_unflushed > 0)
        {
            _unflushed = 0;
            await response.BodyWriter.FlushAsync(cancellationToken);
        }
    }
}
