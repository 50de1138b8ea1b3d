using Avinode.Testing.Wire;

namespace Avinode.Testing;

public sealed partial record StubResponse
{
    /// <summary>No answer, until the client goes away or the stub is disposed.</summary>
    public static StubResponse Hang() => new() { Ending = AnswerEnding.Hang };

    /// <summary>Headers and the first half of the text, and then nothing more until the client goes away or the stub is disposed.</summary>
    public static StubResponse HangHalfway(string json) => Json(json) with { Ending = AnswerEnding.HangHalfway };

    /// <summary>Resets the TCP connection as soon as the headers are in: the work was not done.</summary>
    public static StubResponse ResetBeforeReading() => new() { Ending = AnswerEnding.Reset, ReadsBody = false };

    /// <summary>Resets the TCP connection after the whole request was read: the work may have been done, its answer is lost.</summary>
    public static StubResponse ResetAfterReading() => new() { Ending = AnswerEnding.Reset };

    /// <summary>Announces the length of the whole text, sends its first half and closes the connection.</summary>
    public static StubResponse Truncated(string json) => Json(json) with { Ending = AnswerEnding.Truncate };

    /// <summary>Sends the first half of the text as one chunk and closes the connection without the last chunk.</summary>
    public static StubResponse TruncatedChunked(string json) => Json(json) with { Ending = AnswerEnding.TruncateChunked };
}
