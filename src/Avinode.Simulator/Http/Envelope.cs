using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>One entry of <c>meta.errors</c>.</summary>
internal sealed record ApiError(string Code, string Title, string? Path = null)
{
    public static ApiError Missing(string path) => new("ERR_INPUT_MISSING", $"The field '{path}' is required", path);

    public static ApiError Invalid(string path, string rule) =>
        new("ERR_INPUT_GENERIC_INVALID", $"Invalid value for field '{path}': {rule}", path);

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["title"] = Title, ["code"] = Code };
        if (Path is not null)
        {
            json["path"] = Path;
        }

        return json;
    }
}

/// <summary>The frame around every response but a document: <c>{ meta: { errors, warnings, infos }, data }</c>.</summary>
internal static class Envelope
{
    public static JsonObject Of(JsonNode data, params IEnumerable<string> infos) => new()
    {
        ["meta"] = Meta([], infos),
        ["data"] = data,
    };

    public static JsonObject Refusal(params IEnumerable<ApiError> errors) => new() { ["meta"] = Meta(errors, []) };

    private static JsonObject Meta(IEnumerable<ApiError> errors, IEnumerable<string> infos) => new()
    {
        ["errors"] = new JsonArray([.. errors.Select(error => error.ToJson())]),
        ["warnings"] = new JsonArray(),
        ["infos"] = new JsonArray([.. infos.Select(info => new JsonObject { ["title"] = info })]),
    };
}
