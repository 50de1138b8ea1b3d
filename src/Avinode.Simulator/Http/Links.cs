using System.Globalization;
using System.Text.Json.Nodes;

namespace Avinode.Simulator;

/// <summary>Writes ids and addresses as they look from where this request came in.</summary>
internal sealed record Links(string BaseAddress)
{
    public string Href(IdKind kind, int number, string suffix = "") => $"{BaseAddress}{kind.Type}/{kind.Format(number)}{suffix}";

    /// <summary>A pointer to an object: <c>id</c>, <c>href</c>, <c>type</c>.</summary>
    public JsonObject To(IdKind kind, int number) => new()
    {
        ["id"] = kind.Format(number),
        ["href"] = Href(kind, number),
        ["type"] = kind.Type,
    };

    public JsonArray ToAll(IdKind kind, IEnumerable<int> numbers) => new([.. numbers.Select(number => To(kind, number))]);

    public static JsonObject Action(string description, string method, string href) => new()
    {
        ["type"] = "api",
        ["description"] = description,
        ["httpMethod"] = method,
        ["href"] = href,
    };
}

/// <summary>Writes moments as Avinode does: ISO 8601, UTC.</summary>
internal static class WireTime
{
    public static string ToWire(this DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
