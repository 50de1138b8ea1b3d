namespace Avinode.Simulator;

/// <summary>How the world stands when it is opened. Every name, tail and price is made up.</summary>
internal static class SeedData
{
    /// <summary>The aircraft behind the magic ids.</summary>
    public static readonly Aircraft FaultyAircraft = new("N990SB", "Challenger 350", "Super midsize jet", 9, 459);

    private static readonly Aircraft Latitude = new("N418SB", "Citation Latitude", "Midsize jet", 8, 430);
    private static readonly Aircraft Praetor = new("N602SB", "Praetor 600", "Super midsize jet", 9, 460);
    private static readonly Aircraft Excel = new("N771SB", "Citation XLS+", "Midsize jet", 8, 425);
    private static readonly Aircraft Challenger = new("N353SB", "Challenger 350", "Super midsize jet", 9, 459);
    private static readonly Aircraft Phenom = new("G-SBXA", "Phenom 300E", "Light jet", 7, 440);
    private static readonly Aircraft Citation = new("G-SBXB", "Citation CJ4", "Light jet", 7, 425);
    private static readonly Aircraft Legacy = new("I-SBXC", "Legacy 500", "Midsize jet", 8, 450);

    public static void Populate(SimulatorWorld world)
    {
        var yesterday = world.Now.AddDays(-1);
        CoastToCoast(world, yesterday, DateOnly.FromDateTime(world.Now.UtcDateTime).AddDays(21));
        Riviera(world, yesterday, DateOnly.FromDateTime(world.Now.UtcDateTime).AddDays(35));
    }

    private static void CoastToCoast(SimulatorWorld world, DateTimeOffset on, DateOnly date)
    {
        var trip = world.AddTrip(new Trip(10000001, "SNDBX1", "DEMO-0001", on,
            [new Leg(Airport.Teterboro, Airport.VanNuys, date, new TimeOnly(9, 0), Passengers: 6, DistanceNm: 2136)]));

        var heron = Request(world, trip, 20000001, Operator.BlueHeron);
        world.AddQuote(world.AddLift(heron, Latitude), 38500m, "USD", "Includes catering and Wi-Fi. No fuel stop.", on.AddMinutes(20));
        world.AddPastMessage(heron, isFromSeller: false, "Could you confirm hot catering for six?\nThank you", on.AddMinutes(45));
        world.AddPastMessage(heron, isFromSeller: true, "Hot catering for six is confirmed. Allergies?\n\nSam Okafor", on.AddMinutes(52));

        var northgate = Request(world, trip, 20000002, Operator.Northgate);
        world.AddQuote(world.AddLift(northgate, Praetor), 44200m, "USD", "Our newest cabin, full stand-up height.", on.AddMinutes(31));
        world.AddLift(northgate, Excel);

        var meridian = Request(world, trip, 20000003, Operator.Meridian);
        world.AddQuote(world.AddLift(meridian, Challenger), 36900m, "USD", "Special rate, the aircraft is nearby.", on.AddMinutes(38));

        // Behind the magic ids: on the trip, but not listed there.
        var standIn = world.AddRfq(new Rfq(20000099, trip, Operator.BlueHeron, on));
        world.StandIn(standIn);
        standIn.Lifts.Add(new SellerLift(60000099, standIn, FaultyAircraft));
    }

    private static void Riviera(SimulatorWorld world, DateTimeOffset on, DateOnly date)
    {
        var trip = world.AddTrip(new Trip(10000002, "SNDBX2", "DEMO-0002", on,
        [
            new Leg(Airport.Luton, Airport.Nice, date, new TimeOnly(10, 30), Passengers: 4, DistanceNm: 567),
            new Leg(Airport.Nice, Airport.Luton, date.AddDays(3), new TimeOnly(17, 0), Passengers: 4, DistanceNm: 567),
        ]));

        var northgate = Request(world, trip, 20000004, Operator.Northgate);
        world.AddQuote(world.AddLift(northgate, Phenom), 21400m, "EUR", "Both legs on one aircraft; the crew waits.", on.AddMinutes(70));

        world.AddLift(Request(world, trip, 20000005, Operator.BlueHeron), Citation);

        var meridian = Request(world, trip, 20000006, Operator.Meridian);
        world.AddQuote(world.AddLift(meridian, Legacy), 24750m, "EUR", "Midsize comfort; subject to slots at Nice.", on.AddMinutes(85));
    }

    private static Rfq Request(SimulatorWorld world, Trip trip, int number, Operator seller)
    {
        var rfq = world.AddRfq(new Rfq(number, trip, seller, trip.CreatedOn.AddMinutes(5)));
        trip.Rfqs.Add(rfq);
        return rfq;
    }
}
