using Avinode.Testing;

namespace Avinode.Client.Tests.Errors;

/// <summary>What the far side repeats of our secrets never comes back out of the client.</summary>
public sealed class SecretsTests
{
    // The same secret split by what nobody sees, and in other letters, is still the secret.
    private const string Echo =
        "token app-token-7Q2x, APP-TOKEN-7q2X, app-\u200Btoken-\u202E7Q2x, Bearer eyJ.conn-token-9Zk4.sig, "
        + "passport X7391842Q or x7391842q, born 1980-01-31T00:00";

    private static readonly string[] Secrets = [ClientOnWire.ApiToken, ClientOnWire.BearerToken, Calls.PassportNumber, Calls.DateOfBirth];

    public static TheoryData<int> Statuses => [200, 302, 400, 401, 422, 429, 500];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_booking_never_tells_a_secret_that_Avinode_repeats(int status)
    {
        await using var wire = await ClientOnWire.StartAsync(Telling(status));

        var told = await ToldByAsync(() => Calls.BookAsync(wire.Client));

        told.Should().Contain("•••").And.Contain("passport").And.NotContainAny(Secrets);
        told.ToUpperInvariant().Should().NotContainAny(Secrets.Select(secret => secret.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("booking")]
    [InlineData("message")]
    [InlineData("chat")]
    [InlineData("decline")]
    public async Task No_other_call_tells_a_token_that_Avinode_repeats(string call)
    {
        await using var wire = await ClientOnWire.StartAsync(Telling(404));

        var failure = await wire.FailureOfAsync(Calls.Reads.GetValueOrDefault(call) ?? Calls.Writes[call]);

        var told = $"{failure}{failure.Code}{failure.Title}";
        told.Should().Contain("•••").And.NotContainAny(ClientOnWire.ApiToken, ClientOnWire.BearerToken);
    }

    [Fact]
    public async Task A_secret_that_the_cut_would_halve_is_hidden_whole()
    {
        var title = new string('x', 235) + ClientOnWire.ApiToken;
        await using var wire = await ClientOnWire.AnsweringAsync($$$"""{"meta":{"errors":[{"title":"{{{title}}}"}]}}""", 400);

        (await wire.FailureOfAsync(Calls.ReadAsync)).Title.Should().Be(new string('x', 235) + "•••");
    }

    [Fact]
    public async Task The_same_client_hides_nothing_of_the_next_booking_that_is_not_its_secret()
    {
        await using var wire = await ClientOnWire.StartAsync(Telling(422));
        await wire.FailureOfAsync(Calls.BookAsync);

        var failure = await wire.FailureOfAsync(client => client.SendMessageAsync(RfqId.Parse("1"), "Hi", default));

        failure.Title.Should().Contain(Calls.PassportNumber, "only the booking knew that this is one")
            .And.NotContain(ClientOnWire.ApiToken);
    }

    [Fact]
    public async Task Too_short_a_text_is_no_secret_and_spoils_no_words()
    {
        await using var wire = await ClientOnWire.AnsweringAsync("""{"meta":{"errors":[{"title":"A flat refusal"}]}}""", 422);

        var failure = await wire.FailureOfAsync(client => client.BookFlightAsync(
            new BookingRequest
            {
                QuoteId = QuoteId.Parse("1"),
                TripId = TripId.Parse("2"),
                Buyer = new Buyer { Name = "Pat", Email = "pat@example.com" },
                Passengers = [new Passenger { FirstName = "Pat", LastName = "Client", PassportNumber = "a", DateOfBirth = "" }],
                PaymentMethod = "invoice",
            },
            default));

        failure.Title.Should().Be("A flat refusal");
    }

    [Fact]
    public void What_holds_a_secret_does_not_print_it()
    {
        var options = new AvinodeClientOptions
        {
            BaseUrl = new Uri("https://example.com"),
            ApiToken = ClientOnWire.ApiToken,
            BearerToken = ClientOnWire.BearerToken,
        };
        var booking = Calls.Booking();

        new[] { $"{options}", $"{booking}", $"{booking.Passengers![0]}", $"{booking.Buyer}" }
            .Should().AllSatisfy(text => text.Should().NotContainAny([.. Secrets, "pat@example.com"]));
    }

    private static StubResponse Telling(int status) => StubResponse.Json(
        $$$"""
        {"meta":{"errors":[{"code":"E {{{ClientOnWire.BearerToken}}}","title":"{{{Echo}}}","path":"{{{Echo}}}"}],
        "warnings":[{"title":"{{{Echo}}}"}]},"data":{"id":"1"}}
        """,
        status);

    private static async Task<string> ToldByAsync(Func<Task<BookingReceipt>> call)
    {
        try
        {
            return string.Join("\n", (await call()).Warnings);
        }
        catch (AvinodeException failure)
        {
            return $"{failure}\n{failure.Message}\n{failure.Code}\n{failure.Title}";
        }
    }
}
