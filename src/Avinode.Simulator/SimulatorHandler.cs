using System.Net;
using System.Net.Http.Headers;

namespace Avinode.Simulator;

/// <summary>Serves HTTP in process as the network would: the same bytes, headers, broken connections and timeouts.</summary>
public sealed class SimulatorHandler : HttpMessageHandler
{
    private readonly SimulatorApi api;

    /// <summary>Opens a door to <paramref name="world"/>; several doors may lead to one world.</summary>
    public SimulatorHandler(SimulatorWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        api = new SimulatorApi(world);
    }

    /// <summary>The address to call; the host is reserved and can never be reached. Links in responses point at the called host.</summary>
    public static Uri BaseAddress { get; } = new("https://simulator.invalid/api/");

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var reply = await api.RespondAsync(AsSimulatorRequest(request), cancellationToken);
        switch (reply.Ending)
        {
            case ResponseEnding.Dropped:
                throw new HttpRequestException(
                    HttpRequestError.ResponseEnded,
                    "An error occurred while sending the request.",
                    new HttpIOException(HttpRequestError.ResponseEnded));
            case ResponseEnding.Never:
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
                break;
        }

        return AsResponse(request, reply);
    }

    private static SimulatorRequest AsSimulatorRequest(HttpRequestMessage request) => new(
        request.Method.Method,
        request.RequestUri!.AbsolutePath,
        request.RequestUri.Query,
        name => request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null,
        cancellationToken => request.Content?.ReadAsByteArrayAsync(cancellationToken) ?? Task.FromResult<byte[]>([]),
        $"{request.RequestUri.GetLeftPart(UriPartial.Authority)}{SimulatorApi.Root}");

    private static HttpResponseMessage AsResponse(HttpRequestMessage request, SimulatorResponse reply)
    {
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status)
        {
            RequestMessage = request,
            Content = reply.Ending is ResponseEnding.CutShort ? new CutShortContent(reply.Body) : new ByteArrayContent(reply.Body),
        };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(reply.ContentType);
        if (reply.FileName is { } fileName)
        {
            response.Content.Headers.Add("Content-Disposition", SimulatorResponse.Attachment(fileName));
        }

        foreach (var (name, value) in reply.Headers)
        {
            // Allow describes the content, says HttpClient; the rest describe the reply.
            HttpHeaders headers = name is "Allow" ? response.Content.Headers : response.Headers;
            headers.Add(name, value);
        }

        return response;
    }
}
