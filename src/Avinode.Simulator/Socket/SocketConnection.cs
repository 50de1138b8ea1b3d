using System.Net.Sockets;

namespace Avinode.Simulator;

/// <summary>One connection: HTTP/1.1 requests one after the other until either side ends it.</summary>
internal sealed class SocketConnection(Socket socket, SimulatorApi api, string baseAddress)
{
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            socket.NoDelay = true;
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            var reader = new SocketReader(stream);
            while (await SocketRequest.ReadAsync(reader, stopping) is { } request && await AnswerAsync(request, stream, stopping))
            {
            }
        }
        catch (Exception ended)
            when (ended is IOException or InvalidDataException or OperationCanceledException or ObjectDisposedException)
        {
            // The caller has gone, does not speak HTTP, or we are stopping: nobody is left to be told.
        }
    }

    /// <summary>Answers one request and tells whether the connection lives on.</summary>
    private async Task<bool> AnswerAsync(SocketRequest request, NetworkStream stream, CancellationToken stopping)
    {
        var answer = await api.AnswerAsync(request.ToSimulatorRequest(baseAddress), stopping);
        switch (answer.Ending)
        {
            case AnswerEnding.Dropped:
                Break();
                return false;
            case AnswerEnding.Never:
                await new TaskCompletionSource().Task.WaitAsync(stopping);
                return false;
        }

        // What was not read of this request would be taken for the next.
        await request.ReadBodyAsync(stopping);
        await SocketResponse.WriteAsync(stream, answer, stopping);
        return answer.Ending is AnswerEnding.Whole && request.KeepsAlive;
    }

    // Without lingering the caller sees a reset.
    private void Break()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }
}
