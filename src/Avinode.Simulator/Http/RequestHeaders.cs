using System.Globalization;

namespace Avinode.Simulator;

/// <summary>The headers that Avinode requires of every request.</summary>
internal static class RequestHeaders
{
    public const string ActAsAccount = "X-Avinode-ActAsAccount";

    private const string Timestamp = "X-Avinode-SentTimestamp";
    private const string Authorization = "Authorization";
    private static readonly string[] Required =
        ["X-Avinode-ApiToken", Authorization, Timestamp, "X-Avinode-Product", "X-Avinode-ApiVersion"];
    private static readonly string[] TimestampFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The refusal of missing or wrong headers, or null.</summary>
    public static SimulatorResponse? Refuse(SimulatorRequest request, DateTimeOffset now)
    {
        ApiError[] missing = [.. Required.Where(name => IsMissing(request, name)).Select(Missing)];
        if (missing.Length > 0)
        {
            return SimulatorResponse.Refusal(400, missing);
        }

        return !IsCurrent(request.Header(Timestamp)!, now) ? Invalid(400, Timestamp)
            : !IsBearer(request.Header(Authorization)!) ? Invalid(401, Authorization)
            : null;
    }

    // An empty bearer is a bad credential, not a missing header.
    private static bool IsMissing(SimulatorRequest request, string name) =>
        request.Header(name) is not { } value || (value.Length is 0 && name is not Authorization);

    private static ApiError Missing(string name) => new("ERR_INPUT_MISSING", $"The header '{name}' is required");

    private static bool IsCurrent(string timestamp, DateTimeOffset now) =>
        DateTimeOffset.TryParseExact(
            timestamp, TimestampFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent)
        && (sent - now).Duration() <= Skew;

    // Nobody has an account here: any token is good, as long as it is one.
    private static bool IsBearer(string value) =>
        value.Split(' ') is ["Bearer", { Length: > 0 } token] && !token.Any(char.IsWhiteSpace);

    private static SimulatorResponse Invalid(int status, string name) =>
        SimulatorResponse.Refusal(status, new ApiError("ERR_INPUT_GENERIC_INVALID", $"Invalid value for header: {name}"));
}
