using System.Text;

namespace Avinode.Testing;

/// <summary>
/// One request as it was received: the target undecoded, each header line an entry of its own, the body freed from chunking and from
/// nothing else. Headers that HTTP defines come in their usual spelling, others in the sender's.
/// </summary>
/// <param name="Method">As sent, for example <c>POST</c>.</param>
/// <param name="RawTarget">Path and query as sent, for example <c>/api/bookings/1?limit=2</c>.</param>
/// <param name="Headers">One entry per header line.</param>
/// <param name="Body">Empty when there is none, or when it has not been read.</param>
public sealed record RecordedRequest(
    string Method, string RawTarget, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>The raw target without its query, so including <c>/api</c>.</summary>
    public string Path => RawTarget.Split('?', 2)[0];

    /// <summary>The body as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The value of a header, whatever its case: null when absent, joined with <c>", "</c> if it came in several lines.</summary>
    public string? Header(string name)
    {
        var values = Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return values.Length == 0 ? null : string.Join(", ", values.Select(header => header.Value));
    }
}
