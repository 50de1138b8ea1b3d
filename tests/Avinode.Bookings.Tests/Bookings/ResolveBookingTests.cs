using Avinode.Client;
using Avinode.Testing;
using static System.Threading.CancellationToken;

namespace Avinode.Bookings.Tests;

/// <summary>What a person may decide.</summary>
public sealed class ResolveBookingTests
{
    [Theory]
    [InlineData("abooking-7"), InlineData("7")]
    public async Task A_booking_is_not_given_the_id_that_another_one_has_in_whichever_form(string id)
    {
        await using var test = await TestStore.CreateAsync(StoreKind.Memory);
        var unknown = Sample.Intent() with { Submission = SubmissionStatus.Unknown };
        await test.Store.AddAsync(new(unknown, Sample.Event()), None);
        var accepted = Sample.Intent() with { Submission = SubmissionStatus.Accepted, AvinodeBookingId = BookingId.Parse("abooking-7") };
        await test.Store.AddAsync(new(accepted, Sample.Event()), None);

        var decided = await Resolve(test).AcceptAsync(unknown.Reference, BookingId.Parse(id), "seen in the portal", None);

        decided.Refusal!.Code.Should().Be(RefusalCode.IdTaken);
        decided.Refusal.Message.Should().Match($"*Another booking here*{unknown.Reference}*");
        (await test.Store.FindAsync(unknown.Id, None))!.Submission.Should().Be(SubmissionStatus.Unknown);
    }

    [Fact]
    public async Task Our_own_reference_is_no_id_of_Avinode()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.Memory);
        var unknown = Sample.Intent() with { Submission = SubmissionStatus.Unknown };
        await test.Store.AddAsync(new(unknown, Sample.Event()), None);

        var decided = await Resolve(test).AcceptAsync(unknown.Reference, BookingId.Parse($"{unknown.Reference}"), null, None);

        decided.Refusal!.Code.Should().Be(RefusalCode.Invalid);
        decided.Refusal.Fields.Should().ContainSingle().Which.Rule.Should().Contain("not our reference");
        (await test.Store.FindAsync(unknown.Id, None))!.Submission.Should().Be(SubmissionStatus.Unknown);
    }

    private static ResolveBooking Resolve(TestStore test) =>
        new(test.Store, new BookingReader(test.Store, new PassengerProtector(DataKeys.Random)), new ManualClock());
}
