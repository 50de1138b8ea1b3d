using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>How a response reaches the caller.</summary>
internal enum ResponseEnding
{
    Whole,
    CutShort,
    Dropped,
    Never,
}

/// <summary>A response, and how much of it reaches the caller.</summary>
internal sealed record SimulatorResponse(int Status, string ContentType, byte[] Body)
{
    // These responses are read as JSON and never stand inside an HTML page: no need to escape every quote and every letter beyond ASCII.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly SimulatorResponse Dropped = new(0, "", []) { Ending = ResponseEnding.Dropped };
    public static readonly SimulatorResponse Never = new(0, "", []) { Ending = ResponseEnding.Never };

    public ResponseEnding Ending { get; init; } = ResponseEnding.Whole;
    public string? FileName { get; init; }
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public bool IsSuccess => Status is >= 200 and < 300;

    public static string Attachment(string fileName) => $"attachment; filename=\"{fileName}\"";

    public static SimulatorResponse Ok(JsonNode data, params string[] infos) => Data(200, data, infos);

    public static SimulatorResponse Created(JsonNode data) => Data(201, data, []);

    public static SimulatorResponse Html(string page) => new(200, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(page));

    public static SimulatorResponse Pdf(string fileName, byte[] document) => new(200, "application/pdf", document) { FileName = fileName };

    public static SimulatorResponse Refusal(int status, params ApiError[] errors) => Json(status, Envelope.Refusal(errors));

    public static SimulatorResponse NotFound() => Refusal(404, new ApiError("NOT_FOUND", "Not found"));

    public static SimulatorResponse Json(int status, JsonNode json)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body, Readable))
        {
            json.WriteTo(writer);
        }

        return new SimulatorResponse(status, "application/json; charset=utf-8", body.WrittenSpan.ToArray());
    }

    public SimulatorResponse With(params ReadOnlySpan<KeyValuePair<string, string>> headers) =>
        this with { Headers = [.. Headers, .. headers] };

    private static SimulatorResponse Data(int status, JsonNode data, string[] infos) => Json(status, Envelope.Of(data, infos));
}
