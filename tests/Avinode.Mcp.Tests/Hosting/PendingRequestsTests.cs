using Avinode.Testing;
using ModelContextProtocol.Protocol;

namespace Avinode.Mcp.Tests;

/// <summary>How long the end of stdin waits for answers.</summary>
public sealed class PendingRequestsTests
{
    private readonly ManualClock _clock = new();
    private readonly PendingRequests _calls;

    public PendingRequestsTests() => _calls = new PendingRequests(_clock);

    [Fact]
    public async Task Where_nothing_is_open_nothing_is_waited_for()
    {
        _calls.Arrived(Request("tools/call", 1));
        _calls.Left(new JsonRpcResponse { Id = new RequestId(1), Result = null });

        await _calls.CompleteAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task The_last_answer_ends_the_waiting()
    {
        _calls.Arrived(new JsonRpcNotification { Method = "notifications/initialized" });
        _calls.Arrived(Request("tools/call", 1));
        _calls.Arrived(Request("tools/list", 2));

        var settled = _calls.CompleteAsync();
        _calls.Left(new JsonRpcResponse { Id = new RequestId(2), Result = null });
        var early = settled.IsCompleted;
        _calls.Left(new JsonRpcError { Id = new RequestId(1), Error = new JsonRpcErrorDetail { Code = 0, Message = "" } });
        await settled.WaitAsync(TimeSpan.FromSeconds(30));

        early.Should().BeFalse();
    }

    [Theory]
    [InlineData("tools/call", 1)]
    [InlineData("resources/read", 1)]
    [InlineData("initialize", 7)]
    [InlineData("tools/list", 7)]
    public async Task What_never_comes_is_waited_for_as_long_as_it_deserves(string method, int halfSeconds)
    {
        _calls.Arrived(Request(method, 1));

        var settled = _calls.CompleteAsync();
        for (var passed = 1; passed <= halfSeconds; passed++)
        {
            await _clock.WhenTimersAsync(1);
            settled.IsCompleted.Should().BeFalse();
            _clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        await settled.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static JsonRpcRequest Request(string method, long id) => new() { Method = method, Id = new RequestId(id) };
}
