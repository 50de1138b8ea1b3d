using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>The fault table's rows about the store, with real processes that are killed. "Sent" is what the upstream received.</summary>
public sealed class LedgerFaultTests
{
    // Two hundred by command: AVINODE_ROUNDS=200 dotnet test tests/Avinode.EndToEnd.Tests --filter rounds
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("AVINODE_ROUNDS"), out var rounds) ? rounds : 30;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_after_the_intent_a_repeat_sends_once(string database)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        await DieAsync(bench, "after_intent=kill");
        bench.Sent.Should().Be(0);

        var booking = await BookingBench.BookAsync(await bench.ServeAsync());

        booking.GetProperty("outcome").GetString().Should().Be("accepted");
        bench.Sent.Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_after_the_intent_the_next_start_sends_once(string database)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        await DieAsync(bench, "after_intent=kill");

        var server = await bench.ServeAsync();
        await bench.Upstream.WaitForRequestAsync(2, Soon);

        (await BookingBench.BookAsync(server)).GetProperty("booking_id").GetString().Should().Be("abooking-70000001");
        bench.Sent.Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_after_the_claim_it_is_unknown_and_never_sent(string database)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        await DieAsync(bench, "after_claim=kill");

        var booking = await BookingBench.BookAsync(await bench.ServeAsync());

        booking.GetProperty("outcome").GetString().Should().Be("unknown");
        booking.GetProperty("next_steps").GetString().Should().Contain("Do not book again");
        bench.Sent.Should().Be(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_while_sending_it_is_found_out(string database)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        bench.Upstream.Answer("POST", "/bookrequest", StubResponse.Hang());
        var first = await bench.ServeAsync();
        first.StartCallTool("book_flight", BookingBench.Order("REF-3"));
        await bench.Upstream.WaitForRequestAsync(2, Soon);
        first.Kill();

        await bench.FindOutAsync("REF-3");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_before_the_outcome_is_stored_it_is_found_out(string database)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        await DieAsync(bench, "after_send=kill", BookingBench.Order("REF-3"));

        await bench.FindOutAsync("REF-3");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_before_the_answer_a_repeat_returns_the_same_booking(string database)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        await DieAsync(bench, "after_outcome=kill");

        var booking = await BookingBench.BookAsync(await bench.ServeAsync());

        booking.GetProperty("booking_id").GetString().Should().Be("abooking-70000001");
        booking.GetProperty("warnings")[0].GetString().Should().Contain("repeat");
        bench.Sent.Should().Be(1);
    }

    [Theory]
    [OnSqlite("reset", "502", "408", "409", "html", "truncated", "no id", "empty")]
    [OnPostgres("reset", "502", "truncated")]
    public async Task A_lost_answer_is_unknown_until_it_is_found_out_and_never_sent_again(string database, string fault)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        bench.Upstream.Answer("POST", "/bookrequest", Lost(fault));
        var server = await bench.ServeAsync();

        var booking = await BookingBench.BookAsync(server, BookingBench.Order("REF-5"));
        booking.GetProperty("outcome").GetString().Should().Be("unknown");
        (await BookingBench.BookAsync(server, BookingBench.Order("REF-5"))).GetProperty("outcome").GetString().Should().Be("unknown");
        bench.LetLookUpFind("REF-5");
        var status = await BookingBench.StatusAsync(server, booking.GetProperty("reference").GetString()!);

        status.GetProperty("outcome").GetString().Should().Be("accepted");
        status.GetProperty("booking_id").GetString().Should().Be("abooking-70000001");
        bench.Sent.Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_redirect_contacts_no_other_host_and_is_unknown(string database)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        await using var elsewhere = await StubUpstream.StartAsync();
        bench.Upstream.Answer("POST", "/bookrequest", StubResponse.Redirect(307, new Uri(elsewhere.BaseAddress + "/bookrequest")));

        var booking = await BookingBench.BookAsync(await bench.ServeAsync());

        booking.GetProperty("outcome").GetString().Should().Be("unknown");
        elsewhere.Requests.Should().BeEmpty();
        bench.Sent.Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_caller_that_hangs_up_does_not_stop_the_booking_and_a_repeat_joins_it(string database)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        var gate = new TaskCompletionSource();
        bench.Upstream.Answer("POST", "/bookrequest", StubResponse.Json(BookingBench.Accepted).After(gate.Task));
        var server = await bench.ServeAsync();
        var call = server.StartCallTool("book_flight", BookingBench.Order());
        await bench.Upstream.WaitForRequestAsync(2, Soon);

        await server.NotifyAsync("notifications/cancelled", $$"""{"requestId":{{call.Id}},"reason":"user"}""");
        var repeat = server.StartCallTool("book_flight", BookingBench.Order());
        gate.SetResult();

        BookingBench.Structured(await repeat.Response).GetProperty("outcome").GetString().Should().Be("accepted");
        bench.Sent.Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Fifty_identical_calls_from_two_processes_send_one_request(string database)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        var servers = new[] { await bench.ServeAsync(), await bench.ServeAsync() };

        var calls = Enumerable.Range(0, 50).Select(i => servers[i % 2].StartCallTool("book_flight", BookingBench.Order())).ToArray();
        var bookings = (await Task.WhenAll(calls.Select(call => call.Response))).Select(BookingBench.Structured).ToArray();

        bookings.Select(booking => booking.GetProperty("reference").GetString()).Distinct().Should().ContainSingle();
        bookings.Should().OnlyContain(booking => booking.GetProperty("outcome").GetString() == "accepted");
        (await BookingBench.ListAsync(servers[0])).Should().ContainSingle();
        bench.Sent.Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_customers_for_one_quote_make_one_booking_and_one_refusal(string database)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        var server = await bench.ServeAsync();
        var booking = await BookingBench.BookAsync(server, BookingBench.Order("FIRST"));

        var refused = (await server.CallToolAsync("book_flight", BookingBench.Order("SECOND", "robin@example.com"))).GetProperty("result");
        var same = await BookingBench.BookAsync(server, BookingBench.Order("THIRD"));

        refused.GetProperty("isError").GetBoolean().Should().BeTrue();
        refused.GetProperty("content")[0].GetProperty("text").GetString().Should().Contain(booking.GetProperty("reference").GetString());
        same.GetProperty("reference").GetString().Should().Be(booking.GetProperty("reference").GetString());
        bench.Sent.Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_key_with_other_content_is_refused_by_field_name_only(string database)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        var server = await bench.ServeAsync();
        await BookingBench.BookAsync(server, BookingBench.Order("KEY"));

        var refused = (await server.CallToolAsync("book_flight", BookingBench.Order("KEY", "robin@example.com"))).GetProperty("result");

        refused.GetProperty("isError").GetBoolean().Should().BeTrue();
        refused.GetProperty("content")[0].GetProperty("text").GetString()
            .Should().Contain("customer.email").And.NotContain("robin").And.NotContain("pat@");
        bench.Sent.Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_refused_request_frees_the_quote_for_another_try(string database)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        bench.Upstream.Answer("POST", "/bookrequest", StubResponse.Status(422), StubResponse.Json(BookingBench.Accepted));
        var server = await bench.ServeAsync();

        (await server.CallToolAsync("book_flight", BookingBench.Order())).GetProperty("result")
            .GetProperty("isError").GetBoolean().Should().BeTrue();
        var booking = await BookingBench.BookAsync(server);

        booking.GetProperty("outcome").GetString().Should().Be("accepted");
        bench.Sent.Should().Be(2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Thirty_rounds_of_calls_at_once_from_two_processes_send_one_request_each(string database)
    {
        await using var bench = await BookingBench.OpenAsync(database);
        var next = 0;
        bench.Upstream.Answer("POST", "/bookrequest", StubResponse.By(_ =>
            StubResponse.Json($$"""{"bookingId":"abooking-{{Interlocked.Increment(ref next)}}","status":"pending"}""")));
        var servers = new[] { await bench.ServeAsync(), await bench.ServeAsync() };

        for (var round = 1; round <= Rounds; round++)
        {
            var order = BookingBench.Order().Replace("aquote-50000001", $"aquote-{round}", StringComparison.Ordinal);
            var calls = Enumerable.Range(0, 50).Select(i => servers[i % 2].StartCallTool("book_flight", order).Response);
            var bookings = (await Task.WhenAll(calls)).Select(BookingBench.Structured);

            bookings.Select(booking => booking.GetProperty("booking_id").GetString()).Distinct().Should().ContainSingle();
            bench.Sent.Should().Be(round);
        }
    }

    private static StubResponse Lost(string fault) => fault switch
    {
        "reset" => StubResponse.ResetAfterReading(),
        "html" => StubResponse.Html("<html>proxy</html>"),
        "truncated" => StubResponse.Truncated(BookingBench.Accepted),
        "no id" => StubResponse.Json("""{"status":"pending"}"""),
        "empty" => StubResponse.Bytes([], "application/json"),
        _ => StubResponse.Status(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture)),
    };

    // The first call of a server that dies on its way.
    private static async Task DieAsync(BookingBench bench, string failPoints, string? order = null)
    {
        var server = await bench.ServeAsync(failPoints);
        server.StartCallTool("book_flight", order ?? BookingBench.Order());
        await server.WaitForExitAsync(Soon);
    }
}
