using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Avinode.Testing.Wire;

/// <summary>Writes an answer's bytes, or as many of them as its ending lets through.</summary>
internal static class AnswerWriter
{
    public static async Task WriteAsync(PipeWriter output, StubResponse answer, CancellationToken cancellationToken)
    {
        var isWhole = answer.Ending is AnswerEnding.Complete;
        var sent = isWhole ? answer.Body : answer.Body[..(answer.Body.Length / 2)];
        var isChunked = answer.Ending is AnswerEnding.TruncateChunked;

        output.Write(Encoding.Latin1.GetBytes(Head(answer, isChunked)));
        if (isChunked)
        {
            output.Write(Encoding.Latin1.GetBytes(sent.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"));
        }

        output.Write(sent.Span);
        if (isChunked)
        {
            output.Write("\r\n"u8);
        }

        await output.FlushAsync(cancellationToken);
    }

    private static string Head(StubResponse answer, bool isChunked)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.StatusCode} {ReasonPhrases.GetReasonPhrase(answer.StatusCode)}\r\n");
        foreach (var (name, value) in answer.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (isChunked)
        {
            head.Append("Transfer-Encoding: chunked\r\n");
        }
        else if (answer.StatusCode is not (204 or 304))
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answer.Body.Length}\r\n");
        }

        if (!answer.ReadsBody)
        {
            head.Append("Connection: close\r\n");
        }

        return head.Append("\r\n").ToString();
    }
}
