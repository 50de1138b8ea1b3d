using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>An agent books with <c>avinode-mcp</c>; the sales desk sees it on the service's stream.</summary>
public sealed class AgentStreamTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public async Task What_an_agent_books_on_the_same_SQLite_file_is_seen_on_the_stream()
    {
        await using var upstream = await StubUpstream.StartAsync();
        upstream.AnswerAll(StubResponse.By(new HonestAvinode().Answer));
        await using var service = await ServiceProcess.StartAsync(new Dictionary<string, string?>
        {
            ["AVINODE_BASE_URL"] = upstream.BaseAddress.AbsoluteUri,
            ["AVINODE_API_TOKEN"] = "token-of-the-application",
            ["AVINODE_BEARER_TOKEN"] = "token-of-the-connection",
            ["AVINODE_DATABASE"] = _folder.File("bookings.db"),
            ["AVINODE_MAIL_DIR"] = _folder.File("mail"),
        });
        using var page = new StreamReader(await service.Client.GetStreamAsync(new Uri("/api/events", UriKind.Relative)));
        await using var agent = ServerProcess.StartWith(upstream.BaseAddress, _folder);
        await agent.InitializeAsync();

        const string order =
            """
            {"quote_id":"aquote-1","trip_id":"atrip-1","customer":{"name":"Pat Client","email":"pat@example.com"},
            "client_reference":"ORDER-1"}
            """;
        var booked = await agent.CallToolAsync("book_flight", order);

        var reference = BookingBench.Structured(booked).GetProperty("reference").GetString();
        for (var line = ""; !line.Contains("\"submission\":\"accepted\"", StringComparison.Ordinal);)
        {
            line = await page.ReadLineAsync().WaitAsync(ServerProcess.Patience) ?? throw new EndOfStreamException();
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                line.Should().Contain($"\"reference\":\"{reference}\"").And.Contain("\"actor\":\"agent\"").And.NotContainAny("Pat", "pat@");
            }
        }
    }

    public void Dispose() => _folder.Dispose();
}
