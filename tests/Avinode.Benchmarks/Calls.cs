using System.Diagnostics;
using Avinode.Testing;

namespace Avinode.Benchmarks;

/// <summary>
/// What the server adds to a call of Avinode, and what it keeps in memory: each call through the server stands beside the same HTTP
/// call made directly, to the same upstream.
/// </summary>
internal static class Calls
{
    private const int WarmUp = 500;
    private const int Count = 1_500;
    private const int InFlight = 32;
    private const int WarmUpRounds = 10;
    private const int Rounds = 9;
    private const int PdfBytes = 10 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Less than any answer takes that comes over a network.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(5);

    private const string MessageInput = """{"message_id":"asellermsg-40000001"}""";
    private const string Message =
        """
        {"meta":{"errors":[],"warnings":[],"infos":[]},"data":{"id":"asellermsg-40000001","type":"sellermsgs",
        "message":"Hot catering is confirmed.","createdOn":"2026-11-21T12:36:20.682Z"}}
        """;

    public static async IAsyncEnumerable<Finding> MeasureAsync(string path)
    {
        await using var upstream = await StartUpstreamAsync();
        using var direct = new DirectCall(upstream.BaseAddress);

        // What this program itself compiles while it warms up is not the server's: it warms up on another one.
        await using (var other = await McpProgram.StartAsync(path, upstream.BaseAddress))
        {
            Task ThroughOtherAsync() => other.CallAsync("get_message", MessageInput);
            await AddedAsync(direct.SendAsync, ThroughOtherAsync, WarmUp + Count);
            EnsureSame(upstream.Requests[^2], upstream.Requests[^1]);
        }

        await using var server = await McpProgram.StartAsync(path, upstream.BaseAddress);
        Task ThroughServerAsync() => server.CallAsync("get_message", MessageInput);
        yield return new Finding("Memory after start, MiB", server.Memory("VmRSS"), 50, "VmRSS");

        await AddedAsync(direct.SendAsync, ThroughServerAsync, WarmUp);
        var (directTime, throughTime) = await AddedAsync(direct.SendAsync, ThroughServerAsync, Count);
        var details = $"{Finding.Number(throughTime)} ms against {Finding.Number(directTime)} ms, medians of {Count}";
        yield return new Finding("Added to a call by the server, ms", throughTime - directTime, 0.3, details);
        yield return new Finding($"Memory after {WarmUp + Count} calls, MiB", server.Memory("VmRSS"), 75, "VmRSS");

        // What the server costs, bare: three programs share the processors, and the upstream answers from memory.
        yield return await ThroughputAsync("an upstream that takes no time", direct.SendAsync, ThroughServerAsync).WaitAsync(Patience);
        var slow = StubResponse.By(_ => StubResponse.Json(Message).After(Task.Delay(AnswerTime, TimeProvider.System)));
        upstream.Answer("GET", "/tripmsgs/40000001", slow);
        var name = $"an upstream that takes {AnswerTime.TotalMilliseconds} ms";
        yield return await ThroughputAsync(name, direct.SendAsync, ThroughServerAsync).WaitAsync(Patience);
    }

    /// <summary>How far a large document raises the peak of a server that has served a call but nothing large.</summary>
    public static async Task<Finding> MeasureDocumentAsync(string path)
    {
        await using var upstream = await StartUpstreamAsync();
        await using var server = await McpProgram.StartAsync(path, upstream.BaseAddress);
        await server.CallAsync("get_message", MessageInput);
        var before = server.Memory("VmHWM");
        await server.CallAsync("generate_quote_pdf", """{"quote_id":"aquote-50000001"}""");
        var after = server.Memory("VmHWM");
        var raised = (after - before) * 1024 * 1024 / PdfBytes;
        var details = $"VmHWM {Finding.Number(before, "0")} to {Finding.Number(after, "0")} MiB";
        return new Finding("Peak raised by a 10 MiB PDF, times its size", raised, 5, details);
    }

    // Otherwise the upstream would have more work with the one than with the other.
    private static void EnsureSame(RecordedRequest direct, RecordedRequest through)
    {
        static string HeadOf(RecordedRequest request)
        {
            var headers = request.Headers.Select(header => header.Key).Order(StringComparer.OrdinalIgnoreCase);
            return $"{request.Method} {request.RawTarget}\n{string.Join('\n', headers)}";
        }
        if (HeadOf(direct) != HeadOf(through))
        {
            throw new InvalidOperationException($"The direct call is not the server's:\n{HeadOf(direct)}\n\n{HeadOf(through)}");
        }
    }

    private static async Task<StubUpstream> StartUpstreamAsync()
    {
        var upstream = await StubUpstream.StartAsync();
        upstream.Answer("GET", "/tripmsgs/40000001", StubResponse.Json(Message));
        upstream.Answer("GET", "/streams/quotes/50000001", StubResponse.Bytes(Pdf(), "application/pdf"));
        return upstream;
    }

    private static async Task<(double Direct, double Through)> AddedAsync(Func<Task> direct, Func<Task> through, int count)
    {
        var (directTimes, throughTimes) = (new List<double>(count), new List<double>(count));
        for (var call = 0; call < count; call++)
        {
            directTimes.Add(await TimeAsync(direct));
            throughTimes.Add(await TimeAsync(through));
        }

        return (Median.Of(directTimes), Median.Of(throughTimes));
    }

    private static async Task<Finding> ThroughputAsync(string upstream, Func<Task> direct, Func<Task> through)
    {
        var (rates, ratios) = (new List<double>(), new List<double>());
        for (var round = 0; round < WarmUpRounds + Rounds; round++)
        {
            var directTime = await TimeAsync(() => CrowdAsync(direct));
            var throughTime = await TimeAsync(() => CrowdAsync(through));
            if (round < WarmUpRounds)
            {
                continue;
            }

            rates.Add(Count * 1000 / throughTime);
            ratios.Add(directTime / throughTime);
        }

        return new Finding(
            $"{InFlight} in flight at {upstream}, of direct",
            Median.Of(ratios),
            0.5,
            $"{Finding.Number(Median.Of(rates), "0")} calls a second, median of the rounds",
            AtLeast: true);
    }

    private static Task CrowdAsync(Func<Task> call)
    {
        var left = Count;
        return Task.WhenAll(Enumerable.Range(0, InFlight).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await call();
            }
        }));
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var begin = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private static byte[] Pdf()
    {
        var bytes = new byte[PdfBytes];
        "%PDF-1.7\n"u8.CopyTo(bytes);
        "\n%%EOF\n"u8.CopyTo(bytes.AsSpan(PdfBytes - 7));
        return bytes;
    }
}
