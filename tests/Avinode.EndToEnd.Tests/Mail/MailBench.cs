using System.Net;
using System.Text.Json;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>The real service with a stub Avinode, which a mail server of a test's is set before.</summary>
internal sealed class MailBench : IAsyncDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly HonestAvinode _avinode = new();
    private readonly List<ServiceProcess> _services = [];
    private readonly StubUpstream _upstream;

    private MailBench(StubUpstream upstream) => _upstream = upstream;

    public static async Task<MailBench> OpenAsync()
    {
        var bench = new MailBench(await StubUpstream.StartAsync());
        bench._upstream.AnswerAll(StubResponse.By(bench._avinode.Answer));
        return bench;
    }

    /// <summary>Starts the service.</summary>
    /// <param name="smtpUrl">Its mail server.</param>
    /// <param name="more">Settings beside.</param>
    public async Task<ServiceProcess> ServeAsync(string smtpUrl, params (string Name, string? Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["AVINODE_BASE_URL"] = _upstream.BaseAddress.ToString(),
            ["AVINODE_API_TOKEN"] = "api-token",
            ["AVINODE_BEARER_TOKEN"] = "bearer-token",
            ["AVINODE_DATABASE"] = _folder.File("bookings.db"),
            ["AVINODE_DATA_KEY"] = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            ["AVINODE_SMTP_URL"] = smtpUrl,
            ["AVINODE_MAIL_FROM"] = "desk@broker.example",
        };
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        _services.Add(await ServiceProcess.StartAsync(settings));
        return _services[^1];
    }

    /// <summary>Books and has the booking confirmed by a person, so that a mail is due.</summary>
    /// <returns>Its primary key.</returns>
    public static async Task<Guid> ConfirmAsync(ServiceProcess service)
    {
        using var booked = await service.Client.PostAsync(new Uri("/api/bookings", UriKind.Relative), ServiceProcess.Json("""
            {"quote_id":"aquote-50000001","trip_id":"atrip-10002222","customer":{"name":"Pat Client","email":"pat@example.com"}}
            """));
        booked.StatusCode.Should().Be(HttpStatusCode.Created);
        var id = JsonDocument.Parse(await booked.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetGuid();
        var address = new Uri($"/api/bookings/{id}/status", UriKind.Relative);
        using var confirmed = await service.Client.PatchAsync(address, ServiceProcess.Json("""{"status":"confirmed"}"""));
        confirmed.StatusCode.Should().Be(HttpStatusCode.OK);
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        await _upstream.DisposeAsync();
        _folder.Dispose();
    }
}
