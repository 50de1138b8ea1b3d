namespace Avinode.Client;

/// <summary>Reads the whole response within the attempt, so that a broken body is a failed attempt like any other.</summary>
internal sealed class BufferingHandler : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<int> MaxBytes = new("avinode.max_bytes");

    /// <summary>Sets how large the body may be, in bytes after decompression.</summary>
    public static void Cap(HttpRequestMessage request, int maxBytes) => request.Options.Set(MaxBytes, maxBytes);

    /// <summary>Reads a whole body, up to a cap in bytes after decompression.</summary>
    /// <exception cref="HttpRequestException">The body broke off, is too large, or is not compressed as it claims.</exception>
    public static async Task LoadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            await content.LoadIntoBufferAsync(maxBytes, cancellationToken);
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException)
        {
            // The decompressors do not agree on one type, and none is among those that a request is documented to throw.
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "The response cannot be decompressed.", fault);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            var maxBytes = request.Options.TryGetValue(MaxBytes, out var cap) ? cap : AvinodeClient.MaxJsonBytes;
            await LoadAsync(response.Content, maxBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
