namespace Avinode.EndToEnd.Tests;

/// <summary>Where personal data stands until it is erased, and where it does not: every byte of the database's files is searched.</summary>
public sealed class ErasureTests
{
    private const string Passport = "ZX98765QQ";
    private const string Birth = "1981-02-03";
    private const string Name = "Pat Client";
    private const string Mail = "pat@example.com";

    [Theory, OnSqlite(FailingDatabase.Locked), OnPostgres(FailingDatabase.Killed)]
    public async Task Passports_and_births_stand_nowhere_and_after_erasing_not_even_their_ciphertext(string database, string outage)
    {
        await using var files = await FailingDatabase.OpenAsync(database, outage);
        await using var bench = await BookingBench.OpenAsync(files);
        var server = await bench.ServeAsync(logLevel: "Trace");

        var reference = (await BookingBench.BookAsync(server)).GetProperty("reference").GetString()!;
        await BookingBench.BookAsync(server);
        await BookingBench.StatusAsync(server, reference);
        await BookingBench.ListAsync(server);
        var shown = await bench.RunAsync("bookings", "show", reference) + await bench.RunAsync("bookings", "list");

        string.Concat(server.OutputLines.Append(server.ErrorText).Append(shown))
            .Should().NotContainAny(Passport, Birth).And.Contain(reference);
        (await files.BytesAsync(withLog: true)).Should().NotContainAny(Passport, Birth);
        var manifest = await files.SealedPassengersAsync();
        (await files.BytesAsync(withLog: false))
            .Should().Contain(Mail).And.Contain(manifest, "the search must be able to find what is there");

        await bench.RunAsync("bookings", "erase", reference);
        (await bench.RunAsync("bookings", "show", reference)).Should().Contain("(erased)");

        // PostgreSQL's log of changes keeps what was: the README says how long, and what to do about it.
        (await files.BytesAsync(withLog: database == "SQLite")).Should().NotContainAny(Name, Mail, manifest);
        (await BookingBench.ListAsync(server)).Should().ContainSingle("the skeleton stays")
            .Which.GetProperty("reference").GetString().Should().Be(reference);
    }
}
