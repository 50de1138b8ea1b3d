using System.Collections;
using System.Net;
using System.Text.Json;

namespace Avinode.Bookings;

/// <summary>The environment of a process, and everything that is wrong with it.</summary>
/// <param name="variables">The environment variables.</param>
/// <param name="where">Where a person sets them, in words.</param>
public sealed class SettingsSource(IReadOnlyDictionary<string, string> variables, string where)
{
    /// <summary>What is said of a required setting that is not there.</summary>
    public const string Missing = "is missing";

    private readonly List<string> _problems = [];

    /// <summary>Reads the variables of this process.</summary>
    public static IReadOnlyDictionary<string, string> ThisProcess() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);

    /// <exception cref="InvalidSettingsException">Something is missing or malformed.</exception>
    public void ThrowIfWrong()
    {
        if (_problems.Count > 0)
        {
            throw new InvalidSettingsException(_problems);
        }
    }

    /// <summary>The value of a setting; null when it is not set, or blank.</summary>
    public string? Text(Setting setting) => Text(setting.Name) ?? (setting.Alias is { } alias ? Text(alias) : null);

    /// <summary>Notes that a setting breaks a rule. The value itself is not repeated: it may be a secret.</summary>
    public T Wrong<T>(Setting setting, string rule, T instead)
    {
        var advice = rule == Missing ? " To try without an account, use --simulator." : "";
        _problems.Add($"{setting.Name} {rule}: {where} ({setting.Meaning}).{advice}");
        return instead;
    }

    /// <summary>Whether an address is on this machine alone.</summary>
    public static bool IsLoopback(Uri address) => IsLoopback(address.Host);

    /// <summary>Whether a host is this machine and nothing else.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    internal string? Text(string name) =>
        variables.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    internal bool Switch(Setting setting) => Text(setting)?.ToUpperInvariant() switch
    {
        null or "0" or "FALSE" or "OFF" or "NO" => false,
        "1" or "TRUE" or "ON" or "YES" => true,
        _ => Wrong(setting, "must be on or off", false),
    };

    /// <param name="setting">Takes one of the names, in any case.</param>
    /// <param name="spelling">How the names are written; null as in C#.</param>
    internal T Choice<T>(Setting setting, JsonNamingPolicy? spelling = null)
        where T : struct, Enum
    {
        var text = Text(setting) ?? setting.Default;

        // By name: the platform's own parser takes "1", "+1" and "Debug,Information" as well.
        return Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<T>(name)
            : Wrong(setting, $"must be one of {string.Join(", ", Names<T>(spelling))}", default(T));
    }

    private static IEnumerable<string> Names<T>(JsonNamingPolicy? spelling)
        where T : struct, Enum => Enum.GetNames<T>().Select(name => spelling?.ConvertName(name) ?? name);

    internal Uri Address(Setting setting)
    {
        var preset = new Uri(setting.Default);
        if (!Uri.TryCreate(Text(setting) ?? setting.Default, UriKind.Absolute, out var address)
            || address.Scheme is not ("https" or "http"))
        {
            return Wrong(setting, $"must be an absolute https address such as {setting.Default}", preset);
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return Wrong(setting, "must not carry a user, a query or a fragment", preset);
        }

        return address.Scheme == "https" || IsLoopback(address)
            ? address
            : Wrong(
                setting, "must be https: plain http is allowed on loopback only, because it would show the tokens to the network", preset);
    }

    internal string HeaderValue(Setting setting, string? preset)
    {
        var text = Text(setting) ?? preset;
        if (text is null)
        {
            return Wrong(setting, Missing, "");
        }

        return text.All(c => c is > ' ' and <= '~') ? text : Wrong(setting, "must be printable ASCII without spaces", "");
    }

    /// <summary>Names that look like ours and that nobody reads.</summary>
    internal IEnumerable<string> Unread()
    {
        var known = Setting.Known.ToHashSet(StringComparer.Ordinal);
        return from name in variables.Keys
               where name.StartsWith("AVINODE_", StringComparison.OrdinalIgnoreCase) && !known.Contains(name)
               orderby name
               select Spelling.Nearest(name, known) is { } near
                   ? $"The setting {name} is not known and was ignored. Did you mean {Setting.CurrentName(near)}?"
                   : $"The setting {name} is not known and was ignored.";
    }
}
