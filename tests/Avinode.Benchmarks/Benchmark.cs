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
        "webhooks" how many the booking service at PATH takes in, "load" how long a booking takes there at 50 a second, "streams" how soon 200 open streams have a change, "beside-database" whether
        a start takes longer where very many bookings are. Needs Linux (/proc) and the .NET SDK.
        Exit code 0 when everything could be measured, whatever came out; 1 when not; 2 for a wrong command line.
        """;

    /// <summary>Start at most this many times as long as the empty program.</summary>
    private static readonly Dictionary<string, double> StartTargets = new(StringComparer.Ordinal) { ["single-file"] = 3.5, ["installed-tool"] = 6 };

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        var given = arguments.Select(argument => argument.Split('=', 2)).ToLookup(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "");
        var programs = given.Where(group => StartTargets.ContainsKey(group.Key)).Select(group => new MeasuredProgram(group.Key, group.First(), StartTargets[group.Key])).ToArray();
        var runs = 60;
        var seconds = 60;
        var (costs, beside, webhooks, load, streams) = (given.Contains("bookings"), given["beside-database"].FirstOrDefault(), given["webhooks"].FirstOrDefault(), given["load"].FirstOrDefault(), given["streams"].FirstOrDefault());
        if (given.Any(group => group.Key is not ("runs" or "bookings" or "beside-database" or "webhooks" or "load" or "streams" or "seconds" or "on") && !StartTargets.ContainsKey(group.Key))
            || (programs.Length == 0 && !costs && (beside ?? webhooks ?? load ?? streams) is null)
            || (given.Contains("seconds") && !(int.TryParse(given["seconds"].First(), out seconds) && seconds > 0))
            || (given.Contains("runs") && !(int.TryParse(given["runs"].First(), out runs) && runs > 0)))
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            await output.WriteLineAsync(Finding.Heading);
            if (costs)
            {
                await foreach (var finding in BookingCost.MeasureAsync())
                {
                    await output.WriteLineAsync(finding.ToString());
                }
            }

            if (beside is not null)
            {
                await output.WriteLineAsync((await StartBesideDatabase.MeasureAsync(beside, runs)).ToString());
            }

            if (webhooks is not null)
            {
                await foreach (var finding in WebhookRate.MeasureAsync(webhooks, TimeSpan.FromSeconds(seconds), given["on"].FirstOrDefault()))
                {
                    await output.WriteLineAsync(finding.ToString());
                }
            }

            if (load is not null)
            {
                await foreach (var finding in BookingLoad.MeasureAsync(load))
                {
                    await output.WriteLineAsync(finding.ToString());
                }
            }

            if (streams is not null)
            {
                await foreach (var finding in StreamFanOut.MeasureAsync(streams))
                {
                    await output.WriteLineAsync(finding.ToString());
                }
            }

            if (programs.Length == 0)
            {
                return 0;
            }

            foreach (var finding in await Start.MeasureAsync(programs, runs))
            {
                await output.WriteLineAsync(finding.ToString());
            }

            await foreach (var finding in Calls.MeasureAsync(programs[0].Path))
            {
                await output.WriteLineAsync(finding.ToString());
            }

            await output.WriteLineAsync((await Calls.MeasureDocumentAsync(programs[0].Path)).ToString());
            return 0;
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or System.ComponentModel.Win32Exception or HttpRequestException or TimeoutException)
        {
            await errors.WriteLineAsync($"Could not measure: {fault.Message}");
            return 1;
        }
    }
}

/// <summary>A program whose start is measured, and how many times the empty program's it may take.</summary>
internal sealed record MeasuredProgram(string Name, string Path, double StartTarget);
