namespace Avinode.Mcp.Tests;

/// <summary>Every tool against every fault: nothing reads as success, and every text says what to do next.</summary>
public sealed class FaultTests
{
    // Less than the ten seconds of an attempt: while the wire is busy, no time passes.
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(9);

    [Theory]
    [MemberData(nameof(ToolsAndFaults))]
    public async Task A_fault_is_an_error_that_ends_with_the_next_step(string tool, string faultName)
    {
        var (call, fault) = (ToolCall.Of(tool), Fault.Of(faultName));
        await using var served = await ServedMcp.StartAsync();

        var answer = await SufferAsync(served, call, fault);

        answer.IsError.Should().BeTrue();
        answer.HasStructured.Should().BeFalse();
        answer.Text.Should().MatchRegex("^(Avinode|The connection to Avinode) ").And.EndWith(fault.NextStep(call));
        served.Upstream.Requests.Should().OnlyContain(request => request.Method == call.Method && request.Path == "/api" + call.Path);
        if (fault.Hangs && !call.IsWrite)
        {
            // How many of the attempts arrive before time runs out is the scheduler's choice here.
            served.Upstream.Requests.Count.Should().BeInRange(1, 4);
            return;
        }

        served.Upstream.Requests.Should().HaveCount(call.IsWrite || !fault.IsTransient ? 1 : 4);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_booking_is_sent_once_and_refused_or_unknown(string faultName)
    {
        var fault = Fault.Of(faultName);
        await using var served = await ServedMcp.StartAsync();

        var answer = await SufferAsync(served, ToolCall.BookFlight, fault);

        served.Sent(ToolCall.BookFlight).Should().ContainSingle();
        answer.IsError.Should().Be(!fault.LeavesUnknown);
        if (fault.LeavesUnknown)
        {
            ShouldBeUnknown(answer);
        }
        else
        {
            answer.Text.Should().StartWith("Avinode answered").And.EndWith(fault.NextStep(ToolCall.BookFlight));
        }
    }

    [Theory]
    [InlineData(200, """{"meta":{"errors":[]},"data":{"status":"pending"}}""")]
    [InlineData(200, """{"meta":{"errors":[{"code":"ERR","title":"Lost it"}]}}""")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(302, "")]
    [InlineData(408, "{}")]
    [InlineData(423, "{}")]
    [InlineData(503, "{}")]
    public async Task A_booking_answer_that_names_no_booking_leaves_it_unknown(int status, string json)
    {
        await using var served = await ServedMcp.StartAsync();

        var answer = await served.CallAsync(ToolCall.BookFlight, Testing.StubResponse.Json(json, status));

        ShouldBeUnknown(answer);
        served.Sent(ToolCall.BookFlight).Should().ContainSingle();
    }

    [Theory]
    [InlineData("400")]
    [InlineData("401")]
    [InlineData("422")]
    [InlineData("429")]
    [InlineData("500")]
    [InlineData("reset")]
    [InlineData("time-out")]
    public async Task A_booking_is_not_begun_while_its_quote_cannot_be_read(string faultName)
    {
        var fault = Fault.Of(faultName);
        await using var served = await ServedMcp.StartAsync();
        served.Upstream.Answer("GET", "/quotes/123456", fault.Answer(ToolCall.BookFlight));

        var call = served.CallAsync(ToolCall.BookFlight);
        var answer = fault.Hangs ? await served.PassTimeoutAsync(call) : await served.PassTimeAsync(call, BetweenAttempts);

        answer.IsError.Should().BeTrue();
        answer.Text.Should().EndWith(fault.NextStep(ToolCall.BookFlight));
        served.Sent(ToolCall.BookFlight).Should().BeEmpty();
    }

    [Fact]
    public async Task Without_a_connection_nothing_is_booked()
    {
        await using var served = await ServedMcp.StartAsync();
        await served.Upstream.DisposeAsync();

        var answer = await served.PassTimeAsync(served.CallAsync("book_flight", ToolCall.BookFlight.Arguments), BetweenAttempts);

        answer.IsError.Should().BeTrue();
        answer.Text.Should().StartWith("No connection to Avinode (connection refused).").And.EndWith("AVINODE_BASE_URL.");
    }

    [Fact]
    public async Task An_unknown_booking_is_found_by_its_reference_once_Avinode_tells()
    {
        await using var served = await ServedMcp.StartAsync();
        var lost = await served.CallAsync(ToolCall.BookFlight, Testing.StubResponse.ResetAfterReading());
        served.Upstream.Answer("GET", "/bookings", Testing.StubResponse.Json("""
            {"meta":{},"data":[{"id":"abooking-1","status":"confirmed","externalReference":"somebody else's"},
                               {"id":"abooking-69","status":"confirmed","externalReference":"JV-2026-17","quoteId":"aquote-654321"},
                               {"id":"abooking-70","status":"confirmed","externalReference":"JV-2026-17","quoteId":"aquote-123456"}]}
            """));

        var found = await served.CallAsync("get_booking_status", $$"""{"booking_id":"{{lost.Word("reference")}}"}""");

        found.Word("booking_id").Should().Be("abooking-70");
        found.Word("submission").Should().Be("accepted");
        found.Word("outcome").Should().Be("accepted");
        served.Upstream.Requests[^1].RawTarget.Should().Be("/api/bookings?externalReference=JV-2026-17");
    }

    [Fact]
    public async Task An_unknown_booking_stays_unknown_while_Avinode_does_not_know_it()
    {
        await using var served = await ServedMcp.StartAsync();
        var lost = await served.CallAsync(ToolCall.BookFlight, Testing.StubResponse.ResetAfterReading());
        served.Upstream.Answer("GET", "/bookings", Testing.StubResponse.Json("""{"meta":{},"data":[]}"""));

        var status = await served.CallAsync("get_booking_status", $$"""{"booking_id":"{{lost.Word("reference")}}"}""");

        status.Word("submission").Should().Be("unknown");
        status.Word("outcome").Should().Be("unknown");
        status.Word("next_steps").Should().Contain("Do not book again");
    }

    public static TheoryData<string, string> ToolsAndFaults()
    {
        var data = new TheoryData<string, string>();
        foreach (var call in ToolCall.All.Where(call => call.Tool != "book_flight"))
        {
            foreach (var fault in Fault.All)
            {
                data.Add(call.Tool, fault.Name);
            }
        }

        return data;
    }

    public static TheoryData<string> Faults() => [.. Fault.All.Select(fault => fault.Name)];

    private static async Task<ToolAnswer> SufferAsync(ServedMcp served, ToolCall call, Fault fault)
    {
        var answer = served.CallAsync(call, fault.Answer(call));
        return fault.Hangs
            ? await served.PassTimeoutAsync(answer, request: call.Tool == "book_flight" ? 2 : 1)
            : await served.PassTimeAsync(answer, BetweenAttempts);
    }

    private static void ShouldBeUnknown(ToolAnswer answer)
    {
        answer.IsError.Should().BeFalse("an agent repeats what failed");
        answer.Word("submission").Should().Be("unknown");
        answer.Word("outcome").Should().Be("unknown");
        answer.Word("status").Should().Be("pending");
        answer.Word("booking_id").Should().BeNull();
        answer.Word("reference").Should().MatchRegex("^ref-20260301-[2-9A-Z]{8}$");
        answer.Word("next_steps").Should().Contain("Do not book again").And.Contain($"booking_id {answer.Word("reference")}");
        answer.Text.Should().Contain("Do not book again");
    }
}
