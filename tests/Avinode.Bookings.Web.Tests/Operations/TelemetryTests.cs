using System.Text;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

// Spans are heard process-wide: beside other tests their requests would be in the trace too.
[Collection(nameof(MeasuredAlone))]
public class TelemetryTests
{
    [Fact]
    public async Task A_booking_is_one_trace_from_the_request_over_the_desk_to_Avinode_and_nothing_of_it_is_personal()
    {
        await using var collector = await StubUpstream.StartAsync();
        collector.AnswerAll(StubResponse.Bytes([], "application/x-protobuf"));
        var served = await StartAsync(collector);
        served.Upstream.TakesBookings();

        // The caller is in this process, but not part of the service: it is not traced.
        using var booker = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = served.Address };
        booker.DefaultRequestHeaders.Add("X-Api-Key", ServedBookings.BookerKey);

        await booker.PostJsonAsync("/api/bookings", Answers.Order);
        await booker.GetAsync(new Uri("/api/bookings?customer_email=pat@example.com", UriKind.Relative));
        await booker.GetAsync(new Uri("/api/bookings/pat@example.com", UriKind.Relative));
        await served.DisposeAsync();

        var exports = collector.Requests.Where(request => request.Path == "/api/v1/traces").ToArray();
        var spans = exports.SelectMany(export => Span.ReadAll(export.Body)).ToArray();
        var request = spans.Single(span => span.Name == "POST /api/bookings");
        var desk = spans.Single(span => span.Name == "book");
        var sent = spans.Where(span => span.ParentId == desk.SpanId).ToArray();
        request.ParentId.Should().BeNull();
        desk.ParentId.Should().Be(request.SpanId);
        sent.Select(span => span.Name).Should().Equal("GET", "POST");
        new[] { request, desk }.Concat(sent).Select(span => span.TraceId).Distinct().Should().ContainSingle();
        served.Upstream.Requests
            .Should().OnlyContain(call => !call.Headers.Any(header => header.Key == "traceparent"), "Avinode has no use for our trace ids");
        var said = string.Concat(collector.Requests.Select(export => Encoding.Latin1.GetString(export.Body)));
        said.Should().Contain("avinode-bookings").And.Contain("avinode.booking.duration").And.Contain("avinode.webhook.waiting");
        said.Should().NotContainAny("pat@", "Pat", "example.com", "ZX98765QQ", "token-of-the", ServedBookings.BookerKey);
    }

    [Fact]
    public async Task Nothing_is_sent_unless_it_is_said_where_to()
    {
        await using var served = await ServedBookings.StartAsync();

        served.Services.GetService(typeof(OpenTelemetry.Trace.TracerProvider)).Should().BeNull();
    }

    private static Task<ServedBookings> StartAsync(StubUpstream collector) =>
        ServedBookings.StartAsync(settings: new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.BaseAddress.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
}
