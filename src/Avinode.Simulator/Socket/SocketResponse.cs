using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Avinode.Simulator;

/// <summary>Writes an answer as HTTP/1.1; of one that is to be cut short, the whole head and half of the body.</summary>
internal static class SocketResponse
{
    public static async Task WriteAsync(NetworkStream stream, SimulatorResponse answer, CancellationToken cancellationToken)
    {
        var length = answer.Ending is AnswerEnding.CutShort ? answer.Body.Length / 2 : answer.Body.Length;
        byte[] bytes = [.. Encoding.ASCII.GetBytes(Head(answer)), .. answer.Body.AsSpan(0, length)];
        await stream.WriteAsync(bytes, cancellationToken);
    }

    private static string Head(SimulatorResponse answer)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} {(HttpStatusCode)answer.Status}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Type: {answer.ContentType}\r\nContent-Length: {answer.Body.Length}\r\n");
        if (answer.FileName is { } fileName)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Disposition: {SimulatorResponse.Attachment(fileName)}\r\n");
        }

        foreach (var (name, value) in answer.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return head.Append("\r\n").ToString();
    }
}
