using System.Net;
using System.Text;

namespace Avinode.Simulator.Tests.Faults;

public abstract class SimulatorFaultsTests : IAsyncLifetime
{
    internal abstract SimulatorDriver Simulator { get; }

    public static TheoryData<int> Refusals =>
        [.. SimulatorFaults.All.Where(fault => fault.Kind is SimulatorFaultKind.Refusal).Select(fault => fault.Code)];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Simulator.DisposeAsync();

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_comes_with_its_status_wherever_its_id_stands(int code)
    {
        Answer[] answers =
        [
            await Simulator.GetAsync($"trips/990{code}"),
            await Simulator.GetAsync($"rfqs/arfq-990{code}"),
            await Simulator.GetAsync($"quotes/aquote-990{code}"),
            await Simulator.GetAsync($"streams/quotes/990{code}"),
            await Simulator.GetAsync($"tripmsgs/asellermsg-990{code}"),
            await Simulator.GetAsync($"tripmsgs/asellerlift-990{code}/chat"),
            await Simulator.PostAsync($"tripmsgs/990{code}/chat", Json.Message("Hello?")),
            await Simulator.PostAsync($"tripmsgs/991{code}/decline", """{ "reason": "other" }"""),
            await Simulator.GetAsync($"bookings/abooking-990{code}"),
            await Simulator.BookAsync($"aquote-990{code}"),
            await Simulator.BookAsync($"991{code}"),
        ];

        answers.Select(answer => (int)answer.Status).Should().AllBeEquivalentTo(code);
        answers.Select(answer => answer.Code).Should().OnlyContain(error => !string.IsNullOrEmpty(error));
        Simulator.World.Events.Should().NotContain(happening => happening.Type == "bookings");
    }

    [Fact]
    public async Task An_exhausted_limit_says_how_long_to_wait()
    {
        var answer = await Simulator.GetAsync("quotes/990429");

        answer.Header("Retry-After").Should().Be("2");
        answer.Header("X-Rate-Limit-Reset").Should().Be("2");
        answer.Header("X-Rate-Limit-Remaining").Should().Be("0");
    }

    [Fact]
    public async Task A_connection_lost_before_the_work_leaves_nothing_behind()
    {
        await Lost(() => Simulator.BookAsync("990601", "DEMO-1"));
        await Lost(() => Simulator.PostAsync("tripmsgs/991601/chat", Json.Message("Hello?")));

        (await Simulator.GetAsync("bookings?externalReference=DEMO-1")).Data.GetArrayLength().Should().Be(0);
        (await Simulator.GetAsync("tripmsgs/991601/chat")).Data.GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task A_connection_lost_after_the_work_leaves_a_booking_and_a_message_behind()
    {
        await Lost(() => Simulator.BookAsync("991602", "DEMO-1"));
        await Lost(() => Simulator.PostAsync("tripmsgs/991602/chat", Json.Message("Hello?")));

        var booking = (await Simulator.GetAsync("bookings?externalReference=DEMO-1")).Data[0];
        booking.GetProperty("quoteId").GetString().Should().Be("aquote-991602");
        (await Simulator.GetAsync("bookings/" + booking.GetProperty("id")))["status"].Should().Be("pending");
        (await Simulator.GetAsync("tripmsgs/991602/chat")).Data[0].GetProperty("message").GetString().Should().Be("Hello?");
    }

    [Fact]
    public async Task An_answer_cut_in_the_middle_is_seen_to_be_cut()
    {
        await Lost(() => Simulator.GetAsync("quotes/990605"));
        await Lost(() => Simulator.GetAsync("streams/quotes/990605"));
        await Lost(() => Simulator.BookAsync("991605", "DEMO-1"));

        (await Simulator.GetAsync("bookings?externalReference=DEMO-1")).Data.GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task A_hang_ends_when_the_caller_has_enough()
    {
        using var patience = new CancellationTokenSource();
        var call = Simulator.GetAsync("bookings/990603", patience.Token);

        call.IsCompleted.Should().BeFalse();
        await patience.CancelAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_page_for_people_comes_instead_of_JSON()
    {
        var answer = await Simulator.BookAsync("991604", "DEMO-1");

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.ContentHeaders.ContentType!.MediaType.Should().Be("text/html");
        Encoding.UTF8.GetString(answer.Body).Should().StartWith("<!DOCTYPE html>");
        (await Simulator.GetAsync("bookings?externalReference=DEMO-1")).Data.GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task JSON_comes_instead_of_a_document_or_without_an_object()
    {
        foreach (var answer in new[] { await Simulator.GetAsync("streams/quotes/990606"), await Simulator.BookAsync("991606") })
        {
            answer.Status.Should().Be(HttpStatusCode.OK);
            answer.ContentHeaders.ContentType!.MediaType.Should().Be("application/json");
            answer.Json.TryGetProperty("data", out _).Should().BeFalse();
        }
    }

    [Fact]
    public async Task A_soft_error_comes_beside_the_object()
    {
        var booked = await Simulator.BookAsync("991607");

        booked.Status.Should().Be(HttpStatusCode.Created);
        booked["bookingId"].Should().Be("abooking-70000001");
        booked.Paths.Should().Equal("segments[0].startAirport");
        (await Simulator.GetAsync("streams/quotes/990607")).Errors.GetArrayLength().Should().Be(1);
        (await Simulator.GetAsync("bookings/990607"))["status"].Should().Be("confirmed");
        (await Simulator.GetAsync("trips/990607"))["tripId"].Should().Be("SNDBX1");
        (await Simulator.GetAsync("tripmsgs/990607"))["type"].Should().Be("tripmsgs");
        (await Simulator.PostAsync("tripmsgs/asellerlift-990607/chat", Json.Message("Hello?"))).Errors.GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task A_quote_whose_booking_will_fail_can_be_read_first()
    {
        foreach (var fault in SimulatorFaults.All)
        {
            (await Simulator.GetAsync($"quotes/991{fault.Code}"))["id"].Should().Be($"aquote-991{fault.Code}");
        }
    }

    [Fact]
    public async Task What_is_wrong_in_earnest_is_refused_in_spite_of_the_fault() =>
        (await Simulator.PostAsync("tripmsgs/991602/chat", "{}")).Status.Should().Be(HttpStatusCode.UnprocessableEntity);

    [Fact]
    public async Task A_client_that_acts_as_a_fault_meets_it_everywhere()
    {
        Simulator.Headers["X-Avinode-ActAsAccount"] = "990503";

        (await Simulator.GetAsync("trips/10000001")).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await Simulator.BookAsync()).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("990999")]
    [InlineData("992404")]
    [InlineData("991000")]
    public async Task Other_numbers_are_not_magic(string number) =>
        (await Simulator.GetAsync($"quotes/{number}")).Status.Should().Be(HttpStatusCode.NotFound);

    private static async Task Lost(Func<Task<Answer>> call) =>
        await FluentActions.Awaiting(call).Should().ThrowAsync<HttpRequestException>();
}
