using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using static Avinode.EndToEnd.Tests.ServiceProcess;

namespace Avinode.EndToEnd.Tests;

/// <summary>An Avinode that delivers webhooks to a service that is killed again and again: each until it gets a 200.</summary>
internal sealed class WebhookKillRun(IReadOnlyDictionary<string, string?> settings, int webhooks, int kills, int seed) : IAsyncDisposable
{
    private const int Senders = 8;
    private const int Bookings = 20;

    private readonly Random _random = new(seed);
    private readonly SemaphoreSlim _restarting = new(1, 1);
    private ServiceProcess? _service;
    private Queue<int> _killsAt = new();
    private int _taken;

    /// <summary>The numbers of the webhooks that were answered 200.</summary>
    public ConcurrentDictionary<int, bool> Acknowledged { get; } = [];

    /// <summary>How often the service was killed.</summary>
    public int Killed { get; private set; }

    /// <summary>The service that runs now.</summary>
    public ServiceProcess Service => _service!;

    /// <summary>The body of one webhook. Its number is in it.</summary>
    public static string Body(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"event":"BookingUpdated","eventId":"event-{{number}}","bookingId":"abooking-{{(number % Bookings) + 1}}","type":"bookings"}
        """);

    /// <summary>Runs until each webhook was answered 200, once at least.</summary>
    public async Task RunAsync()
    {
        _service = await StartAsync(settings);
        for (var quote = 1; quote <= Bookings; quote++)
        {
            using var answer = await _service.Client.PostAsync(new Uri("/api/bookings", UriKind.Relative), Json(string.Create(
                CultureInfo.InvariantCulture,
                $$$"""
                {"quote_id":"aquote-{{{quote}}}","trip_id":"atrip-1","customer":{"name":"Pat Client","email":"pat@example.com"}}
                """)));
            answer.StatusCode.Should().Be(HttpStatusCode.Created);
        }

        _killsAt = new Queue<int>(Enumerable.Range(0, kills).Select(_ => _random.Next(webhooks)).Order());
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        _restarting.Dispose();
    }

    private async Task SendAsync()
    {
        for (var number = Interlocked.Increment(ref _taken); number <= webhooks; number = Interlocked.Increment(ref _taken))
        {
            for (var service = Service; !await DeliverAsync(service, number); service = Service)
            {
                await RestartAsync(service);
            }

            Acknowledged[number] = true;
            if (_killsAt.TryPeek(out var at) && Acknowledged.Count >= at)
            {
                await KillAsync(at);
            }
        }
    }

    // Whoever comes first kills, amid what the others are sending.
    private async Task KillAsync(int at)
    {
        var service = Service;
        await _restarting.WaitAsync();
        var isMine = _killsAt.TryPeek(out var next) && next == at && _killsAt.TryDequeue(out _);
        _restarting.Release();
        if (isMine)
        {
            service.Kill();
            Killed++;
            await RestartAsync(service);
        }
    }

    private async Task RestartAsync(ServiceProcess dead)
    {
        await _restarting.WaitAsync();
        try
        {
            if (ReferenceEquals(_service, dead))
            {
                await dead.DisposeAsync();
                _service = await StartAsync(settings);
            }
        }
        finally
        {
            _restarting.Release();
        }
    }

    private static async Task<bool> DeliverAsync(ServiceProcess service, int number)
    {
        try
        {
            return await service.NotifyAsync(Body(number)) == HttpStatusCode.OK;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }
}
