using System.Text;
using System.Text.Json;

namespace Avinode.Testing;

/// <summary>A mail as a mail server received it.</summary>
/// <param name="Sender">The envelope's sender.</param>
/// <param name="Recipients">The envelope's recipients.</param>
/// <param name="Content">The bytes between DATA and the dot.</param>
/// <param name="IsEncrypted">Whether it came over TLS.</param>
/// <param name="User">Who had signed in; null when nobody had.</param>
public sealed record ReceivedMail(
    string Sender, IReadOnlyList<string> Recipients, ReadOnlyMemory<byte> Content, bool IsEncrypted, string? User)
{
    /// <summary>The content, byte for byte.</summary>
    public string Text => Encoding.Latin1.GetString(Content.Span);

    /// <summary>The lines of the header, unfolded.</summary>
    public IReadOnlyList<string> HeaderLines =>
        Text.Split("\r\n\r\n", 2)[0]
            .Replace("\r\n ", " ", StringComparison.Ordinal)
            .Replace("\r\n\t", " ", StringComparison.Ordinal)
            .Split("\r\n");

    internal static ReceivedMail Read(JsonElement told) => new(
        told.GetProperty("sender").GetString()!,
        [.. told.GetProperty("recipients").EnumerateArray().Select(each => each.GetString()!)],
        told.GetProperty("content").GetBytesFromBase64(),
        told.GetProperty("tls").GetBoolean(),
        told.GetProperty("user").GetString());
}
