using System.Text.Json;

namespace Avinode.Client;

/// <summary>A JSON response, flat or in the <c>{meta, data}</c> envelope.</summary>
internal sealed class AvinodeResponse : IDisposable
{
    private readonly JsonDocument _document;

    private AvinodeResponse(JsonDocument document) => _document = document;

    /// <summary>The content without the envelope.</summary>
    public ResponseNode Data => Root["data"] is { IsObject: true } or { IsArray: true } ? Root["data"] : IsEnvelope ? default : Root;

    /// <summary>Errors, of a refusal or beside a success.</summary>
    public IEnumerable<ResponseNode> Errors => Root["meta"]["errors"].Items;

    /// <summary>What stands beside a success: errors first, then warnings.</summary>
    public IEnumerable<ResponseNode> Remarks => Errors.Concat(Root["meta"]["warnings"].Items);

    private ResponseNode Root => new(_document.RootElement);

    private bool IsEnvelope => Root["meta"].IsObject;

    /// <summary>Null when the body is not one JSON object or array.</summary>
    public static AvinodeResponse? TryParse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                return new AvinodeResponse(document);
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Dispose() => _document.Dispose();
}
