using System.Globalization;
using Avinode.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Avinode.Client.Tests.Http;

public sealed class SigningHandlerTests
{
    private static readonly StubResponse Booking = StubResponse.Json("""{"id":"abooking-1"}""");

    public static TheoryData<string, bool> AllCalls
    {
        get
        {
            var calls = new TheoryData<string, bool>();
            foreach (var name in Calls.Reads.Keys.Concat(Calls.Writes.Keys))
            {
                calls.Add(name, true);
                calls.Add(name, false);
            }

            return calls;
        }
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task Every_call_carries_the_six_headers_and_the_account_only_when_there_is_one(string call, bool hasAccount)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Status(404), actAs: hasAccount ? "dana.broker" : null);

        await wire.FailureOfAsync(Calls.Reads.GetValueOrDefault(call) ?? Calls.Writes[call]);

        var request = await wire.Upstream.WaitForRequestAsync();
        request.Headers.Where(header => IsOurs(header.Key)).Select(header => $"{header.Key}: {header.Value}").Should().BeEquivalentTo(
            [
                "X-Avinode-ApiToken: app-token-7Q2x",
                "Authorization: Bearer eyJ.conn-token-9Zk4.sig",
                "X-Avinode-SentTimestamp: 2026-03-01T09:30:15.000Z",
                "X-Avinode-ApiVersion: v1.0",
                "X-Avinode-Product: Jetvision/1.0.0",
                "Content-Type: application/json",
                .. hasAccount ? new[] { "X-Avinode-ActAsAccount: dana.broker" } : [],
            ]);
    }

    [Fact]
    public async Task Product_and_version_are_the_configured_ones()
    {
        await using var upstream = await StubUpstream.StartAsync();
        var options = new AvinodeClientOptions
        {
            BaseUrl = upstream.BaseAddress,
            ApiToken = "a",
            BearerToken = "b",
            Product = "Desk/2.1",
            ApiVersion = "v9",
        };
        await using var services = ClientOnWire.Services(options, new ManualClock()).BuildServiceProvider();
        upstream.AnswerAll(Booking);

        await Calls.ReadAsync(services.GetRequiredService<AvinodeClient>());

        upstream.Requests.Single().Header("X-Avinode-Product").Should().Be("Desk/2.1");
        upstream.Requests.Single().Header("X-Avinode-ApiVersion").Should().Be("v9");
    }

    [Theory]
    [InlineData("2026-03-01T09:30:15.0409999Z", "2026-03-01T09:30:15.040Z")]
    [InlineData("2026-12-31T23:59:59.9999999Z", "2026-12-31T23:59:59.999Z")]
    [InlineData("2026-03-01T00:30:00+02:00", "2026-02-28T22:30:00.000Z")]
    public async Task The_timestamp_is_UTC_with_milliseconds_and_a_Z(string now, string sent)
    {
        await using var wire = await ClientOnWire.StartAsync(Booking);
        var clock = new ManualClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        var options = new AvinodeClientOptions { BaseUrl = wire.Upstream.BaseAddress, ApiToken = "a", BearerToken = "b" };
        await using var services = ClientOnWire.Services(options, clock).BuildServiceProvider();

        await Calls.BookAsync(services.GetRequiredService<AvinodeClient>());

        wire.Upstream.Requests.Single().Header("X-Avinode-SentTimestamp").Should().Be(sent);
    }

    [Fact]
    public async Task Each_attempt_carries_the_time_at_which_it_leaves_and_each_header_once()
    {
        await using var wire = await ClientOnWire.StartAsync(actAs: "dana");
        wire.Upstream.Answer("GET", "/bookings/1", Busy(2), Busy(4), Booking);

        var reading = Calls.ReadAsync(wire.Client);
        await wire.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(2));
        wire.Clock.Advance(TimeSpan.FromSeconds(2));
        await wire.Clock.WhenTimerDueWithinAsync(TimeSpan.FromSeconds(4));
        wire.Clock.Advance(TimeSpan.FromSeconds(4));
        await reading;

        wire.Upstream.Requests.Select(request => request.Header("X-Avinode-SentTimestamp"))
            .Should().Equal("2026-03-01T09:30:15.000Z", "2026-03-01T09:30:17.000Z", "2026-03-01T09:30:21.000Z");
        wire.Upstream.Requests.Should().AllSatisfy(request => request.Headers.Select(header => header.Key).Should().OnlyHaveUniqueItems());

        static StubResponse Busy(int seconds) => StubResponse.Status(503).WithHeader("Retry-After", $"{seconds}");
    }

    private static bool IsOurs(string header) =>
        header.StartsWith("X-", StringComparison.OrdinalIgnoreCase) || header is "Authorization" or "Content-Type";
}
