using System.Net;
using System.Text.Json;
using static Avinode.EndToEnd.Tests.ServiceProcess;

namespace Avinode.EndToEnd.Tests;

/// <summary>The story that README tells with curl, on the simulator: everything over real sockets.</summary>
public sealed class ServiceStoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("avinode-story-");

    [Fact]
    public async Task A_booking_is_confirmed_by_the_simulator_s_webhook_shown_live_and_mailed()
    {
        await using var service = await SimulatorAsync();
        await using var page = await EventReader.OpenAsync(service);

        var booking = await BookAsync(service, "50000001");
        await page.WhenAsync("confirmed", 1);
        var address = new Uri($"/api/bookings/{booking.GetProperty("id").GetString()}", UriKind.Relative);
        var confirmed = await service.Client.GetStringAsync(address);

        booking.GetProperty("status").GetString().Should().Be("pending");
        JsonDocument.Parse(confirmed).RootElement.GetProperty("confirmation_number").GetString().Should().StartWith("BH-");
        (await MailAsync()).Should().Contain("To: ").And.Contain("pat@example.com").And.Contain("text/calendar");
    }

    [Fact]
    public async Task A_booking_that_the_operator_declines_becomes_cancelled()
    {
        await using var service = await SimulatorAsync();
        await using var page = await EventReader.OpenAsync(service);

        await BookAsync(service, "50000003");

        await page.WhenAsync("cancelled", 1);
        (await MailAsync()).Should().NotContain("confirmation number", "nothing was confirmed");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<ServiceProcess> SimulatorAsync() => StartAsync(
        new Dictionary<string, string?>
        {
            ["AVINODE_MAIL_DIR"] = _folder.FullName,
            ["AVINODE_API_KEYS"] = null,
            ["AVINODE_WEBHOOK_USER"] = null,
            ["AVINODE_WEBHOOK_PASSWORD"] = null,
        },
        "--simulator");

    private static async Task<JsonElement> BookAsync(ServiceProcess service, string quote)
    {
        using var response = await service.Client.PostAsync(new Uri("/api/bookings", UriKind.Relative), Json($$$"""
            {"quote_id":"aquote-{{{quote}}}","trip_id":"atrip-10000001","customer":{"name":"Pat Client","email":"pat@example.com"}}
            """));
        response.StatusCode.Should().Be(HttpStatusCode.Created);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<string> MailAsync()
    {
        using var watcher = new FileSystemWatcher(_folder.FullName, "*.eml") { EnableRaisingEvents = true };
        var appeared = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Renamed += (_, _) => appeared.TrySetResult();
        watcher.Created += (_, _) => appeared.TrySetResult();
        if (_folder.GetFiles("*.eml").Length == 0)
        {
            await appeared.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        return await File.ReadAllTextAsync(_folder.GetFiles("*.eml").Single().FullName);
    }
}
