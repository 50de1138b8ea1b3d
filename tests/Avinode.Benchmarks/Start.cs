using System.Diagnostics;

namespace Avinode.Benchmarks;

/// <summary>How long a client waits: from the start of the process to the answer to its first line.</summary>
internal static class Start
{
    public static async Task<IReadOnlyList<Finding>> MeasureAsync(IReadOnlyList<MeasuredProgram> programs, int runs)
    {
        using var empty = await EmptyProgram.BuildAsync();
        var emptyTimes = new List<double>();
        var times = programs.ToDictionary(program => program, _ => new List<double>());
        var starts = programs.Select(program => new Candidate(program.Path, ["--simulator"], McpProgram.Initialize, times[program]))
            .Prepend(new Candidate(empty.Path, [], "hello", emptyTimes)).ToArray();

        // In turn, each round beginning with the next one: what else the machine does falls on all alike, and so does coming after another.
        // The first round only warms the files.
        for (var run = 0; run <= runs; run++)
        {
            foreach (var candidate in starts.Skip(run % starts.Length).Concat(starts.Take(run % starts.Length)))
            {
                var time = await AnswerTimeAsync(candidate.Path, candidate.Arguments, candidate.Line);
                if (run > 0)
                {
                    candidate.Times.Add(time);
                }
            }
        }

        var unit = Median.Of(emptyTimes);
        return [.. programs.Select(program => new Finding(
            $"Start of {program.Name}, times the empty program", Median.Of(times[program]) / unit, program.StartTarget,
            $"{Finding.Number(Median.Of(times[program]), "0")} ms against {Finding.Number(unit, "0")} ms, medians of {runs}"))];
    }

    public static async Task<double> AnswerTimeAsync(
        string path, string[] arguments, string line, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        var answer = await process.StandardOutput.ReadLineAsync();
        var time = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return answer is not null ? time : throw new InvalidOperationException($"{path} ended without an answer");
    }

    private sealed record Candidate(string Path, string[] Arguments, string Line, List<double> Times);
}
