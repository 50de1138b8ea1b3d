namespace Avinode.Bookings.Web.Tests;

/// <summary>Short words for requests with headers of their own.</summary>
internal static class Asking
{
    public static Task<HttpResponseMessage> AskAsync(
        this ServedBookings served, string path, params (string Name, string Value)[] headers) =>
        served.AskAsync(HttpMethod.Get, path, headers);

    public static async Task<HttpResponseMessage> AskAsync(
        this ServedBookings served, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var client = served.Caller(key: null);
        using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Get ? null : Answers.Json("{}") };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await client.SendAsync(request);
    }
}
