namespace Avinode.Simulator;

/// <summary>A request as the simulator reads it.</summary>
/// <param name="Method">The HTTP method, upper case.</param>
/// <param name="Path">The path as sent, still escaped: no id needs escapes, so an escaped one names nothing.</param>
/// <param name="Query">The query string with its question mark, or empty.</param>
/// <param name="Header">Reads one header; null when it is absent.</param>
/// <param name="ReadBody">Reads the whole body; called only once it is due, so that a connection can break before it.</param>
/// <param name="BaseAddress">Where the API was called; ends with a slash.</param>
internal sealed record SimulatorRequest(
    string Method,
    string Path,
    string Query,
    Func<string, string?> Header,
    Func<CancellationToken, Task<byte[]>> ReadBody,
    string BaseAddress)
{
    public bool IsWrite => Method is not "GET";

    public string? QueryValue(string name)
    {
        foreach (var pair in Query.TrimStart('?').Split('&'))
        {
            var parts = pair.Split('=', 2);
            if (parts.Length is 2 && Unescape(parts[0]) == name)
            {
                return Unescape(parts[1]);
            }
        }

        return null;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
