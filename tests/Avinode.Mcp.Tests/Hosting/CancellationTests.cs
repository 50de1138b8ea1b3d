using System.Text.Json;
using Avinode.Testing;

namespace Avinode.Mcp.Tests;

/// <summary>A client that no longer wants an answer.</summary>
public sealed class CancellationTests
{
    private const string EndOfHead = "\r\n\r\n";

    [Fact]
    public async Task A_cancelled_read_is_aborted_upstream_and_never_answered()
    {
        using var upstream = new RawUpstream();
        await using var served = await ServedMcp.StartAsync(baseUrl: upstream.BaseAddress);
        var call = served.Client.StartCallTool("get_booking_status", """{"booking_id":"70"}""");
        using var connection = await upstream.AcceptAsync();
        (await connection.ReadUntilAsync(EndOfHead)).Should().StartWith("GET /api/bookings/70 ");

        await CancelAsync(served, call);

        (await connection.ReadUntilAsync(EndOfHead)).Should().BeEmpty("the connection is dropped");
        await served.Client.RequestAsync("ping");
        AnswersTo(served, call).Should().BeEmpty();
    }

    [Fact]
    public async Task A_cancelled_booking_is_not_cut_in_half()
    {
        using var upstream = new RawUpstream();
        await using var served = await ServedMcp.StartAsync(baseUrl: upstream.BaseAddress);
        var call = served.Client.StartCallTool("book_flight", ToolCall.BookFlight.Arguments);
        using var booking = await upstream.AcceptAsync();
        (await booking.ReadUntilAsync(EndOfHead)).Should().StartWith("GET /api/quotes/123456 ");
        await booking.AnswerAsync("""{"id":"aquote-123456"}""");
        (await booking.ReadUntilAsync("\"externalReference\":\"JV-2026-17\"}")).Should().StartWith("POST /api/bookrequest ");

        await CancelAsync(served, call);
        await booking.AnswerAsync(ToolCall.BookFlight.Answer);

        (await NextOverAsync(booking, served, upstream)).Should().StartWith(
            "GET /api/bookings/70 ", "a connection whose answer was read to its end serves the next request");
        AnswersTo(served, call).Should().BeEmpty();
    }

    // The client may open another connection as long as it has not read the booking's answer: then it is asked once more.
    private static async Task<string> NextOverAsync(RawConnection booking, ServedMcp served, RawUpstream upstream)
    {
        var next = booking.ReadUntilAsync(EndOfHead);
        while (!next.IsCompleted)
        {
            var status = served.Client.CallToolAsync("get_booking_status", """{"booking_id":"70"}""");
            var accepting = upstream.AcceptAsync();
            if (await Task.WhenAny(next, accepting) != accepting)
            {
                break;
            }

            // It may also open one and then take the booking's, which has become free meanwhile.
            using var other = await accepting;
            var asked = other.ReadUntilAsync(EndOfHead);
            if (await Task.WhenAny(next, asked) == asked)
            {
                await other.AnswerAsync(ToolCall.GetBookingStatus.Answer, close: true);
                await status;
            }
        }

        return await next;
    }

    private static async Task CancelAsync(ServedMcp served, StartedRequest call)
    {
        var parameters = $$"""{"requestId":{{call.Id}},"reason":"the user changed their mind"}""";
        await served.Client.NotifyAsync("notifications/cancelled", parameters);
        await served.WhenCancelledAsync();
    }

    private static IEnumerable<string> AnswersTo(ServedMcp served, StartedRequest call) =>
        served.Client.OutputLines.Where(line => JsonElement.Parse(line).TryGetProperty("id", out var id) && id.GetInt64() == call.Id);
}
