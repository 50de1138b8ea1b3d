using System.Net;
using Avinode.Client;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Reads the environment and finds everything that is wrong with it at once.</summary>
public sealed class SettingsReader
{
    private const string Where = "set it in the environment, or under \"env\" in the MCP client's configuration";

    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly List<string> _problems = [];

    private SettingsReader(IReadOnlyDictionary<string, string> environment) => _environment = environment;

    /// <summary>Reads the settings.</summary>
    /// <param name="environment">The environment variables.</param>
    /// <param name="sandbox">Whether the command line asks for the sandbox.</param>
    /// <exception cref="InvalidSettingsException">Something is missing or malformed.</exception>
    public static AvinodeSettings Read(IReadOnlyDictionary<string, string> environment, bool sandbox) =>
        new SettingsReader(environment).Read(sandbox);

    private AvinodeSettings Read(bool sandboxAsked)
    {
        var sandbox = Switch(Setting.Sandbox) || sandboxAsked;
        var database = Database(Setting.Database) ?? (sandbox ? null : BookingStores.DefaultPath);
        var settings = new AvinodeSettings
        {
            Avinode = new AvinodeClientOptions
            {
                BaseUrl = Address(Setting.BaseUrl),
                ApiToken = HeaderValue(Setting.ApiToken, sandbox ? "sandbox" : null),
                BearerToken = HeaderValue(Setting.BearerToken, sandbox ? "sandbox" : null),
                Product = HeaderValue(Setting.Product, Setting.Product.Default),
                ApiVersion = HeaderValue(Setting.ApiVersion, Setting.ApiVersion.Default),
                ActAsAccount = Text(Setting.ActAsAccount) is null ? null : HeaderValue(Setting.ActAsAccount, null),
                IdFormat = Choice<AvinodeIdFormat>(Setting.IdFormat),
            },
            Sandbox = sandbox,
            Database = database,
            DataKey = Keys(Setting.DataKey, database),
            FailPoints = _environment.GetValueOrDefault(FailPoint.SettingName),
            PdfDirectory = Text(Setting.PdfDirectory),
            LogLevel = Choice<LogLevel>(Setting.LogLevel),
            Remarks = [.. Unread()],
        };
        return _problems.Count == 0 ? settings : throw new InvalidSettingsException(_problems);
    }

    private string? Text(Setting setting) =>
        _environment.TryGetValue(setting.Name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private bool Switch(Setting setting) => Text(setting)?.ToUpperInvariant() switch
    {
        null or "0" or "FALSE" or "OFF" or "NO" => false,
        "1" or "TRUE" or "ON" or "YES" => true,
        _ => Wrong(setting, "must be on or off", false),
    };

    private T Choice<T>(Setting setting)
        where T : struct, Enum
    {
        var text = Text(setting) ?? setting.Default;

        // By name: the platform's own parser takes "1", "+1" and "Debug,Information" as well.
        return Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<T>(name)
            : Wrong(setting, $"must be one of {string.Join(", ", Enum.GetNames<T>())}", default(T));
    }

    private Uri Address(Setting setting)
    {
        var preset = new Uri(setting.Default);
        if (!Uri.TryCreate(Text(setting) ?? setting.Default, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            return Wrong(setting, $"must be an absolute https address such as {setting.Default}", preset);
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return Wrong(setting, "must not carry a user, a query or a fragment", preset);
        }

        return address.Scheme == "https" || IsLoopback(address)
            ? address
            : Wrong(setting, "must be https: plain http is allowed on loopback only, because it would show the tokens to the network", preset);
    }

    private string? Database(Setting setting) =>
        Text(setting) is { } text && text.Contains("://", StringComparison.Ordinal)
            ? Wrong<string?>(setting, "must be a file path, or a connection string such as Host=…;Database=…;Username=…;Password=…", null)
            : Text(setting);

    private string? Keys(Setting setting, string? database) => Text(setting) switch
    {
        null when BookingStores.IsPostgres(database) => Wrong<string?>(setting, "is required with PostgreSQL (make one with: openssl rand -base64 32)", null),
        { } text when text.Split(',').Any(part => Bookings.DataKey.TryParse(part) is null) => Wrong<string?>(setting, "must be base64 of 32 bytes, several comma separated", null),
        var text => text,
    };

    private static bool IsLoopback(Uri address) =>
        address.Host is "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private string HeaderValue(Setting setting, string? preset)
    {
        var text = Text(setting) ?? preset;
        if (text is null)
        {
            return Wrong(setting, "is missing", "");
        }

        // The value itself is not repeated: it may be a secret.
        return text.All(c => c is > ' ' and <= '~') ? text : Wrong(setting, "must be printable ASCII without spaces", "");
    }

    private T Wrong<T>(Setting setting, string rule, T instead)
    {
        _problems.Add($"{setting.Name} {rule}: {Where} ({setting.Meaning}). To try without an account, use --sandbox.");
        return instead;
    }

    private IEnumerable<string> Unread()
    {
        var known = Setting.All.Select(setting => setting.Name).Concat(Setting.Elsewhere).ToHashSet(StringComparer.Ordinal);
        return from name in _environment.Keys
               where name.StartsWith("AVINODE_", StringComparison.OrdinalIgnoreCase) && !known.Contains(name)
               orderby name
               select Spelling.Nearest(name, known) is { } near
                   ? $"The setting {name} is not known and was ignored. Did you mean {near}?"
                   : $"The setting {name} is not known and was ignored.";
    }
}
