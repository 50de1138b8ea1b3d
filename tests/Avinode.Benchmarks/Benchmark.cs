namespace Avinode.Benchmarks;

/// <summary>The table of contents: what is measured, in which order.</summary>
internal static class Benchmark
{
    private const string Usage = """
        Measures avinode-mcp, as ratios within one run. Build it in Release and leave the machine alone while it runs:

          dotnet run -c Release --project tests/Avinode.Benchmarks -- single-file=PATH [installed-tool=PATH] [runs=60]
          dotnet run -c Release --project tests/Avinode.Benchmarks -- bookings
          dotnet run -c Release --project tests/Avinode.Benchmarks -- beside-database=PATH [runs=60]
          dotnet run -c Release --project tests/Avinode.Benchmarks -- webhooks=PATH [seconds=60] [on=SQLite|PostgreSQL]
          dotnet run -c Release --project tests/Avinode.Benchmarks -- load=PATH
          dotnet run -c Release --project tests/Avinode.Benchmarks -- streams=PATH

        PATH is the program itself. Calls and memory are measured on the first one; "bookings" measures what a booking costs by itself,
        "webhooks" how many the booking service at PATH takes in, "load" how long a booking takes there at 50 a second, "streams" how
        soon 200 open streams have a change, "beside-database" whether a start takes longer where very many bookings are. Needs Linux
        (/proc) and the .NET SDK.
        Exit code 0 when everything could be measured, whatever came out; 1 when not; 2 for a wrong command line.
        """;

    /// <summary>Start at most this many times as long as the empty program.</summary>
    private static readonly Dictionary<string, double> StartTargets =
        new(StringComparer.Ordinal) { ["single-file"] = 3.5, ["installed-tool"] = 6 };

    /// <summary>What is measured besides the programs' own start and calls.</summary>
    private static readonly (string Name, Func<Given, string, IAsyncEnumerable<Finding>> Measure)[] Measurements =
    [
        ("bookings", (_, _) => BookingCost.MeasureAsync()),
        ("beside-database", (given, path) => StartBesideDatabase.MeasureAsync(path, given.Runs)),
        ("webhooks", (given, path) => WebhookRate.MeasureAsync(path, TimeSpan.FromSeconds(given.Seconds), given.On)),
        ("load", (_, path) => BookingLoad.MeasureAsync(path)),
        ("streams", (_, path) => StreamFanOut.MeasureAsync(path)),
    ];

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        if (Given.TryRead(arguments, [.. StartTargets.Keys, .. Measurements.Select(each => each.Name)]) is not { } given)
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            await output.WriteLineAsync(Finding.Heading);
            await foreach (var finding in MeasureAsync(given))
            {
                await output.WriteLineAsync(finding.ToString());
            }

            return 0;
        }
        catch (Exception fault) when (IsExpected(fault))
        {
            await errors.WriteLineAsync($"Could not measure: {fault.Message}");
            return 1;
        }
    }

    private static bool IsExpected(Exception fault) => fault
        is IOException or InvalidOperationException or System.ComponentModel.Win32Exception or HttpRequestException or TimeoutException;

    private static async IAsyncEnumerable<Finding> MeasureAsync(Given given)
    {
        foreach (var (name, measure) in Measurements)
        {
            if (given.Paths.TryGetValue(name, out var path))
            {
                await foreach (var finding in measure(given, path))
                {
                    yield return finding;
                }
            }
        }

        var programs = given.Paths
            .Where(each => StartTargets.ContainsKey(each.Key))
            .Select(each => new MeasuredProgram(each.Key, each.Value, StartTargets[each.Key]))
            .ToArray();
        if (programs.Length == 0)
        {
            yield break;
        }

        foreach (var finding in await Start.MeasureAsync(programs, given.Runs))
        {
            yield return finding;
        }

        await foreach (var finding in Calls.MeasureAsync(programs[0].Path))
        {
            yield return finding;
        }

        yield return await Calls.MeasureDocumentAsync(programs[0].Path);
    }
}

/// <summary>A program whose start is measured, and how many times the empty program's it may take.</summary>
internal sealed record MeasuredProgram(string Name, string Path, double StartTarget);
