using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Avinode.Testing;

/// <summary>One response of a <see cref="StubUpstream"/>. Unless it says otherwise, the whole request is read before it is given.</summary>
public sealed record StubResponse
{
    private StubResponse()
    {
    }

    /// <summary>How a response ends. All but <see cref="Complete"/> are beyond WireMock.Net, see <see cref="RawUpstream"/>.</summary>
    internal enum Endings
    {
        Complete,
        Truncate,
        TruncateChunked,
        HangHalfway,
        Hang,
        Reset,
    }

    internal int StatusCode { get; private init; } = 200;

    internal ImmutableList<KeyValuePair<string, string>> Headers { get; private init; } = [];

    internal byte[] Body { get; private init; } = [];

    internal Endings Ending { get; private init; } = Endings.Complete;

    internal bool ReadsBody { get; private init; } = true;

    internal Task Gate { get; private init; } = Task.CompletedTask;

    internal Func<RecordedRequest, StubResponse>? Decide { get; private init; }

    /// <summary>Whatever is decided once the request has been read whole.</summary>
    public static StubResponse By(Func<RecordedRequest, StubResponse> decide) => new() { Decide = decide };

    /// <summary>JSON, or what claims to be: the text is sent as it is.</summary>
    public static StubResponse Json(string json, int status = 200) =>
        Bytes(Encoding.UTF8.GetBytes(json), "application/json", status);

    /// <summary>A page, as a gateway or a login form would send it.</summary>
    public static StubResponse Html(string html, int status = 200) =>
        Bytes(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", status);

    public static StubResponse Bytes(byte[] body, string contentType, int status = 200) =>
        new StubResponse { StatusCode = status, Body = body }.WithHeader("Content-Type", contentType);

    /// <summary>A refusal in Avinode's envelope, with code <c>STUB_{status}</c>, or the given JSON.</summary>
    public static StubResponse Status(int status, string? json = null) => Json(json ?? Envelope(status), status);

    public static StubResponse Redirect(int status, Uri location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return new StubResponse { StatusCode = status }.WithHeader("Location", location.OriginalString);
    }

    /// <summary>The body compressed, with the header that says so.</summary>
    public static StubResponse Gzip(byte[] decompressed, string contentType = "application/json", int status = 200)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(decompressed);
        }

        return Bytes(compressed.ToArray(), contentType, status).WithHeader("Content-Encoding", "gzip");
    }

    /// <summary>No response, until the client goes away or the stub is disposed.</summary>
    public static StubResponse Hang() => new() { Ending = Endings.Hang };

    /// <summary>Headers and the first half of the text, then nothing more until the client goes away or the stub is disposed.</summary>
    public static StubResponse HangHalfway(string json) => Json(json) with { Ending = Endings.HangHalfway };

    /// <summary>Resets the TCP connection as soon as the headers are in: the work was not done.</summary>
    public static StubResponse ResetBeforeReading() => new() { Ending = Endings.Reset, ReadsBody = false };

    /// <summary>Resets the TCP connection after the whole request was read: the work may be done, its response is lost.</summary>
    public static StubResponse ResetAfterReading() => new() { Ending = Endings.Reset };

    /// <summary>Announces the length of the whole text, sends its first half and closes the connection.</summary>
    public static StubResponse Truncated(string json) => Json(json) with { Ending = Endings.Truncate };

    /// <summary>Sends the first half of the text as one chunk and closes the connection without the last chunk.</summary>
    public static StubResponse TruncatedChunked(string json) => Json(json) with { Ending = Endings.TruncateChunked };

    /// <summary>The same response with one more header line.</summary>
    public StubResponse WithHeader(string name, string value) => this with { Headers = Headers.Add(new(name, value)) };

    /// <summary>The same response, given only once the gate is open; the request is recorded with its body before.</summary>
    public StubResponse After(Task gate) => this with { Gate = gate };

    /// <summary>The same response, given as soon as the headers are in; the connection serves no further request.</summary>
    public StubResponse WithoutReadingBody() => this with { ReadsBody = false };

    private static string Envelope(int status) =>
        $$$"""{"meta":{"errors":[{"code":"STUB_{{{status}}}","title":"Stub answers {{{status}}}"}],"warnings":[],"infos":[]}}""";
}
