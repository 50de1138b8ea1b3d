using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Avinode.Testing.Wire;

/// <summary>Serves one client connection of a <see cref="StubUpstream"/>, request after request.</summary>
internal sealed class StubConnection(StubUpstream upstream, ConnectionContext connection, CancellationToken closing)
{
    public async Task RunAsync()
    {
        try
        {
            while (await RequestReader.ReadHeadAsync(connection.Transport.Input, closing) is { } head)
            {
                if (!await ServeAsync(head))
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ConnectionAbortedException)
        {
            // The client went away or the test is over: either way nobody is left to answer.
        }
    }

    private async Task<bool> ServeAsync(RecordedRequest head)
    {
        var number = upstream.RecordArrival(head);
        var answer = upstream.AnswerTo(head);
        using var body = new MemoryStream();
        try
        {
            if (answer.ReadsBody)
            {
                await ReadBodyAsync(head, body);
            }
        }
        finally
        {
            upstream.RecordBody(number, body.ToArray());
        }

        answer = answer.Decide?.Invoke(head with { Body = body.ToArray() }) ?? answer;
        await answer.Gate.WaitAsync(closing);
        return await GiveAsync(answer) && head.Header("Connection") is not "close";
    }

    private async Task ReadBodyAsync(RecordedRequest head, MemoryStream body)
    {
        if (head.Header("Expect") is not null)
        {
            await connection.Transport.Output.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), closing);
        }

        await RequestReader.ReadBodyAsync(connection.Transport.Input, head, body, closing);
    }

    private async Task<bool> GiveAsync(StubResponse answer)
    {
        if (answer.Ending is AnswerEnding.Reset)
        {
            Reset();
            return false;
        }

        if (answer.Ending is not AnswerEnding.Hang)
        {
            await AnswerWriter.WriteAsync(connection.Transport.Output, answer, closing);
        }

        if (answer.Ending is AnswerEnding.Hang or AnswerEnding.HangHalfway || !answer.ReadsBody)
        {
            // Closing a socket that holds unread bytes resets it, and a reset could overtake the answer: let the client close.
            await RequestReader.DrainAsync(connection.Transport.Input, closing);
            return false;
        }

        return answer.Ending is AnswerEnding.Complete;
    }

    private void Reset()
    {
        var socket = connection.Features.Get<IConnectionSocketFeature>()!.Socket;

        // Closing without lingering sends RST instead of FIN.
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close(timeout: 0);
        connection.Abort();
    }
}
