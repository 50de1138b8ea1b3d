using System.Globalization;
using System.Net.Http.Headers;

namespace Avinode.Client;

/// <summary>Adds the headers of src/contract/onek-141.md, section 1, with the time at which the request leaves.</summary>
internal sealed class SigningHandler(AvinodeClientOptions options, TimeProvider clock) : DelegatingHandler
{
    private const string Timestamp = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers;
        Set(headers, "X-Avinode-ApiToken", options.ApiToken);
        headers.Authorization = new AuthenticationHeaderValue("Bearer", options.BearerToken);
        Set(headers, "X-Avinode-SentTimestamp", clock.GetUtcNow().ToString(Timestamp, CultureInfo.InvariantCulture));
        Set(headers, "X-Avinode-ApiVersion", options.ApiVersion);
        Set(headers, "X-Avinode-Product", options.Product);
        if (options.ActAsAccount is { } account)
        {
            Set(headers, "X-Avinode-ActAsAccount", account);
        }

        // The contract asks for Content-Type on every request. .NET keeps it on the content, so a read has an empty one.
        request.Content ??= new ByteArrayContent([]);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return base.SendAsync(request, cancellationToken);
    }

    private static void Set(HttpRequestHeaders headers, string name, string value)
    {
        headers.Remove(name);
        headers.Add(name, value);
    }
}
