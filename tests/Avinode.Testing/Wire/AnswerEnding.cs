namespace Avinode.Testing.Wire;

/// <summary>How an answer ends on the wire.</summary>
internal enum AnswerEnding
{
    Complete,
    Truncate,
    TruncateChunked,
    HangHalfway,
    Hang,
    Reset,
}
