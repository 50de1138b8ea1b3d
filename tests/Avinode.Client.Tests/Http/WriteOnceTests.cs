using System.Net;
using Avinode.Testing;

namespace Avinode.Client.Tests.Http;

/// <summary>Whatever comes back, a write leaves once.</summary>
public sealed class WriteOnceTests
{
    private const string Accepted = """{"id":"abooking-1","bookingId":"abooking-1"}""";

    private static readonly int[] Statuses =
    [
        301, 302, 303, 307, 308,
        400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 418, 422, 423, 429,
        500, 502, 503, 504,
    ];

    public static TheoryData<string, int> StatusOfEachWrite
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var call in Calls.Writes.Keys)
            {
                foreach (var status in Statuses)
                {
                    cases.Add(call, status);
                }
            }

            return cases;
        }
    }

    public static TheoryData<string, string> FaultOfEachWrite
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var call in Calls.Writes.Keys)
            {
                foreach (var fault in Faults.Keys)
                {
                    cases.Add(call, fault);
                }
            }

            return cases;
        }
    }

    private static Dictionary<string, (StubResponse Answer, AvinodeFailure Failure)> Faults { get; } = new()
    {
        ["reset before reading"] = (StubResponse.ResetBeforeReading(), AvinodeFailure.NoResponse),
        ["reset after reading"] = (StubResponse.ResetAfterReading(), AvinodeFailure.NoResponse),
        ["truncated"] = (StubResponse.Truncated(Accepted), AvinodeFailure.NoResponse),
        ["truncated chunk"] = (StubResponse.TruncatedChunked(Accepted), AvinodeFailure.NoResponse),
        ["HTML"] = (StubResponse.Html("<html>Welcome</html>"), AvinodeFailure.Unreadable),
        ["cut JSON"] = (StubResponse.Json(Accepted[..20]), AvinodeFailure.Unreadable),
        ["a JSON string"] = (StubResponse.Json("\"done\""), AvinodeFailure.Unreadable),
        ["broken gzip"] = (StubResponse.Json(Accepted).WithHeader("Content-Encoding", "gzip"), AvinodeFailure.Unreadable),
        ["oversized"] = (StubResponse.Gzip(new byte[AvinodeClient.MaxJsonBytes + 1]), AvinodeFailure.Unreadable),
    };

    [Theory]
    [MemberData(nameof(StatusOfEachWrite))]
    public async Task A_write_is_sent_once_whatever_the_status_and_its_outcome_is_that_of_the_table(string call, int status)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Status(status).WithHeader("Retry-After", "0"));

        var failure = await wire.FailureOfAsync(Calls.Writes[call]);

        wire.Upstream.Requests.Should().ContainSingle().Which.Body.Should().NotBeEmpty();
        failure.Failure.Should().Be(AvinodeFailure.Refused);
        failure.Status.Should().Be((HttpStatusCode)status);
        failure.Code.Should().Be($"STUB_{status}");
        failure.Title.Should().Be($"Stub answers {status}");
        failure.Outcome.Should().Be(WriteOutcomes.Of((HttpStatusCode)status)).And.NotBe(WriteOutcome.Accepted);
    }

    [Theory]
    [MemberData(nameof(FaultOfEachWrite))]
    public async Task A_write_whose_answer_is_lost_or_unreadable_was_sent_once_and_may_have_been_done(string call, string fault)
    {
        var (answer, kind) = Faults[fault];
        await using var wire = await ClientOnWire.StartAsync(answer);

        var failure = await wire.FailureOfAsync(Calls.Writes[call]);

        wire.Upstream.Requests.Should().ContainSingle();
        failure.Outcome.Should().Be(WriteOutcome.Unknown);
        failure.Failure.Should().Be(kind);
    }

    [Theory]
    [InlineData("book")]
    [InlineData("chat")]
    [InlineData("decline")]
    public async Task A_write_that_found_no_connection_was_not_sent(string call)
    {
        using var nobody = new ClosedPort();
        await using var wire = await ClientOnWire.StartAsync(address: _ => nobody.Address);

        var failure = await wire.FailureOfAsync(Calls.Writes[call]);

        failure.Outcome.Should().Be(WriteOutcome.NotSent);
        failure.Failure.Should().Be(AvinodeFailure.Unreachable);
        failure.Message.Should().Be("No connection to Avinode (connection refused).");
    }

    [Fact]
    public async Task A_write_that_waits_for_a_connection_until_its_deadline_was_not_sent()
    {
        var connecting = new TaskCompletionSource();
        await using var wire = await ClientOnWire.StartAsync(transport: handler => handler.ConnectCallback = async (_, cancellationToken) =>
        {
            connecting.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return Stream.Null;
        });

        var booking = Calls.BookAsync(wire.Client);
        await connecting.Task;
        wire.Clock.Advance(TimeSpan.FromSeconds(60));

        var failure = await wire.FailureOfAsync(_ => booking);
        failure.Outcome.Should().Be(WriteOutcome.NotSent);
        failure.Failure.Should().Be(AvinodeFailure.Unreachable);
        wire.Upstream.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("reset before reading")]
    [InlineData("reset after reading")]
    public async Task A_connection_that_was_used_before_changes_nothing(string fault)
    {
        await using var wire = await ClientOnWire.StartAsync(Faults[fault].Answer);
        wire.Upstream.Answer("GET", "/bookings/1", StubResponse.Json("""{"id":"1"}"""));
        await Calls.ReadAsync(wire.Client);

        var failure = await wire.FailureOfAsync(Calls.BookAsync);

        wire.Upstream.Requests.Select(request => request.Method).Should().Equal("GET", "POST");
        failure.Outcome.Should().Be(WriteOutcome.Unknown);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_never_followed_neither_by_reads_nor_by_writes(int status)
    {
        await using var elsewhere = await StubUpstream.StartAsync();
        var target = new Uri(elsewhere.BaseAddress + "/bookrequest");
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Redirect(status, target));

        var read = await wire.FailureOfAsync(Calls.ReadAsync);
        var write = await wire.FailureOfAsync(Calls.BookAsync);

        elsewhere.Requests.Should().BeEmpty();
        wire.Upstream.Requests.Should().HaveCount(2);
        read.Status.Should().Be((HttpStatusCode)status);
        write.Status.Should().Be((HttpStatusCode)status);
        write.Outcome.Should().Be(WriteOutcome.Unknown);
    }

    [Theory]
    [InlineData(422, WriteOutcome.Rejected)]
    [InlineData(500, WriteOutcome.Unknown)]
    public async Task A_refusal_stays_one_when_its_body_breaks(int status, WriteOutcome outcome)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Gzip(new byte[AvinodeClient.MaxJsonBytes + 1], status: status));

        var failure = await wire.FailureOfAsync(Calls.BookAsync);

        failure.Status.Should().Be((HttpStatusCode)status);
        failure.Outcome.Should().Be(outcome);
        failure.Code.Should().BeNull();
    }

    [Fact]
    public async Task A_write_that_was_refused_for_its_rate_says_how_long_to_wait()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Status(429).WithHeader("X-Rate-Limit-Reset", "42"));

        var failure = await wire.FailureOfAsync(Calls.BookAsync);

        failure.Outcome.Should().Be(WriteOutcome.NotSent);
        failure.RetryAfter.Should().Be(TimeSpan.FromSeconds(42));
    }

    [Fact]
    public async Task An_early_refusal_of_the_body_is_a_refusal()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Status(413).WithoutReadingBody());

        var failure = await wire.FailureOfAsync(Calls.BookAsync);

        wire.Upstream.Requests.Should().ContainSingle();
        failure.Outcome.Should().Be(WriteOutcome.Rejected);
    }
}
