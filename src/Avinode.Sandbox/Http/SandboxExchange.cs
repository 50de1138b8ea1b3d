using System.Net;

namespace Avinode.Sandbox;

/// <summary>One request and its answer over a socket.</summary>
internal static class SandboxExchange
{
    public static async Task RunAsync(SandboxApi api, HttpListenerContext context, Uri baseAddress, CancellationToken stopping)
    {
        try
        {
            await Task.Yield();
            var answer = await api.AnswerAsync(AsSandboxRequest(context.Request, baseAddress), stopping);
            await SendAsync(context.Response, answer, stopping);
        }
        catch (Exception broken) when (broken is HttpListenerException or IOException or ObjectDisposedException or OperationCanceledException
                                           or InvalidOperationException)
        {
            // The caller has gone, or we are stopping: nobody is left to be told.
            context.Response.Abort();
        }
    }

    private static SandboxRequest AsSandboxRequest(HttpListenerRequest request, Uri baseAddress) => new(
        request.HttpMethod,
        request.Url?.AbsolutePath ?? "",
        request.Url?.Query ?? "",
        name => request.Headers[name],
        async cancellationToken =>
        {
            using var body = new MemoryStream();
            await request.InputStream.CopyToAsync(body, cancellationToken);
            return body.ToArray();
        },
        baseAddress.AbsoluteUri);

    private static async Task SendAsync(HttpListenerResponse response, SandboxAnswer answer, CancellationToken stopping)
    {
        switch (answer.Ending)
        {
            case AnswerEnding.Dropped:
                response.Abort();
                return;
            case AnswerEnding.Never:
                await new TaskCompletionSource().Task.WaitAsync(stopping);
                return;
        }

        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength64 = answer.Body.Length;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.FileName is { } fileName)
        {
            response.Headers["Content-Disposition"] = SandboxAnswer.Attachment(fileName);
        }

        var isCutShort = answer.Ending is AnswerEnding.CutShort;
        await response.OutputStream.WriteAsync(isCutShort ? answer.Body.AsMemory(0, answer.Body.Length / 2) : answer.Body, stopping);
        if (isCutShort)
        {
            response.Abort();
            return;
        }

        response.Close();
    }
}
