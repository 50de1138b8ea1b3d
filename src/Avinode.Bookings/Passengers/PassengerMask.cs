namespace Avinode.Bookings;

/// <summary>How a manifest is shown.</summary>
public static class PassengerMask
{
    private const string Hidden = "•••••";

    /// <summary>The passenger with passport and date of birth masked; what is absent stays absent.</summary>
    public static PassengerDetails Of(PassengerDetails passenger) => new()
    {
        FirstName = passenger.FirstName,
        LastName = passenger.LastName,
        DateOfBirth = DateOfBirth(passenger.DateOfBirth),
        PassportNumber = Passport(passenger.PassportNumber),
        Nationality = passenger.Nationality,
    };

    /// <summary>A passport number as <c>•••••321</c>: its last three characters, and of a number shorter than six none.</summary>
    public static string? Passport(string? number) => number switch
    {
        null => null,
        { Length: < 6 } => Hidden,
        _ => Hidden + number[^3..],
    };

    /// <summary>A date of birth as <c>••••-••-••</c>.</summary>
    public static string? DateOfBirth(string? date) => date is null ? null : "••••-••-••";
}
