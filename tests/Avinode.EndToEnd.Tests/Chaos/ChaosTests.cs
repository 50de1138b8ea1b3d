using System.Globalization;
using Avinode.Testing;
using Xunit.Abstractions;

namespace Avinode.EndToEnd.Tests;

/// <summary>
/// A short run in every test run. A long one, by command: <c>AVINODE_CHAOS_CALLS=5000 dotnet test tests/Avinode.EndToEnd.Tests --filter ChaosTests</c>;
/// <c>AVINODE_CHAOS_SEED</c> repeats a run.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int ShortRun = 120;

    [Theory, OnSqlite, OnPostgres]
    public async Task No_fault_books_twice_and_none_loses_a_booking(string database)
    {
        var (seed, calls) = (Number("AVINODE_CHAOS_SEED", Environment.TickCount & 0xFFFF), Number("AVINODE_CHAOS_CALLS", ShortRun));
        output.WriteLine($"seed {seed}, {calls} calls");
        await using var bench = await BookingBench.OpenAsync(database, emptyUpstream: true);
        var avinode = new FaultyAvinode(seed);
        bench.Upstream.AnswerAll(StubAnswer.By(avinode.Answer));

        await new ChaosRun(bench, seed, calls).RunAsync();
        avinode.IsCalm = true;
        var server = await bench.ServeAsync();
        await server.WaitForErrorTextAsync("Undecided bookings are looked after");
        var bookings = await ChaosRun.SettleAsync(server);

        Check(avinode, bookings.Select(booking => (
            Reference: booking.GetProperty("client_reference").GetString()!,
            Outcome: booking.GetProperty("outcome").GetString()!,
            Id: booking.TryGetProperty("booking_id", out var id) ? id.GetString() : null)).ToArray(), $"seed {seed}");
    }

    private static void Check(FaultyAvinode avinode, (string Reference, string Outcome, string? Id)[] bookings, string seed)
    {
        // Nothing follows a request that may have been done.
        foreach (var requests in avinode.Received.GroupBy(request => request.Reference))
        {
            requests.SkipWhile(request => request.IsRefused).Should().HaveCountLessThanOrEqualTo(1, "{0} must not be sent twice ({1})", requests.Key, seed);
        }

        bookings.Where(booking => booking.Outcome == "sending").Should().BeEmpty("nothing stays on its way ({0})", seed);
        var accepted = bookings.Where(booking => booking.Outcome == "accepted").ToDictionary(booking => booking.Reference, booking => booking.Id!);
        accepted.Should().BeEquivalentTo(avinode.Bookings, "what Avinode holds is what we know ({0})", seed);
        accepted.Should().NotBeEmpty("a run in which nothing worked proves nothing ({0})", seed);
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
