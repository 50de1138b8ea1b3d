namespace Avinode.Client;

/// <summary>Hides our secrets in untrusted text, such as an error that repeats what we sent.</summary>
internal readonly struct SecretScrubber(IEnumerable<string?> secrets)
{
    private const string Hidden = "•••";
    private const int ShortestSecret = 4;

    private readonly string[] _secrets =
        [.. secrets.OfType<string>().Where(secret => secret.Length >= ShortestSecret).OrderByDescending(secret => secret.Length)];

    public SecretScrubber With(IEnumerable<string?> more) => new(_secrets.Concat(more));

    public string Clean(string? text, int maxLength)
    {
        var clean = UntrustedText.Clean(text, int.MaxValue);
        foreach (var secret in _secrets)
        {
            clean = clean.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase);
        }

        return UntrustedText.Clean(clean, maxLength);
    }
}
