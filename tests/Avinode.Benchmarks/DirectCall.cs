using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Avinode.Benchmarks;

/// <summary>The call that the server makes, made without it: the same request, header by header.</summary>
internal sealed class DirectCall : IDisposable
{
    private const string Timestamp = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly HttpClient _http;
    private readonly Uri _message;

    public DirectCall(Uri upstream)
    {
        _message = new Uri($"{upstream}/tripmsgs/40000001");
        _http = new HttpClient(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            ActivityHeadersPropagator = null,
            UseCookies = false,
            AllowAutoRedirect = false,
        });
        var headers = _http.DefaultRequestHeaders;
        headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        headers.Authorization = new AuthenticationHeaderValue("Bearer", "benchmark");
        headers.Add("X-Avinode-ApiToken", "benchmark");
        headers.Add("X-Avinode-ApiVersion", "v1.0");
        headers.Add("X-Avinode-Product", "Jetvision/1.0.0");
    }

    public async Task SendAsync()
    {
        using var content = new ByteArrayContent([]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Get, _message) { Content = content };
        request.Headers.Add("X-Avinode-SentTimestamp", TimeProvider.System.GetUtcNow().ToString(Timestamp, CultureInfo.InvariantCulture));
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    public void Dispose() => _http.Dispose();
}
