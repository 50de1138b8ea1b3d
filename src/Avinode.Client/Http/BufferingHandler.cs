namespace Avinode.Client;

/// <summary>Reads the whole answer within the attempt, so that a broken body is a failed attempt like any other.</summary>
internal sealed class BufferingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly HttpRequestOptionsKey<int> MaxBytes = new("avinode.max_bytes");

    public static void Cap(HttpRequestMessage request, int maxBytes) => request.Options.Set(MaxBytes, maxBytes);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await WholeBody.LoadAsync(response.Content, request.Options.TryGetValue(MaxBytes, out var cap) ? cap : AvinodeClient.MaxJsonBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
