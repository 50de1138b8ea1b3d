using Avinode.Client;

namespace Avinode.Bookings.Tests;

public class OrderIdentityTests
{
    private static readonly byte[] MacKey = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Theory]
    [InlineData("aquote-50000001")]
    [InlineData("aquo-50000001")]
    [InlineData("50000001")]
    public void Every_form_of_an_id_means_the_same_order(string quoteId) =>
        Of(Order(quoteId: quoteId)).Should().BeEquivalentTo(Of(Order()));

    [Fact]
    public void The_letter_case_of_an_address_does_not_matter() =>
        Of(Order(email: "PAT@example.com")).Key.Should().Be(Of(Order()).Key);

    [Theory]
    [InlineData("quote_id")]
    [InlineData("customer.email")]
    [InlineData("passengers")]
    [InlineData("special_requests")]
    public void A_difference_is_named_by_its_field_alone(string field)
    {
        var other = field switch
        {
            "quote_id" => Order(quoteId: "50000002"),
            "customer.email" => Order(email: "robin@example.com"),
            "passengers" => Order(passport: "ZX1234567"),
            _ => Order(requests: "A cat"),
        };

        Of(other).DifferencesFrom(Of(Order()).Fingerprint).Should().Equal(field);
        Of(other).Key.Should().NotBe(Of(Order()).Key);
    }

    [Fact]
    public void The_callers_key_comes_first_then_the_brokers_reference_then_the_content()
    {
        Of(Order(reference: "CD-1"), "K").Key.Should().Be("key:K");
        Of(Order(reference: "CD-1")).Key.Should().Be("ref:CD-1");
        Of(Order()).Key.Should().StartWith("order:");
    }

    [Fact]
    public void No_value_can_be_read_from_it()
    {
        var identity = Of(Order());

        (identity.Key + identity.Fingerprint).Should().NotContainAny("X0000000", "1980", "pat@", "Pat", "dog");
    }

    [Fact]
    public void Another_data_key_gives_other_hashes() =>
        OrderIdentity.Of(Order(), null, new byte[32]).Key.Should().NotBe(Of(Order()).Key);

    private static OrderIdentity Of(BookingOrder order, string? key = null) => OrderIdentity.Of(order, key, MacKey);

    private static BookingOrder Order(
        string quoteId = "aquote-50000001", string email = "pat@example.com", string passport = "X0000000",
            string requests = "One small dog", string? reference = null) => new()
            {
                QuoteId = QuoteId.Parse(quoteId),
                TripId = TripId.Parse("atrip-1"),
                Customer = new Customer { Name = "Pat Client", Email = email },
                Passengers = [new PassengerDetails { FirstName = "Pat", LastName = "Client", DateOfBirth = "1980-01-01",
                PassportNumber = passport }],
                SpecialRequests = requests,
                ClientReference = reference,
            };
}
