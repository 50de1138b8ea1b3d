namespace Avinode.Client;

/// <summary>Avinode's codes and descriptions of errors, made safe to show.</summary>
internal static class ErrorText
{
    private const int MaxCode = 60;
    private const int MaxTitle = 240;
    private const int MaxRemarks = 20;

    public static string? Code(ResponseNode error, SecretScrubber scrubber) =>
        error.Text("code") is { } code ? scrubber.Clean(code, MaxCode).ReplaceLineEndings(" ") : null;

    public static string? Title(ResponseNode error, SecretScrubber scrubber)
    {
        var title = error.Text("title", "message", "detail");
        var path = error.Text("path");
        return title is null && path is null
            ? null
            : scrubber.Clean(path is null ? title : $"{title} (at {path})", MaxTitle).ReplaceLineEndings(" ");
    }

    public static string[] List(IEnumerable<ResponseNode> remarks, SecretScrubber scrubber)
    {
        var all = remarks.ToArray();
        var more = all.Length > MaxRemarks ? new[] { $"Avinode remarked {all.Length - MaxRemarks} things more" } : [];
        return [.. all.Take(MaxRemarks).Select(remark => Of(remark, scrubber)), .. more];
    }

    private static string Of(ResponseNode error, SecretScrubber scrubber)
    {
        var words = new[] { Code(error, scrubber), Title(error, scrubber) }.OfType<string>();
        return string.Join(": ", words.DefaultIfEmpty("Avinode remarked something that it did not name"));
    }
}
