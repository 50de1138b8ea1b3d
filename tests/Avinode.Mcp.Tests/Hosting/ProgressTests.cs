namespace Avinode.Mcp.Tests;

/// <summary>A client that wants to know whether a call is alive.</summary>
public sealed class ProgressTests
{
    [Fact]
    public async Task Progress_is_told_at_the_start_and_every_three_seconds()
    {
        await using var served = await ServedMcp.StartAsync();
        var gate = new TaskCompletionSource();
        served.Upstream.Answer("GET", "/bookings/70", ToolCall.GetBookingStatus.Success.After(gate.Task));

        var call = served.Client.CallToolAsync("get_booking_status", """{"booking_id":"70"}""", progressToken: "tok-1");
        var first = await served.Client.WaitForNotificationAsync("notifications/progress", 1);
        await served.Upstream.WaitForRequestAsync();
        served.Clock.Advance(TimeSpan.FromSeconds(3));
        await served.Client.WaitForNotificationAsync("notifications/progress", 2);
        served.Clock.Advance(TimeSpan.FromSeconds(3));
        var third = await served.Client.WaitForNotificationAsync("notifications/progress", 3);
        gate.SetResult();
        await call;

        first.GetProperty("params").GetProperty("progressToken").GetString().Should().Be("tok-1");
        first.GetProperty("params").GetProperty("progress").GetDouble().Should().Be(0);
        third.GetProperty("params").GetProperty("progress").GetDouble().Should().Be(6);
        third.GetProperty("params").GetProperty("message").GetString().Should().Be("Waiting for Avinode, 6 s so far");
        served.Clock.Advance(TimeSpan.FromMinutes(1));
        await served.Client.RequestAsync("ping");
        served.Client.Notifications.Should().HaveCount(3, "a finished call is silent");
    }

    [Fact]
    public async Task Without_a_token_nothing_is_told()
    {
        await using var served = await ServedMcp.StartAsync();

        await served.CallAsync(ToolCall.GetBookingStatus);

        served.Client.Notifications.Should().BeEmpty();
    }
}
