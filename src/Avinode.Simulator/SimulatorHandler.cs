using System.Net;
using System.Net.Http.Headers;

namespace Avinode.Simulator;

/// <summary>Answers HTTP requests in process as the network would: the same bytes, headers, broken connections and silences.</summary>
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
        var answer = await api.AnswerAsync(AsSimulatorRequest(request), cancellationToken);
        switch (answer.Ending)
        {
            case AnswerEnding.Dropped:
                throw new HttpRequestException(
                    HttpRequestError.ResponseEnded,
                    "An error occurred while sending the request.",
                    new HttpIOException(HttpRequestError.ResponseEnded));
            case AnswerEnding.Never:
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
                break;
        }

        return AsResponse(request, answer);
    }

    private static SimulatorRequest AsSimulatorRequest(HttpRequestMessage request) => new(
        request.Method.Method,
        request.RequestUri!.AbsolutePath,
        request.RequestUri.Query,
        name => request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null,
        cancellationToken => request.Content?.ReadAsByteArrayAsync(cancellationToken) ?? Task.FromResult<byte[]>([]),
        $"{request.RequestUri.GetLeftPart(UriPartial.Authority)}{SimulatorApi.Root}");

    private static HttpResponseMessage AsResponse(HttpRequestMessage request, SimulatorResponse answer)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = answer.Ending is AnswerEnding.CutShort ? new CutShortContent(answer.Body) : new ByteArrayContent(answer.Body),
        };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        if (answer.FileName is { } fileName)
        {
            response.Content.Headers.Add("Content-Disposition", SimulatorResponse.Attachment(fileName));
        }

        foreach (var (name, value) in answer.Headers)
        {
            // Allow describes the content, says HttpClient; the rest describe the answer.
            HttpHeaders headers = name is "Allow" ? response.Content.Headers : response.Headers;
            headers.Add(name, value);
        }

        return response;
    }
}
