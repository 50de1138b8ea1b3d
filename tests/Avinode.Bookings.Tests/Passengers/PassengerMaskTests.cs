namespace Avinode.Bookings.Tests;

public class PassengerMaskTests
{
    [Theory]
    [InlineData("987654321", "•••••321")]
    [InlineData("ABC321", "•••••321")]
    [InlineData("AB321", "•••••")]
    [InlineData("", "•••••")]
    [InlineData(null, null)]
    public void Of_a_passport_the_last_three_are_shown_when_that_gives_little_away(string? number, string? shown) =>
        PassengerMask.Passport(number).Should().Be(shown);

    [Fact]
    public void A_masked_passenger_keeps_names_and_nationality_only()
    {
        var masked = PassengerMask.Of(new PassengerDetails
        {
            FirstName = "Ada",
            LastName = "Lovelace",
            DateOfBirth = "1815-12-10",
            PassportNumber = "987654321",
            Nationality = "GB",
        });

        masked.Should().BeEquivalentTo(new PassengerDetails
        {
            FirstName = "Ada",
            LastName = "Lovelace",
            DateOfBirth = "••••-••-••",
            PassportNumber = "•••••321",
            Nationality = "GB",
        });
    }
}
