using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Avinode.Bookings.Web.Tests;

/// <summary>The OpenAPI document of the service, against which answers are held.</summary>
internal sealed class ApiDocument(JsonElement root)
{
    private readonly HashSet<string> _seen = [];

    public JsonElement Root => root;

    /// <summary>Every operation, such as <c>GET /api/bookings</c>.</summary>
    public IReadOnlyList<string> Operations { get; } =
        [.. root.GetProperty("paths").EnumerateObject().SelectMany(
            path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"))];

    /// <summary>Operations of which a success was held against the document.</summary>
    public IReadOnlyCollection<string> Seen => _seen;

    public static async Task<ApiDocument> ReadAsync(ServedBookings served) =>
        new(await served.Caller(key: null).GetJsonAsync("/openapi/v1.json"));

    public JsonElement Schema(string name) => root.GetProperty("components").GetProperty("schemas").GetProperty(name);

    public JsonElement Operation(string operation) => root.GetProperty("paths").GetProperty(operation.Split(' ')[1])
        .EnumerateObject().Single(method => method.Name.Equals(operation.Split(' ')[0], StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Fails unless the document announces the answer: its status, its type, and every member of its body.</summary>
    public async Task HoldsAsync(string operation, HttpResponseMessage answer)
    {
        var responses = Operation(operation).GetProperty("responses");
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        var body = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync();
        responses.TryGetProperty(status, out var response).Should().BeTrue("{0} was answered with {1}: {2}", operation, status, body);
        if (answer.StatusCode < HttpStatusCode.BadRequest)
        {
            _seen.Add(operation);
        }

        if (answer.Content.Headers.ContentType?.MediaType is not { } type)
        {
            response.TryGetProperty("content", out _).Should().BeFalse("{0} {1} has no body", operation, status);
            return;
        }

        response.GetProperty("content").TryGetProperty(type, out var content)
            .Should().BeTrue("{0} {1} has the type {2}", operation, status, type);
        if (type.EndsWith("json", StringComparison.Ordinal))
        {
            Check(JsonDocument.Parse(body).RootElement, content.GetProperty("schema"), $"{operation} {status}");
        }
    }

    /// <summary>Fails unless a value is as its schema says.</summary>
    public void Check(JsonElement value, JsonElement schema, string where)
    {
        schema = Resolve(schema);
        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            foreach (var member in value.EnumerateObject())
            {
                // A problem document carries more than the standard's members: that is what it is for.
                if (properties.TryGetProperty(member.Name, out var known))
                {
                    Check(member.Value, known, $"{where}.{member.Name}");
                }
                else
                {
                    properties.TryGetProperty("instance", out _).Should().BeTrue("{0}.{1} is announced", where, member.Name);
                }
            }

            foreach (var required in schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(
                name => name.GetString()!) : [])
            {
                value.TryGetProperty(required, out _).Should().BeTrue("{0}.{1} is required", where, required);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Check(item, schema.GetProperty("items"), $"{where}[]");
            }
        }
        else if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number && schema.TryGetProperty("type", out var types))
        {
            types.ToString().Should()
                .ContainAny(value.ValueKind == JsonValueKind.String ? ["string"] : ["number", "integer"], "{0} is {1}", where, value);
        }
    }

    private JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var name) ? Schema(name.GetString()!.Split('/')[^1])
        : schema.TryGetProperty("oneOf", out var choices)
            ? Resolve(choices.EnumerateArray().Single(choice => !choice.TryGetProperty("type", out var type) || type.ToString() != "null"))
        : schema;
}
