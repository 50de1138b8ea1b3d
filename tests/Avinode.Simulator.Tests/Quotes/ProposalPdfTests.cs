using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Avinode.Testing;

namespace Avinode.Simulator.Tests.Quotes;

public sealed partial class ProposalPdfTests
{
    private readonly SimulatorDriver simulator = new();

    [Fact]
    public async Task A_proposal_comes_as_an_attached_PDF()
    {
        var answer = await simulator.GetAsync("streams/quotes/aquo-50000001");

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.ContentHeaders.ContentType!.MediaType.Should().Be("application/pdf");
        answer.ContentHeaders.GetValues("Content-Disposition").Should().Equal("attachment; filename=\"Quote_50000001.pdf\"");
        Encoding.ASCII.GetString(answer.Body).Should().StartWith("%PDF-1.4\n").And.EndWith("%%EOF\n");
    }

    [Fact]
    public async Task The_cross_reference_table_points_at_every_object()
    {
        var file = Encoding.ASCII.GetString((await simulator.GetAsync("streams/quotes/50000001")).Body);

        var start = Number(StartXref().Match(file).Groups[1]);
        file[start..].Should().StartWith("xref\n0 8\n0000000000 65535 f \n");
        int[] offsets = [.. Entry().Matches(file[start..]).Select(entry => Number(entry.Groups[1]))];
        offsets.Should().HaveCount(7);
        foreach (var (index, offset) in offsets.Index())
        {
            file[offset..].Should().StartWith($"{index + 1} 0 obj\n");
        }

        var stream = Stream().Match(file);
        stream.Groups[2].Length.Should().Be(Number(stream.Groups[1]));
    }

    [FactWhenInstalled("pdftotext")]
    public async Task A_reader_finds_everything_on_the_page()
    {
        var text = await RunAsync("pdftotext", "-layout", "50000004");

        text.Should().ContainAll(
            "Charter proposal", "SIMULATED", "Northgate Jets (simulated)", "Ingrid Vale", "Phenom 300E, G-SBXA", "EGGW – LFMN – EGGW",
            "5 Apr 2026", "8 Apr 2026", "Nice Côte d'Azur", "EUR 21,400.00", "Both legs on one aircraft", "Conditions",
            "25 %", "Quote 50000004", "made up");
    }

    [FactWhenInstalled("pdftoppm")]
    public async Task Every_proposal_is_drawn_without_a_complaint()
    {
        foreach (var id in simulator.World.QuoteIds)
        {
            (await RunAsync("pdftoppm", "-r 20", id)).Should().StartWith("P6");
        }
    }

    [FactWhenInstalled("pdftotext")]
    public async Task Parentheses_backslashes_and_letters_beyond_ASCII_survive()
    {
        var told = @"Price (net) \\ 50 % – “café” €, ✈";
        await simulator.PostAsync(
            "tripmsgs/20000002/submitQuote",
            $$"""{ "quote": { "totalPrice": 9, "currencyCode": "EUR", "messageForBuyer": "{{told}}" } }""");

        (await RunAsync("pdftotext", "-layout", "50000006")).Should().Contain(@"Price (net) \ 50 % – “café” €, ?");
    }

    private async Task<string> RunAsync(string program, string options, string quoteId)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, (await simulator.GetAsync($"streams/quotes/{quoteId}")).Body);
        using var process = Process.Start(new ProcessStartInfo(program, $"{options} {file}" + (program is "pdftotext" ? " -" : ""))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(file);

        (await errors).Should().BeEmpty();
        process.ExitCode.Should().Be(0);
        return output;
    }

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\n(\d+)\n")]
    private static partial Regex StartXref();

    [GeneratedRegex(@"(\d{10}) 00000 n \n")]
    private static partial Regex Entry();

    [GeneratedRegex(@"/Length (\d+) >>\nstream\n(.*?)\nendstream", RegexOptions.Singleline)]
    private static partial Regex Stream();
}
