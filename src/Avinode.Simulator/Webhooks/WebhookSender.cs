using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>
/// Sends a webhook for every event of a world, as Avinode would: repeated until the response is 200, for at most 48 hours, in no particular
/// order.
/// </summary>
public sealed class WebhookSender : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(48);

    private readonly SimulatorWorld world;
    private readonly WebhookTarget target;
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    private readonly CancellationTokenSource stopping = new();
    private readonly Task watching;

    private WebhookSender(SimulatorWorld world, WebhookTarget target)
    {
        this.world = world;
        this.target = target;
        watching = WatchAsync(world.Events.Count);
    }

    /// <summary>Sends what happens from now on.</summary>
    public static WebhookSender Start(SimulatorWorld world, WebhookTarget target)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(target);
        return new WebhookSender(world, target);
    }

    /// <summary>Stops at once, whether or not everything was delivered.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await watching;
        client.Dispose();
        stopping.Dispose();
    }

    private async Task WatchAsync(int told)
    {
        List<Task> open = [];
        try
        {
            using var timer = new PeriodicTimer(Pause, world.Clock);
            while (await timer.WaitForNextTickAsync(stopping.Token))
            {
                open.RemoveAll(delivery => delivery.IsCompleted);
                foreach (var happening in world.Events.Skip(told))
                {
                    open.Add(DeliverAsync(happening, string.Create(CultureInfo.InvariantCulture, $"simulator-{++told}")));
                }
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task DeliverAsync(SimulatorEvent happening, string eventId)
    {
        var body = WebhookPayload.Of(happening, eventId, SimulatorHandler.BaseAddress.AbsoluteUri);
        var wait = FirstWait;
        try
        {
            while (!await PostAsync(body) && world.Now - happening.At < GiveUpAfter)
            {
                await Task.Delay(wait, world.Clock, stopping.Token);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    private async Task<bool> PostAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Address);
        request.Content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", target.Credentials);
        try
        {
            using var response = await client.SendAsync(request, stopping.Token);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception lost)
            when (lost is HttpRequestException || (lost is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return false;
        }
    }
}

/// <summary>A webhook's payload: a pointer. Bookings come with the event's name (src/contract/onek-141.md, section 5).</summary>
internal static class WebhookPayload
{
    private const string Bookings = "bookings";

    public static string Of(SimulatorEvent happening, string eventId, string baseAddress)
    {
        var payload = new JsonObject();
        if (happening.Type == Bookings)
        {
            payload["event"] = happening.Name;
            payload["eventId"] = eventId;
            payload["timestamp"] = happening.At.ToWire();
            payload["bookingId"] = happening.Id;
        }

        payload["id"] = happening.Id;
        payload["href"] = $"{baseAddress}{happening.Type}/{happening.Id}";
        payload["type"] = happening.Type;
        payload["tripId"] = happening.TripId;
        return payload.ToJsonString();
    }
}
