using Avinode.Client;
using Avinode.Testing;
using static System.Threading.CancellationToken;

namespace Avinode.Bookings.Tests.Desk;

/// <summary>What a person may decide.</summary>
public sealed class BookingAdministrationTests
{
    [Theory]
    [InlineData("abooking-7"), InlineData("7")]
    public async Task A_booking_is_not_given_the_id_that_another_one_has_in_whichever_form(string id)
    {
        await using var test = await TestStore.CreateAsync(StoreKind.Memory);
        var unknown = Sample.Intent() with { Submission = SubmissionStatus.Unknown };
        await test.Store.AddAsync(new(unknown, Sample.Event()), None);
        await test.Store.AddAsync(new(Sample.Intent() with { Submission = SubmissionStatus.Accepted, AvinodeBookingId = "abooking-7" }, Sample.Event()), None);

        var decide = () => new BookingAdministration(test.Store, new ManualClock()).AcceptAsync(unknown.Reference, BookingId.Parse(id), "seen in the portal", None);

        await decide.Should().ThrowAsync<TransitionRefusedException>().WithMessage($"*Another booking here*{unknown.Reference}*");
        (await test.Store.FindAsync(unknown.Id, None))!.Submission.Should().Be(SubmissionStatus.Unknown);
    }

    [Fact]
    public async Task Our_own_reference_is_no_id_of_Avinode()
    {
        await using var test = await TestStore.CreateAsync(StoreKind.Memory);
        var unknown = Sample.Intent() with { Submission = SubmissionStatus.Unknown };
        await test.Store.AddAsync(new(unknown, Sample.Event()), None);

        var decide = () => new BookingAdministration(test.Store, new ManualClock()).AcceptAsync(unknown.Reference, BookingId.Parse(unknown.Reference), null, None);

        (await decide.Should().ThrowAsync<InvalidRequestException>()).Which.Problems.Should().ContainSingle().Which.Rule.Should().Contain("not our reference");
        (await test.Store.FindAsync(unknown.Id, None))!.Submission.Should().Be(SubmissionStatus.Unknown);
    }
}
