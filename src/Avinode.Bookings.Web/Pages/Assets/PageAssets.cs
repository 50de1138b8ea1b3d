using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Avinode.Bookings.Web;

/// <summary>
/// The stylesheet, the scripts and the drawings. They are embedded, and their folder is named by a hash of their content, so browsers may
/// cache them forever.
/// </summary>
internal static class PageAssets
{
    public const string Route = $"/{Root}/{{version}}/{{name}}";

    private const string Root = "assets";

    // One stylesheet, written in parts by noun.
    private static readonly string[] Styles =
        ["tokens.css", "elements.css", "frame.css", "forms.css", "trips.css", "bookings.css", "chat.css"];

    private static readonly Dictionary<string, PageAsset> Files = Read();

    /// <summary>The scripts that the entry loads, for the browser to fetch at once.</summary>
    public static IReadOnlyList<string> Modules { get; } =
        [.. Files.Keys.Where(name => name.EndsWith(".js", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Changes when any of the files does.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(
        [.. Files.OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => file.Value.Content)]))[..12];

    public static string Path(string name) => $"/{Root}/{Version}/{name}";

    public static IResult Handle(string version, string name, HttpContext context)
    {
        if (!Files.TryGetValue(name, out var file))
        {
            return TypedResults.NotFound();
        }

        // A page from before an update may still ask for its own version: it gets the current one, uncached.
        context.Response.Headers.CacheControl = version == Version ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var packed = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (packed)
        {
            context.Response.Headers.ContentEncoding = "br";
        }

        return TypedResults.Bytes(packed ? file.Packed : file.Content, file.ContentType, entityTag: packed ? file.PackedTag : file.Tag);
    }

    private static Dictionary<string, PageAsset> Read()
    {
        var assembly = typeof(PageAssets).Assembly;
        var all = assembly.GetManifestResourceNames().Where(name => name.StartsWith($"{Root}/", StringComparison.Ordinal)).ToDictionary(
            name => name[(Root.Length + 1)..],
            name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                return content;
            },
            StringComparer.Ordinal);
        var styles = Styles.SelectMany(name => all[name]).ToArray();
        return all.Where(file => !file.Key.EndsWith(".css", StringComparison.Ordinal)).Append(new("pages.css", styles))
            .ToDictionary(file => file.Key, file => new PageAsset(file.Key, file.Value), StringComparer.Ordinal);
    }
}

/// <summary>A file that pages load.</summary>
internal sealed class PageAsset
{
    private readonly Lazy<byte[]> _packed;

    public PageAsset(string name, byte[] content)
    {
        Content = content;
        ContentType = System.IO.Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            var other => throw new NotSupportedException($"{name}: pages load no {other}"),
        };
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        Tag = new EntityTagHeaderValue($"\"{hash}\"");
        PackedTag = new EntityTagHeaderValue($"\"{hash}-br\"");
        _packed = new Lazy<byte[]>(() => Pack(content));
    }

    public byte[] Content { get; }
    public string ContentType { get; }
    public EntityTagHeaderValue Tag { get; }
    public EntityTagHeaderValue PackedTag { get; }

    public byte[] Packed => _packed.Value;

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            brotli.Write(content);
        }

        return packed.ToArray();
    }
}
