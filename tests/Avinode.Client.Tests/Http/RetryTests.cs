using System.Globalization;
using System.Net;
using Avinode.Testing;

namespace Avinode.Client.Tests.Http;

public sealed class RetryTests
{
    private static readonly StubResponse Booking = StubResponse.Json("""{"id":"abooking-1","status":"confirmed"}""");

    public static TheoryData<string> PassingFaults => new(Faults.Keys);

    private static Dictionary<string, StubResponse> Faults { get; } = new[] { 408, 429, 500, 501, 502, 503, 504, 599 }
        .ToDictionary(status => $"{status}", status => StubResponse.Status(status))
        .Concat(new Dictionary<string, StubResponse>
        {
            ["reset before reading"] = StubResponse.ResetBeforeReading(),
            ["reset after reading"] = StubResponse.ResetAfterReading(),
            ["truncated"] = StubResponse.Truncated("""{"id":"abooking-1"}"""),
            ["truncated chunk"] = StubResponse.TruncatedChunked("""{"id":"abooking-1"}"""),
        }).ToDictionary();

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_read_outlasts_a_fault_that_passes(string fault)
    {
        await using var wire = await ClientOnWire.StartAsync();
        wire.Upstream.Answer("GET", "/bookings/1", Faults[fault], Booking);

        var booking = await wire.PassBackOffsAsync(Calls.ReadAsync(wire.Client));

        booking.Status.Should().Be("confirmed");
        wire.Upstream.Requests.Should().HaveCount(2);
    }

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_read_is_tried_four_times_at_most(string fault)
    {
        await using var wire = await ClientOnWire.StartAsync(Faults[fault]);

        var failure = await wire.FailureOfReadAsync(Calls.ReadAsync);

        wire.Upstream.Requests.Should().HaveCount(4);
        failure.Outcome.Should().BeNull();
        failure.Failure.Should().Be(int.TryParse(fault, out _) ? AvinodeFailure.Refused : AvinodeFailure.NoResponse);
        failure.Status.Should().Be(int.TryParse(fault, out var status) ? (HttpStatusCode)status : null);
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("booking")]
    [InlineData("find")]
    [InlineData("messages")]
    [InlineData("message")]
    public async Task Every_read_is_retried(string call)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Status(503));

        await wire.FailureOfReadAsync(async client =>
        {
            await Calls.Reads[call](client);
            return true;
        });

        wire.Upstream.Requests.Should().HaveCount(4);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(409)]
    [InlineData(410)]
    [InlineData(422)]
    public async Task A_refusal_that_would_come_again_is_not_asked_for_again(int status)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Status(status).WithHeader("Retry-After", "0"));

        var failure = await wire.FailureOfAsync(Calls.ReadAsync);

        wire.Upstream.Requests.Should().ContainSingle();
        failure.Failure.Should().Be(AvinodeFailure.Refused);
        failure.Status.Should().Be((HttpStatusCode)status);
        failure.Outcome.Should().BeNull();
    }

    [Fact]
    public async Task A_refused_connection_is_tried_again_and_told_as_such()
    {
        using var nobody = new ClosedPort();
        await using var wire = await ClientOnWire.StartAsync(address: _ => nobody.Address);

        var failure = await wire.FailureOfReadAsync(Calls.ReadAsync);

        failure.Failure.Should().Be(AvinodeFailure.Unreachable);
        failure.Message.Should().Be("No connection to Avinode (connection refused).");
        failure.Outcome.Should().BeNull();
        (wire.Clock.GetUtcNow() - new ManualClock().GetUtcNow()).Should().Be(TimeSpan.FromSeconds(15), "three back-offs passed");
    }

    [Fact]
    public async Task A_connection_that_takes_too_long_is_a_failure_of_ours_and_not_a_cancellation()
    {
        await using var wire = await ClientOnWire.StartAsync(transport: NeverConnects);

        var failure = await wire.FailureOfReadAsync(Calls.ReadAsync);

        failure.Failure.Should().Be(AvinodeFailure.Unreachable);
        failure.Message.Should().Contain("5 seconds");
    }

    [Fact]
    public async Task Every_try_comes_after_a_back_off()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Status(500));

        await wire.FailureOfReadAsync(Calls.ReadAsync);

        wire.Upstream.Requests.Select(request => request.Header("X-Avinode-SentTimestamp")!)
            .Select(sent => DateTimeOffset.Parse(sent, CultureInfo.InvariantCulture))
            .Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    private static void NeverConnects(SocketsHttpHandler transport)
    {
        transport.ConnectTimeout = TimeSpan.FromMilliseconds(20);
        transport.ConnectCallback = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return Stream.Null;
        };
    }
}
