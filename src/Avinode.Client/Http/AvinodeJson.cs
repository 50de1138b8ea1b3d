using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Avinode.Client;

/// <summary>How bodies are written to Avinode: camel case, no nulls, no escapes beyond what JSON needs.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BookRequestBody))]
[JsonSerializable(typeof(ChatBody))]
[JsonSerializable(typeof(DeclineBody))]
internal sealed partial class AvinodeJson : JsonSerializerContext
{
    private static AvinodeJson? _wire;

    public static AvinodeJson Wire => _wire ??= new AvinodeJson(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = null,
    });
}
