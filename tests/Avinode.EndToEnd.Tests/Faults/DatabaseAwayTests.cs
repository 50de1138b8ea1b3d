using System.Text.Json;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>Row 9 of the fault table: the database is away before the intent, and between sending and the outcome.</summary>
public sealed class DatabaseAwayTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Theory, OnSqlite(FailingDatabase.Locked), OnFullDisk, OnPostgres(FailingDatabase.Killed)]
    public async Task Away_before_the_intent_nothing_is_sent_and_the_caller_is_told(string database, string outage)
    {
        await using var failing = await FailingDatabase.OpenAsync(database, outage);
        await using var bench = await BookingBench.OpenAsync(failing);
        var server = await bench.ServeAsync();
        (await BookingBench.ListAsync(server)).Should().BeEmpty();

        await failing.TakeAwayAsync();
        var refused = (await server.CallToolAsync("book_flight", BookingBench.Order())).GetProperty("result");
        var late = await bench.ServeAsync();
        var refusedToo = (await late.CallToolAsync("book_flight", BookingBench.Order())).GetProperty("result");

        foreach (var result in new[] { refused, refusedToo })
        {
            result.GetProperty("isError").GetBoolean().Should().BeTrue();
            result.GetProperty("content")[0].GetProperty("text").GetString()
                .Should().MatchRegex("The database (cannot be used now|cannot be reached).*Nothing was sent.*AVINODE_DATABASE");
        }

        bench.Sent.Should().Be(0);

        await failing.GiveBackAsync();
        (await BookingBench.BookAsync(server)).GetProperty("outcome").GetString().Should().Be("accepted");
        (await BookingBench.BookAsync(late)).GetProperty("outcome").GetString().Should().Be("accepted");
        bench.Sent.Should().Be(1);
        (await BookingBench.ListAsync(late)).Should().ContainSingle();
    }

    [Theory, OnSqlite(FailingDatabase.Locked), OnFullDisk, OnPostgres(FailingDatabase.Killed)]
    public Task Away_before_the_outcome_it_is_recorded_when_it_is_back(string database, string outage) =>
        RecordAsync(database, outage, StubResponse.Json(BookingBench.Accepted), "accepted");

    [Theory, OnSqlite(FailingDatabase.Locked), OnFullDisk, OnPostgres(FailingDatabase.Killed)]
    public Task Away_when_the_answer_was_lost_that_is_recorded_when_it_is_back(string database, string outage) =>
        RecordAsync(database, outage, StubResponse.Status(502), "unknown");

    [Theory, OnSqlite(FailingDatabase.Locked), OnFullDisk, OnPostgres(FailingDatabase.Killed)]
    public async Task Away_before_the_outcome_and_the_sender_killed_meanwhile_it_is_found_out(string database, string outage)
    {
        await using var failing = await FailingDatabase.OpenAsync(database, outage);
        await using var bench = await BookingBench.OpenAsync(failing);
        var server = await bench.ServeAsync();
        await SendAsync(bench, server, StubResponse.Json(BookingBench.Accepted), failing, "REF-9");
        await server.WaitForErrorTextAsync("The database is away", Soon);

        server.Kill();
        await failing.GiveBackAsync();

        await bench.FindOutAsync("REF-9");
    }

    private static async Task RecordAsync(string database, string outage, StubResponse answer, string outcome)
    {
        await using var failing = await FailingDatabase.OpenAsync(database, outage);
        await using var bench = await BookingBench.OpenAsync(failing);
        var server = await bench.ServeAsync();
        var call = await SendAsync(bench, server, answer, failing);

        await server.WaitForErrorTextAsync("The database is away", Soon);
        call.IsCompleted.Should().BeFalse();
        await failing.GiveBackAsync();

        BookingBench.Structured(await call).GetProperty("outcome").GetString().Should().Be(outcome);
        (await BookingBench.ListAsync(await bench.ServeAsync())).Should().ContainSingle()
            .Which.GetProperty("outcome").GetString().Should().Be(outcome);
        (await BookingBench.BookAsync(server)).GetProperty("outcome").GetString().Should().Be(outcome);
        bench.Sent.Should().Be(1);
    }

    // The request arrives at Avinode, then the database goes away, then Avinode answers.
    private static async Task<Task<JsonElement>> SendAsync(
        BookingBench bench, McpConversation server, StubResponse answer, FailingDatabase failing, string? reference = null)
    {
        var gate = new TaskCompletionSource();
        bench.Upstream.Answer("POST", "/bookrequest", answer.After(gate.Task));
        var call = server.StartCallTool("book_flight", BookingBench.Order(reference));
        await bench.Upstream.WaitForRequestAsync(2, Soon);
        await failing.TakeAwayAsync();
        gate.SetResult();
        return call.Response;
    }
}
