using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Avinode.Testing;
using ModelContextProtocol.Protocol;

namespace Avinode.Mcp.Tests;

/// <summary>Messages as lines on a pair of streams.</summary>
public sealed class StdioTransportTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Pipe _input = new();
    private readonly Pipe _output = new();

    [Theory]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\r\n")]
    [InlineData("\uFEFF{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n")]
    [InlineData("\n \t\r\nnull\n[]\nnot json\n{\"jsonrpc\":\"1.0\",\"method\":\"ping\"}\n"
        + "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\n")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")]
    public async Task A_message_is_found_whatever_stands_around_it(string text)
    {
        await using var transport = Open();

        await SendAsync(text, isLast: true);

        (await ReadAllAsync(transport)).Should().ContainSingle().Which.Should().BeOfType<JsonRpcRequest>().Which.Method.Should().Be("ping");
    }

    [Fact]
    public async Task Pieces_become_lines_and_a_line_may_be_longer_than_any_buffer()
    {
        await using var transport = Open();
        var text = new string('x', 100_000);

        string[] pieces =
        [
            "{\"jsonrpc\":\"2.0\",",
            $"\"method\":\"a\",\"params\":{{\"text\":\"{text}",
            "\"}}\n{\"jsonrpc\":\"2.0\",\"method\":\"b\"}\n{\"json",
            "rpc\":\"2.0\",\"method\":\"c\"}\n",
        ];
        foreach (var piece in pieces)
        {
            await SendAsync(piece);
        }

        await SendAsync("", isLast: true);
        var messages = (await ReadAllAsync(transport)).Cast<JsonRpcNotification>().ToArray();
        messages.Select(message => message.Method).Should().Equal("a", "b", "c");
        messages[0].Params!["text"]!.GetValue<string>().Should().Be(text);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_become_replacement_characters()
    {
        await using var transport = Open();

        await _input.Writer.WriteAsync((byte[])[.. "{\"jsonrpc\":\"2.0\",\"method\":\"a\",\"params\":{\"text\":\""u8, 0xFF, .. "\"}}\n"u8]);
        await SendAsync("", isLast: true);

        (await ReadAllAsync(transport)).Should().ContainSingle().Which.Should().BeOfType<JsonRpcNotification>()
            .Which.Params!["text"]!.GetValue<string>().Should().Be("\uFFFD");
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"ping","params":{"broken":}}""", "7")]
    [InlineData("""{"params":{"id":3},"id":"seven","jsonrpc":"1.0","method":"ping"}""", "\"seven\"")]
    public async Task A_broken_request_is_answered_under_its_id(string line, string id)
    {
        await using var transport = Open();

        await SendAsync(line + "\n");

        (await ReadLineAsync()).Should().Be(
            $$$"""{"error":{"code":-32700,"message":"Failed to parse the JSON-RPC request."},"id":{{{id}}},"jsonrpc":"2.0"}""",
            because: "its client waits");
    }

    [Fact]
    public async Task Messages_of_many_threads_leave_whole_each_on_its_line()
    {
        await using var transport = Open();
        var reading = Task.Run(async () =>
        {
            using var lines = new StreamReader(_output.Reader.AsStream());
            var methods = new List<string>();
            while (methods.Count < 2_000)
            {
                methods.Add(JsonDocument.Parse((await lines.ReadLineAsync())!).RootElement.GetProperty("method").GetString()!);
            }

            return methods;
        });

        await Parallel.ForAsync(0, 2_000, async (number, cancellationToken) =>
            await transport.SendMessageAsync(new JsonRpcNotification { Method = $"m{number}" }, cancellationToken));

        (await reading.WaitAsync(Patience)).Should().BeEquivalentTo(Enumerable.Range(0, 2_000).Select(number => $"m{number}"));
    }

    [Fact]
    public async Task A_client_that_reads_slowly_holds_up_one_writer_and_loses_nothing()
    {
        var output = new Pipe(new PipeOptions(pauseWriterThreshold: 1, resumeWriterThreshold: 1, useSynchronizationContext: false));
        var pending = new PendingRequests(new ManualClock());
        await using var transport = new StdioTransport(_input.Reader.AsStream(), output.Writer.AsStream(), pending);

        var first = Task.Run(() => transport.SendMessageAsync(new JsonRpcNotification { Method = "first" }));
        var written = await output.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        output.Reader.AdvanceTo(written.Buffer.Start);
        var second = transport.SendMessageAsync(new JsonRpcNotification { Method = "second" });
        var third = transport.SendMessageAsync(new JsonRpcNotification { Method = "third" });
        var early = first.IsCompleted || second.IsCompleted || third.IsCompleted;
        using var lines = new StreamReader(output.Reader.AsStream());
        var read = new[] { await lines.ReadLineAsync(), await lines.ReadLineAsync(), await lines.ReadLineAsync() };
        await Task.WhenAll(first, second, third).WaitAsync(Patience);

        early.Should().BeFalse();
        read.Select(line => JsonElement.Parse(line!).GetProperty("method").GetString()).Should().Equal("first", "second", "third");
    }

    [Fact]
    public async Task An_output_that_breaks_is_told_to_whoever_writes()
    {
        await using var transport = Open();
        await _output.Reader.CompleteAsync();
        await _output.Writer.CompleteAsync();

        var writing = () => transport.SendMessageAsync(new JsonRpcNotification { Method = "lost" });

        (await writing.Should().ThrowAsync<Exception>())
            .Which.Should().Match(fault => fault is InvalidOperationException || fault is IOException);
        await writing.Should().ThrowAsync<Exception>("the next one is not stuck behind it");
    }

    private StdioTransport Open() => new(_input.Reader.AsStream(), _output.Writer.AsStream(), new PendingRequests(new ManualClock()));

    private async Task SendAsync(string text, bool isLast = false)
    {
        await _input.Writer.WriteAsync(Encoding.UTF8.GetBytes(text));
        if (isLast)
        {
            await _input.Writer.CompleteAsync();
        }
    }

    private async Task<string?> ReadLineAsync()
    {
        using var lines = new StreamReader(_output.Reader.AsStream());
        return await lines.ReadLineAsync().WaitAsync(Patience);
    }

    // What was asked for is taken as answered, so that the end need not wait.
    private static async Task<IReadOnlyList<JsonRpcMessage>> ReadAllAsync(StdioTransport transport)
    {
        var messages = new List<JsonRpcMessage>();
        await foreach (var message in transport.MessageReader.ReadAllAsync().WithCancellation(CancellationToken.None))
        {
            messages.Add(message);
            if (message is JsonRpcRequest request)
            {
                await transport.SendMessageAsync(new JsonRpcResponse { Id = request.Id, Result = null });
            }
        }

        await transport.Ended.WaitAsync(Patience);
        return messages;
    }
}
