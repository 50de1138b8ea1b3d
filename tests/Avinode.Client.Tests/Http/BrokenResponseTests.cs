using System.Net;
using System.Text;
using Avinode.Testing;

namespace Avinode.Client.Tests.Http;

/// <summary>A 2xx that is not what was asked for is never a success.</summary>
public sealed class BrokenResponseTests
{
    public static TheoryData<string> NotABooking =>
    [
        "", "null", "true", "5", "\"abooking-1\"", "{", "{}", "[]",
        """{"id":""}""", """{"id":null}""", """{"id":true}""", """{"id":{"id":"1"}}""", """{"bookingId":[1]}""",
        """{"meta":{"errors":[]}}""", """{"meta":{"id":"1"}}""", """{"meta":{},"data":null}""", """{"meta":{},"data":"abooking-1"}""",
        """{"meta":{},"id":"abooking-1"}""", """{"data":[{"id":"1"}]}""", """{"id":"abooking-1"} {"id":"abooking-2"}""",
        """{"id":"abooking-1" """, """{"id":"\ud800"}""", """{"status":"pending"}""", "<html>Welcome</html>", "abooking-1",
    ];

    [Theory]
    [MemberData(nameof(NotABooking))]
    public async Task A_success_without_a_booking_id_is_unknown_for_the_write_and_unreadable_for_the_read(string body)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json(body));

        var write = await wire.FailureOfAsync(Calls.BookAsync);
        var read = await wire.FailureOfAsync(Calls.ReadAsync);

        write.Outcome.Should().Be(WriteOutcome.Unknown);
        write.Failure.Should().Be(AvinodeFailure.Unreadable);
        read.Outcome.Should().BeNull();
        read.Failure.Should().Be(AvinodeFailure.Unreadable);
        wire.Upstream.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("""{"id":"abooking-1","status":"\ud800"}""")]
    [InlineData("""{"id":"abooking-1","stat\ud800":"x"}""")]
    [InlineData("""{"meta":{"warnings":[{"code":"\udfff","title":"\ud800"}]},"data":{"id":"abooking-1"}}""")]
    public async Task Half_a_character_beside_the_id_does_not_hide_that_the_flight_is_booked(string json)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json(json));

        (await Calls.BookAsync(wire.Client)).BookingId.ToString().Should().Be("abooking-1");
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_beside_the_id_do_not_hide_that_the_flight_is_booked()
    {
        byte[] body = [.. """{"id":"abooking-1","status":"""u8, .. "\""u8, 0xC3, 0x28, .. "\"}"u8];
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Bytes(body, "application/json"));

        (await Calls.BookAsync(wire.Client)).BookingId.ToString().Should().Be("abooking-1");
    }

    [Theory]
    [InlineData("messages", """{"data":{"id":"1"}}""")]
    [InlineData("messages", """{"messages":{}}""")]
    [InlineData("messages", "<html/>")]
    [InlineData("message", """{"data":{"message":"without an id"}}""")]
    [InlineData("message", "[]")]
    [InlineData("message", "")]
    [InlineData("find", "<html/>")]
    [InlineData("pdf", "")]
    [InlineData("pdf", "<html/>")]
    [InlineData("pdf", """{"meta":{},"data":{"id":"aquote-1"}}""")]
    [InlineData("pdf", "%PDF-1.7\n1 0 obj")]
    [InlineData("pdf", "x%PDF-1.7\n%%EOF")]
    [InlineData("pdf", "%pdf-1.7\n%%EOF")]
    public async Task What_was_not_asked_for_is_unreadable(string call, string body)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json(body));

        var failure = await wire.FailureOfAsync(Calls.Reads[call]);

        failure.Failure.Should().Be(AvinodeFailure.Unreadable);
        failure.Outcome.Should().BeNull();
        wire.Upstream.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task An_error_in_place_of_a_PDF_says_what_Avinode_said()
    {
        await using var wire = await ClientOnWire.AnsweringAsync("""{"meta":{"errors":[{"code":"NO_PDF","title":"No proposal yet"}]}}""");

        var failure = await wire.FailureOfAsync(Calls.Reads["pdf"]);

        failure.Message.Should().Be("Avinode answered 200, but the document is not a PDF.");
        failure.Status.Should().Be(HttpStatusCode.OK);
        failure.Code.Should().Be("NO_PDF");
        failure.Title.Should().Be("No proposal yet");
    }

    [Theory]
    [InlineData("booking", AvinodeClient.MaxJsonBytes)]
    [InlineData("message", AvinodeClient.MaxJsonBytes)]
    [InlineData("pdf", AvinodeClient.MaxPdfBytes)]
    public async Task The_cap_counts_what_comes_out_of_the_compression(string call, int cap)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Gzip(new byte[cap + 1]));

        var failure = await wire.FailureOfAsync(Calls.Reads[call]);

        failure.Failure.Should().Be(AvinodeFailure.Unreadable);
        failure.Message.Should().Be("Avinode's answer is larger than we read.");
        wire.Upstream.Requests.Should().ContainSingle("asking again would bring the same");
    }

    [Fact]
    public async Task An_answer_just_within_the_cap_is_read()
    {
        var json = """{"id":"abooking-1","padding":""}"""u8.Length;
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Gzip(Encoding.ASCII.GetBytes(
            $$"""{"id":"abooking-1","padding":"{{new string(' ', AvinodeClient.MaxJsonBytes - json)}}"}""")));

        (await Calls.ReadAsync(wire.Client)).BookingId.ToString().Should().Be("abooking-1");
        (await Calls.BookAsync(wire.Client)).BookingId.ToString().Should().Be("abooking-1");
    }

    [Fact]
    public async Task An_oversized_answer_is_refused_by_its_announced_length_already()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json(new string(' ', AvinodeClient.MaxJsonBytes + 1)));

        (await wire.FailureOfAsync(Calls.ReadAsync)).Failure.Should().Be(AvinodeFailure.Unreadable);
        (await wire.FailureOfAsync(Calls.BookAsync)).Outcome.Should().Be(WriteOutcome.Unknown);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task What_only_claims_to_be_compressed_is_a_failed_attempt(string encoding)
    {
        await using var wire = await ClientOnWire.StartAsync();
        wire.Upstream.Answer("GET", "/bookings/1", Claims(), StubResponse.Json("""{"id":"abooking-1"}"""));
        wire.Upstream.Answer("POST", "/bookrequest", Claims());

        (await wire.PassBackOffsAsync(Calls.ReadAsync(wire.Client))).BookingId.ToString().Should().Be("abooking-1");
        (await wire.FailureOfAsync(Calls.BookAsync)).Outcome.Should().Be(WriteOutcome.Unknown);

        StubResponse Claims() => StubResponse.Json("""{"id":"abooking-1","status":"pending"}""").WithHeader("Content-Encoding", encoding);
    }

    [Fact]
    public async Task A_deeply_nested_answer_is_no_answer()
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json(new string('[', 100_000)));

        (await wire.FailureOfAsync(Calls.BookAsync)).Outcome.Should().Be(WriteOutcome.Unknown);
    }
}
