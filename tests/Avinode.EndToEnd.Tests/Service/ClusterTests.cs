using System.Net;
using Avinode.Testing;
using Npgsql;
using static Avinode.EndToEnd.Tests.ServiceProcess;

namespace Avinode.EndToEnd.Tests;

/// <summary>Several machines share one PostgreSQL: two services and two agents' servers.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private const int Orders = 40;
    private const int KilledAfter = 15;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("avinode-cluster-");
    private readonly HonestAvinode _avinode = new();
    private readonly List<IAsyncDisposable> _running = [];
    private StubUpstream _upstream = null!;
    private string _database = null!;

    [PostgresFact]
    public async Task Nothing_is_sent_twice_lost_or_told_twice_when_one_of_two_services_is_killed()
    {
        var (first, second) = (await ServeAsync("first"), await ServeAsync("second"));
        McpConversation[] agents = [await AgentAsync(), await AgentAsync()];
        await using var page = await EventReader.OpenAsync(first, second);
        await using var other = await EventReader.OpenAsync(second);

        for (var order = 0; order < Orders; order++)
        {
            if (order == KilledAfter)
            {
                first.Kill();
            }

            // The rep and the agent mean the same booking: it is made once, whoever is first.
            var rep = BookAsync(order % 2 == 0 ? first : second, second, order);
            var agent = agents[order % 2].CallToolAsync("book_flight", Order(order));
            await Task.WhenAll(rep, agent);
            var id = BookingBench.Structured(await agent).GetProperty("booking_id").GetString();
            await DeliverAsync(first, second, $$"""{"event":"BookingConfirmed","bookingId":"{{id}}","id":"{{id}}","type":"bookings"}""");
        }

        await page.WhenAsync("confirmed", Orders);
        await other.WhenAsync("confirmed", Orders);
        await WhenAllMailIsSentAsync();

        _avinode.Received.Should().OnlyHaveUniqueItems("no request is sent twice").And.HaveCount(Orders);
        page.Lines.Select(line => line.Id)
            .Should().Equal(await LinesAsync(), "the stream has neither gap nor repeat, although its service was killed");
        other.Lines.Should().Equal(page.Lines);
        Mails().Should().OnlyHaveUniqueItems("one mail tells of one turn").And.HaveCount(Orders);
    }

    public async Task InitializeAsync()
    {
        _upstream = await StubUpstream.StartAsync();
        _upstream.AnswerAll(StubResponse.By(_avinode.Answer));
        _database = PostgresInstallation.WhyNot is null ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : "";
    }

    public async Task DisposeAsync()
    {
        foreach (var running in _running)
        {
            await running.DisposeAsync();
        }

        await _upstream.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Dictionary<string, string?> Settings(string name) => new()
    {
        ["AVINODE_BASE_URL"] = _upstream.BaseAddress.ToString(),
        ["AVINODE_API_TOKEN"] = "api-token",
        ["AVINODE_BEARER_TOKEN"] = "bearer-token",
        ["AVINODE_DATABASE"] = _database,
        ["AVINODE_DATA_KEY"] = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
        ["AVINODE_MAIL_DIR"] = Path.Combine(_folder.FullName, name),
    };

    private async Task<ServiceProcess> ServeAsync(string name) => Running(await ServiceProcess.StartAsync(Settings(name)));

    private async Task<McpConversation> AgentAsync()
    {
        var agent = Running(McpConversation.Start(OurExecutable.Path("avinode-mcp"), [], Settings("agent")));
        await agent.InitializeAsync();
        return agent;
    }

    private T Running<T>(T started)
        where T : IAsyncDisposable
    {
        _running.Add(started);
        return started;
    }

    private static string Order(int number) => $$"""
        {"quote_id":"aquote-{{number + 1}}","trip_id":"atrip-1",
        "customer":{"name":"Client {{number}}","email":"client{{number}}@example.com"},
        "client_reference":"ORDER-{{number}}"}
        """;

    private static async Task BookAsync(ServiceProcess service, ServiceProcess otherwise, int order)
    {
        try
        {
            using var response = await service.Client.PostAsync(new Uri("/api/bookings", UriKind.Relative), Json(Order(order)));
            response.IsSuccessStatusCode.Should().BeTrue("{0}", await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException) when (service != otherwise)
        {
            await BookAsync(otherwise, otherwise, order);
        }
    }

    // As Avinode does: again, until somebody says 200.
    private static async Task DeliverAsync(ServiceProcess service, ServiceProcess otherwise, string body)
    {
        try
        {
            (await service.NotifyAsync(body)).Should().Be(HttpStatusCode.OK);
        }
        catch (HttpRequestException)
        {
            (await otherwise.NotifyAsync(body)).Should().Be(HttpStatusCode.OK);
        }
    }

    // A mail that the killed service was sending is another one's after two minutes.
    private async Task WhenAllMailIsSentAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        while ((await QueryAsync("SELECT COUNT(*) FROM outbox WHERE state = 'sent'"))[0] < Orders)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, deadline.Token);
        }
    }

    private Task<long[]> LinesAsync() => QueryAsync("SELECT id FROM booking_events ORDER BY id");

    private async Task<long[]> QueryAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<long>();
        while (await rows.ReadAsync())
        {
            found.Add(rows.GetInt64(0));
        }

        return [.. found];
    }

    // A file is named after its booking and its news, whoever wrote it.
    private string[] Mails() => [.. _folder.EnumerateFiles("*.eml", SearchOption.AllDirectories).Select(file => file.Name)];
}
