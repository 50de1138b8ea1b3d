using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Avinode.Bookings.Web.Tests;

/// <summary>Avinode's side of webhooks.</summary>
internal static class WebhookCalls
{
    /// <summary>Avinode as a caller, with credentials of its own.</summary>
    public static HttpClient Avinode(
        this ServedBookings served, string password = ServedBookings.WebhookPassword, string user = ServedBookings.WebhookUser)
    {
        var client = served.Caller(key: null);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        return client;
    }

    /// <summary>Delivers a webhook.</summary>
    public static Task<HttpResponseMessage> DeliverAsync(this HttpClient avinode, string body, string? name = null) =>
        avinode.DeliverAsync(Encoding.UTF8.GetBytes(body), name);

    /// <summary>Delivers whatever it is.</summary>
    public static Task<HttpResponseMessage> DeliverAsync(this HttpClient avinode, byte[] body, string? name = null) => avinode.PostAsync(
        new Uri("/api/webhooks/avinode" + (name is null ? "" : $"/{name}"), UriKind.Relative),
        new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } });

    /// <summary>All webhooks that are kept, oldest first.</summary>
    public static async Task<IReadOnlyList<WebhookEvent>> WebhooksAsync(this ServedBookings served) =>
        [.. (await served.Get<WebhookInbox>().ListAsync(null, null, 100_000, CancellationToken.None)).Reverse()];

    /// <summary>All webhooks that are kept, once each of them has been worked on.</summary>
    /// <param name="served">The service.</param>
    /// <param name="passing">How much time passes between two checks: with very much to do, the worker pauses now and then.</param>
    public static async Task<IReadOnlyList<WebhookEvent>> WorkedOnAsync(this ServedBookings served, TimeSpan passing = default)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60);)
        {
            var kept = await served.WebhooksAsync();
            if (!kept.Any(each => each is { State: WebhookState.New, Detail: null }))
            {
                return kept;
            }

            served.Clock.Advance(passing);
        }

        throw new TimeoutException("There are webhooks that nobody has worked on.");
    }
}
