namespace Avinode.Client;

/// <summary>Reads the whole body of an answer, up to a cap counted after decompression.</summary>
internal static class WholeBody
{
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
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "The answer cannot be decompressed.", fault);
        }
    }
}
