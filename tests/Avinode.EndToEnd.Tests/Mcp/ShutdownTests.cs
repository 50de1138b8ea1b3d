using System.Diagnostics;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>How the process ends.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public async Task The_end_of_stdin_ends_the_process()
    {
        await using var server = ServerProcess.StartSimulator();
        await server.InitializeAsync();

        (await server.EndAsync()).Should().Be(0);

        server.ShouldHaveSpokenOnlyProtocol();
    }

    [Theory]
    [InlineData("get_booking_status", """{"booking_id":"1"}""")]
    [InlineData("book_flight", """{"quote_id":"1","trip_id":"2","customer":{"name":"Pat","email":"pat@example.com"}}""")]
    public async Task A_call_that_hangs_does_not_hold_the_process(string tool, string arguments)
    {
        await using var upstream = await StubUpstream.StartAsync();
        upstream.AnswerAll(StubResponse.Hang());
        using var folder = new ScratchFolder();
        await using var server = ServerProcess.StartWith(upstream.BaseAddress, folder);
        await server.InitializeAsync();
        var call = server.StartCallTool(tool, arguments);
        await upstream.WaitForRequestAsync();

        var start = Stopwatch.GetTimestamp();
        server.CloseInput();
        var exitCode = await server.WaitForExitAsync(ServerProcess.Patience);
        var took = Stopwatch.GetElapsedTime(start);

        exitCode.Should().Be(0);

        // Half a second for late answers and little more; a read would have hung for 30 seconds, a booking for 60.
        took.Should().BeLessThan(TimeSpan.FromSeconds(5));
        await call.Response.Invoking(response => response).Should().ThrowAsync<EndOfStreamException>();
        server.ShouldHaveSpokenOnlyProtocol();
    }

    [Fact]
    public async Task What_was_asked_before_stdin_ended_is_answered()
    {
        await using var server = ServerProcess.StartSimulator();

        var initialized = server.StartRequest(
            "initialize", """{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"pipe","version":"1"}}""");
        var list = server.StartRequest("tools/list");
        var exitCode = await server.EndAsync();

        exitCode.Should().Be(0);
        (await initialized.Response).TryGetProperty("result", out _).Should().BeTrue();
        (await list.Response).GetProperty("result").GetProperty("tools").GetArrayLength().Should().Be(8);
        server.ShouldHaveSpokenOnlyProtocol();
    }

    [FactWhenInstalled("kill")]
    public async Task SIGTERM_ends_the_process_in_order()
    {
        await using var server = ServerProcess.StartSimulator();
        await server.InitializeAsync();

        using var kill = Process.Start("kill", ["-TERM", $"{server.ProcessId}"]);
        await kill.WaitForExitAsync();
        await server.WaitForExitAsync(ServerProcess.Patience);

        server.ShouldHaveSpokenOnlyProtocol();
        server.ErrorText.Should().NotContain("Unhandled exception");
    }
}
