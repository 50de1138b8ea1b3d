using Avinode.Testing;

namespace Avinode.Client.Tests.Errors;

public sealed class ErrorTextTests
{
    [Theory]
    [InlineData("""{"meta":{"errors":[{"code":"NOT_FOUND","title":"Not found"},{"code":"SECOND"}]}}""", "NOT_FOUND", "Not found")]
    [InlineData("""{"meta":{"errors":[{"code":"C","message":"Words"}]}}""", "C", "Words")]
    [InlineData("""{"meta":{"errors":[{"detail":"Words"}]}}""", null, "Words")]
    [InlineData("""{"meta":{"errors":[{"title":"Bad","path":"a[0].b"}]}}""", null, "Bad (at a[0].b)")]
    [InlineData("""{"meta":{"errors":[{"code":42}]}}""", "42", null)]
    [InlineData("""{"meta":{"errors":[]}}""", null, null)]
    [InlineData("""{"error":"invalid_client"}""", null, null)]
    [InlineData("<html>Bad gateway</html>", null, null)]
    [InlineData("", null, null)]
    public async Task A_refusal_is_told_in_Avinodes_own_words(string body, string? code, string? title)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Status(404, body));

        var failure = await wire.FailureOfAsync(Calls.ReadAsync);

        failure.Code.Should().Be(code);
        failure.Title.Should().Be(title);
        failure.Message.Should().Be(code is null ? "Avinode answered 404." : $"Avinode answered 404 {code}.");
    }

    [Fact]
    public async Task Nothing_that_cannot_be_seen_or_that_breaks_a_line_is_left()
    {
        const string Hostile = """A\u0000\u001b[31m\r\nB\u202e\u200b\u2066\ufeff\u2028C\udb40\udc41\u0085D\ue000""";
        await using var wire = await ClientOnWire.AnsweringAsync(Refusal(Hostile), 400);

        var failure = await wire.FailureOfAsync(Calls.ReadAsync);

        failure.Code.Should().Be("A[31m B C D");
        failure.Title.Should().Be("A[31m B C D");
        failure.Message.Should().Be("Avinode answered 400 A[31m B C D.");
    }

    [Fact]
    public async Task Long_texts_are_cut()
    {
        var endless = new string('e', 100_000);
        await using var wire = await ClientOnWire.AnsweringAsync(Refusal(endless), 400);

        var failure = await wire.FailureOfAsync(Calls.ReadAsync);

        failure.Code.Should().HaveLength(64).And.EndWith("e […]");
        failure.Title.Should().HaveLength(244).And.EndWith("e […]");
    }

    [Fact]
    public async Task What_a_booking_says_of_itself_is_cleaned_and_cut_too()
    {
        var endless = new string('e', 1_000);
        await using var wire = await ClientOnWire.AnsweringAsync(
            $$"""
            {"id":"a\u202eb\n{{endless}}","status":"pen\u200bding","confirmationNumber":"BR\u001b\r\n99","paymentStatus":"{{endless}}",
            "quoteId":"q\u0000","tripId":"t\u0007","currency":"U\u200bSD","reason":"No\ncrew\u202e {{endless}}"}
            """);

        var booking = await Calls.ReadAsync(wire.Client);
        var receipt = await Calls.BookAsync(wire.Client);

        booking.BookingId.ToString().Should().StartWith("ab e").And.HaveLength(124);
        booking.Should().BeEquivalentTo(
            new { Status = "pending", ConfirmationNumber = "BR 99", QuoteId = "q", TripId = "t", Currency = "USD" });
        booking.PaymentStatus.Should().HaveLength(124);
        booking.Reason.Should().StartWith("No\ncrew e").And.HaveLength(504);
        receipt.Should().BeEquivalentTo(new { booking.BookingId, Status = "pending", ConfirmationNumber = "BR 99" });
    }

    private static string Refusal(string text) => $$$"""{"meta":{"errors":[{"code":"{{{text}}}","title":"{{{text}}}"}]}}""";
}
