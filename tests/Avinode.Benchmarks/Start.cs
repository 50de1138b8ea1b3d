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

        // One after the other and again: what else the machine does falls on all alike. The first round only warms the files.
        for (var run = 0; run <= runs; run++)
        {
            var time = await AnswerTimeAsync(empty.Path, [], "hello");
            Keep(emptyTimes, time);
            foreach (var program in programs)
            {
                Keep(times[program], await AnswerTimeAsync(program.Path, ["--sandbox"], McpProgram.Initialize));
            }

            void Keep(List<double> kept, double milliseconds)
            {
                if (run > 0)
                {
                    kept.Add(milliseconds);
                }
            }
        }

        var unit = Median.Of(emptyTimes);
        return [.. programs.Select(program => new Finding(
            $"Start of {program.Name}, times the empty program", Median.Of(times[program]) / unit, program.StartTarget,
            $"{Finding.Number(Median.Of(times[program]), "0")} ms against {Finding.Number(unit, "0")} ms, medians of {runs}"))];
    }

    private static async Task<double> AnswerTimeAsync(string path, string[] arguments, string line)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
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
}
