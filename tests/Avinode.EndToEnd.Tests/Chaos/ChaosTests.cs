using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Avinode.Testing;
using Xunit.Abstractions;

namespace Avinode.EndToEnd.Tests;

/// <summary>
/// A short run in every test run; tests/README.md has the command for a long one. <c>AVINODE_CHAOS_CALLS</c> says how many calls,
/// <c>AVINODE_CHAOS_SEED</c> repeats a run.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int ShortRun = 120;

    [Theory, OnSqlite, OnPostgres]
    public async Task No_fault_books_twice_and_none_loses_a_booking(string database)
    {
        var (seed, calls) = (Number("AVINODE_CHAOS_SEED", Environment.TickCount & 0xFFFF), Number("AVINODE_CHAOS_CALLS", ShortRun));
        var start = Stopwatch.GetTimestamp();
        output.WriteLine($"{database}, seed {seed}, {calls} calls");
        await using var failing = database == "PostgreSQL" ? await FailingDatabase.OpenAsync(database, FailingDatabase.Killed) : null;
        await using var bench = failing is null
            ? await BookingBench.OpenSilentAsync(database)
            : await BookingBench.OpenSilentAsync(failing);
        var avinode = new FaultyAvinode(seed);
        bench.Upstream.AnswerAll(StubResponse.By(avinode.Answer));

        var run = new ChaosRun(bench, failing, seed, calls);
        await run.RunAsync();
        avinode.IsCalm = true;
        var server = await bench.ServeAsync();
        await server.WaitForErrorTextAsync("Undecided bookings are looked after");
        var bookings = (await ChaosRun.CompleteAsync(server)).Select(Line.Of).ToArray();

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var outcomes = string.Join(", ", bookings.CountBy(booking => booking.Outcome));
        output.WriteLine($"{run.Kills} kills of a server, {run.Outages} of the database, {seconds:0} s");
        output.WriteLine($"{avinode.Received.Count} requests received, {bookings.Length} bookings: {outcomes}");
        Check(avinode, bookings, run.Told.Select(Line.Of), $"seed {seed}");
    }

    private static void Check(FaultyAvinode avinode, Line[] bookings, IEnumerable<Line> told, string seed)
    {
        // Nothing follows a request that may have been done.
        foreach (var requests in avinode.Received.GroupBy(request => request.Reference))
        {
            requests.SkipWhile(request => request.IsRefused)
                .Should().HaveCountLessThanOrEqualTo(1, "{0} must not be sent twice ({1})", requests.Key, seed);
        }

        avinode.Received.Where(request => avinode.Bookings.ContainsKey(request.Reference)).GroupBy(request => request.Quote)
            .Should().OnlyContain(
                quote => quote.Select(request => request.Reference).Distinct().Count() == 1,
                "a quote is booked for one customer ({0})",
                seed);

        bookings.Where(booking => booking.Outcome is "sending" or "ready").Should().BeEmpty("nothing stays on its way ({0})", seed);
        var accepted = bookings
            .Where(booking => booking.Outcome == "accepted")
            .ToDictionary(booking => booking.ClientReference!, booking => booking.Id!);
        accepted.Should().BeEquivalentTo(avinode.Bookings, "what Avinode holds is what we know ({0})", seed);
        accepted.Should().NotBeEmpty("a run in which nothing worked proves nothing ({0})", seed);

        var known = bookings.ToDictionary(booking => booking.Reference);
        foreach (var answer in told)
        {
            known.Should().ContainKey(answer.Reference, "a booking of which a caller was told is not lost ({0})", seed);
            var id = known[answer.Reference].Id;
            id.Should().Be(answer.Id ?? id, "what a caller was told of {0} still holds ({1})", answer.Reference, seed);
        }
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    // A booking as an answer tells of it.
    private sealed record Line(string Reference, string? ClientReference, string Outcome, string? Id)
    {
        public static Line Of(JsonElement booking) => new(
            Text(booking, "reference")!, Text(booking, "client_reference"), Text(booking, "outcome")!, Text(booking, "booking_id"));

        private static string? Text(JsonElement booking, string name) =>
            booking.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
