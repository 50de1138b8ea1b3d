using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Avinode.Bookings.Web;

/// <summary>Reads the JSON body of a request, and says what is wrong with it by field path, never by value.</summary>
internal static class RequestBody
{
    /// <summary>The largest body of a request of the API, in bytes; a manifest of 500 passengers fits.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <exception cref="RefusalException">It is not what is asked for.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            throw new BadHttpRequestException(ProblemDocuments.NeedsJson, StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, cancellationToken) ?? throw Wrong("", "must be a JSON object");
        }
        catch (JsonException malformed)
        {
            // The message may quote what was received.
            throw malformed.Path is null or "$" && malformed.InnerException is not null ? Wrong("", "is not well-formed JSON")
                : Wrong(PathOf(malformed), RuleOf(malformed));
        }
    }

    private static string PathOf(JsonException malformed) => (malformed.Path ?? "").TrimStart('$').TrimStart('.');

    private static string RuleOf(JsonException malformed) =>
        malformed.InnerException is JsonException ? "the JSON is broken here"
        : malformed.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "is not known"
        : malformed.Message.Contains("uplicate", StringComparison.Ordinal) ? "stands there twice"
        : "is not of the kind that is asked for";

    private static RefusalException Wrong(string path, string rule) => new(Refusal.Invalid([new Problem(path, rule)]));
}
