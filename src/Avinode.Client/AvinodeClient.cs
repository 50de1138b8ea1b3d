using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;

namespace Avinode.Client;

/// <summary>Avinode's API. Reads are retried, writes never are; every failure is an <see cref="AvinodeException"/>.</summary>
public sealed partial class AvinodeClient(IHttpClientFactory http, AvinodeClientOptions options, TimeProvider clock)
{
    /// <summary>The largest JSON response that is read, in bytes after decompression.</summary>
    public const int MaxJsonBytes = 4 * 1024 * 1024;

    /// <summary>The largest PDF that is read, in bytes.</summary>
    public const int MaxPdfBytes = 32 * 1024 * 1024;

    private const string NotJson = "the answer is not JSON";

    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(60);

    private readonly SecretScrubber _scrubber = new([options.ApiToken, options.BearerToken]);
    private readonly string _base = options.BaseUrl.AbsoluteUri.TrimEnd('/');

    private string For(AvinodeId id) => id.For(options.IdFormat);

    private async Task<AvinodeResponse> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await GetAsync(path, MediaTypeNames.Application.Json, MaxJsonBytes, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return AvinodeResponse.TryParse(body) ?? throw Unreadable(response.StatusCode, NotJson, outcome: null);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept, int maxBytes, CancellationToken cancellationToken)
    {
        using var reads = http.CreateClient(AvinodeClientServices.Reads);
        using var request = Request(HttpMethod.Get, path, accept);
        BufferingHandler.Cap(request, maxBytes);
        ReadResilience.Start(request, clock);
        HttpResponseMessage response;
        try
        {
            response = await reads.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or ExecutionRejectedException
            || ReadResilience.IsConnectTimeout(fault))
        {
            throw Faulted(fault, outcome: null);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw Refused(response, await response.Content.ReadAsByteArrayAsync(cancellationToken), _scrubber, outcome: null);
        }
    }

    private async Task<AvinodeResponse?> WriteAsync<T>(
        string path, T body, JsonTypeInfo<T> type, SecretScrubber scrubber, CancellationToken cancellationToken)
    {
        using var writes = http.CreateClient(AvinodeClientServices.Writes);
        using var content = new TrackedContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        using var request = Request(HttpMethod.Post, path, MediaTypeNames.Application.Json);
        request.Content = content;
        using var deadline = new CancellationTokenSource(WriteTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        HttpResponseMessage? response = null;
        try
        {
            response = await writes.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await BufferingHandler.LoadAsync(response.Content, MaxJsonBytes, either.Token);
            var received = await response.Content.ReadAsByteArrayAsync(either.Token);
            return response.IsSuccessStatusCode
                ? ReadWritten(response, received)
                : throw Refused(response, received, scrubber, WriteOutcomes.Of(response.StatusCode));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException
            || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // A status that came before the break still tells a refusal; a success is only one with its body.
            throw response is { IsSuccessStatusCode: false }
                ? Refused(response, default, scrubber, WriteOutcomes.Of(response.StatusCode))
                : Faulted(fault, WriteOutcomes.OfFault(content.Started));
        }
        finally
        {
            response?.Dispose();
        }
    }

    // An empty success is a success; a page of HTML comes from a proxy, not from Avinode.
    private static AvinodeResponse? ReadWritten(HttpResponseMessage response, byte[] body) => body.Length == 0
        ? null
        : AvinodeResponse.TryParse(body) ?? throw Unreadable(response.StatusCode, NotJson, WriteOutcome.Unknown);

    private HttpRequestMessage Request(HttpMethod method, string path, string accept)
    {
        // Joined as text: Uri's own joining drops the base's /api.
        var request = new HttpRequestMessage(method, new Uri(_base + path));
        request.Headers.Add("Accept", accept);
        return request;
    }

    private static string[] Remarks(AvinodeResponse? response, SecretScrubber scrubber) =>
        response is null ? [] : ErrorText.List(response.Remarks, scrubber);
}
