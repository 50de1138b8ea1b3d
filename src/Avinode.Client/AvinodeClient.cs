using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Avinode.Client;

/// <summary>Avinode's API. Reads are retried, writes never are; every failure is an <see cref="AvinodeException"/>.</summary>
public sealed partial class AvinodeClient : IDisposable
{
    /// <summary>The largest JSON answer that is read, in bytes after decompression.</summary>
    public const int MaxJsonBytes = 4 * 1024 * 1024;

    /// <summary>The largest PDF that is read, in bytes.</summary>
    public const int MaxPdfBytes = 32 * 1024 * 1024;

    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(60);

    private readonly HttpClient _reads;
    private readonly HttpClient _writes;
    private readonly AvinodeClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly SecretScrubber _scrubber;
    private readonly string _base;

    /// <summary>Makes a client over a transport, which stays the caller's to dispose.</summary>
    public AvinodeClient(AvinodeClientOptions options, HttpMessageHandler transport, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _base = options.BaseUrl.AbsoluteUri.TrimEnd('/');
        _scrubber = new SecretScrubber([options.ApiToken, options.BearerToken]);

        // Two pipelines, not a flag: nothing in the second one can send twice.
        _reads = new HttpClient(new ResilienceHandler(clock, new BufferingHandler(new SigningHandler(options, clock, transport))), disposeHandler: false);
        _writes = new HttpClient(new SigningHandler(options, clock, transport), disposeHandler: false);
        _reads.Timeout = _writes.Timeout = Timeout.InfiniteTimeSpan;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _reads.Dispose();
        _writes.Dispose();
    }

    private string For(AvinodeId id) => id.For(_options.IdFormat);

    private async Task<AvinodeResponse> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await GetAsync(path, "application/json", MaxJsonBytes, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return AvinodeResponse.TryParse(body) ?? throw Unreadable(response.StatusCode, "the answer is not JSON", outcome: null);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept, int maxBytes, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, path, accept);
        BufferingHandler.Cap(request, maxBytes);
        HttpResponseMessage response;
        try
        {
            response = await _reads.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TimeoutException || ConnectTimeout.Is(fault))
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

    private async Task<AvinodeResponse?> WriteAsync<T>(string path, T body, JsonTypeInfo<T> type, SecretScrubber scrubber, CancellationToken cancellationToken)
    {
        using var content = new TrackedContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        using var request = Request(HttpMethod.Post, path, "application/json");
        request.Content = content;
        using var deadline = new CancellationTokenSource(WriteTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        HttpResponseMessage? response = null;
        try
        {
            response = await _writes.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await WholeBody.LoadAsync(response.Content, MaxJsonBytes, either.Token);
            var answer = await response.Content.ReadAsByteArrayAsync(either.Token);
            return response.IsSuccessStatusCode
                ? ReadWritten(response, answer)
                : throw Refused(response, answer, scrubber, WriteOutcomes.Of(response.StatusCode));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
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

    // An empty success is a success; a page of HTML is somebody else's.
    private static AvinodeResponse? ReadWritten(HttpResponseMessage response, byte[] body) =>
        body.Length == 0 ? null : AvinodeResponse.TryParse(body) ?? throw Unreadable(response.StatusCode, "the answer is not JSON", WriteOutcome.Unknown);

    private HttpRequestMessage Request(HttpMethod method, string path, string accept)
    {
        // Joined as text: Uri's own joining drops the base's /api.
        var request = new HttpRequestMessage(method, new Uri(_base + path));
        request.Headers.Add("Accept", accept);
        return request;
    }

    private static string[] Remarks(AvinodeResponse? answer, SecretScrubber scrubber) =>
        answer is null ? [] : ErrorText.List(answer.Remarks, scrubber);
}
