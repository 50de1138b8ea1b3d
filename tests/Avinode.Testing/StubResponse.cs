using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Avinode.Testing.Wire;

namespace Avinode.Testing;

/// <summary>
/// One answer of a <see cref="StubUpstream"/>, written exactly as given: nothing is added but the length. Unless it says otherwise,
/// the whole request is read first and the connection stays open afterwards.
/// </summary>
public sealed partial record StubResponse
{
    private StubResponse()
    {
    }

    internal int StatusCode { get; private init; } = 200;

    internal ImmutableList<KeyValuePair<string, string>> Headers { get; private init; } = [];

    internal ReadOnlyMemory<byte> Body { get; private init; }

    internal AnswerEnding Ending { get; private init; } = AnswerEnding.Complete;

    internal bool ReadsBody { get; private init; } = true;

    internal Task Gate { get; private init; } = Task.CompletedTask;

    internal Func<RecordedRequest, StubResponse>? Decide { get; private init; }

    /// <summary>Whatever is decided once the request has been read whole.</summary>
    public static StubResponse By(Func<RecordedRequest, StubResponse> decide) => new() { Decide = decide };

    /// <summary>JSON, or what claims to be: the text is sent as it is.</summary>
    public static StubResponse Json(string json, int status = 200) => Bytes(Encoding.UTF8.GetBytes(json), "application/json", status);

    /// <summary>A page, as a gateway or a login form would send it.</summary>
    public static StubResponse Html(string html, int status = 200) =>
        Bytes(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", status);

    /// <summary>Any body.</summary>
    public static StubResponse Bytes(byte[] body, string contentType, int status = 200) =>
        new StubResponse { StatusCode = status, Body = body }.WithHeader("Content-Type", contentType);

    /// <summary>A refusal in Avinode's envelope, code <c>STUB_{status}</c> and title <c>Stub answers {status}</c>, or with the given JSON.</summary>
    public static StubResponse Status(int status, string? json = null) => Json(
        json ?? $$$"""{"meta":{"errors":[{"code":"STUB_{{{status}}}","title":"Stub answers {{{status}}}"}],"warnings":[],"infos":[]}}""",
        status);

    /// <summary>Sends the client elsewhere.</summary>
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

    /// <summary>The same answer with one more header line.</summary>
    public StubResponse WithHeader(string name, string value) => this with { Headers = Headers.Add(new(name, value)) };

    /// <summary>The same answer, given only once the gate is open; the request is recorded with its body before.</summary>
    public StubResponse After(Task gate) => this with { Gate = gate };

    /// <summary>The same answer, given as soon as the headers are in; the connection serves no further request.</summary>
    public StubResponse WithoutReadingBody() => this with { ReadsBody = false };
}
