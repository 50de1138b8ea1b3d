using System.Runtime.CompilerServices;
using Avinode.Client;

namespace Avinode.Bookings.Tests;

/// <summary>Ids are compared by what they name, not by what they are made of.</summary>
internal static class Equivalence
{
    [ModuleInitializer]
    internal static void CompareIdsByValue() => AssertionOptions.AssertEquivalencyUsing(options => options
        .ComparingByValue<BookingReference>()
        .ComparingByValue<BookingId>()
        .ComparingByValue<QuoteId>()
        .ComparingByValue<TripId>());
}
