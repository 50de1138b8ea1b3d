using System.Text.Json;
using Avinode.Client;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Reads the settings that both programs share, and finds everything that is wrong with them at once.</summary>
public static class SettingsReader
{
    private const string Where = "set it in the environment, or under \"env\" in the MCP client's configuration";

    /// <summary>Reads the settings of <c>avinode-mcp</c>.</summary>
    /// <param name="environment">The environment variables.</param>
    /// <param name="simulator">Whether the command line asks for the simulator.</param>
    /// <exception cref="InvalidSettingsException">Something is missing or malformed.</exception>
    public static AvinodeSettings Read(IReadOnlyDictionary<string, string> environment, bool simulator)
    {
        var source = new SettingsSource(environment, Where);
        var settings = Read(source, simulator);
        source.ThrowIfWrong();
        return settings;
    }

    /// <summary>Reads the settings that both programs share. What is wrong is noted in the source.</summary>
    public static AvinodeSettings Read(SettingsSource source, bool simulatorAsked)
    {
        var simulator = source.Switch(Setting.Simulator) || simulatorAsked;
        var database = DatabaseAddress(source) ?? (simulator ? null : Database.DefaultPath);
        return new AvinodeSettings
        {
            Avinode = new AvinodeClientOptions
            {
                BaseUrl = source.Address(Setting.BaseUrl),
                ApiToken = source.HeaderValue(Setting.ApiToken, simulator ? "simulated" : null),
                BearerToken = source.HeaderValue(Setting.BearerToken, simulator ? "simulated" : null),
                Product = source.HeaderValue(Setting.Product, Setting.Product.Default),
                ApiVersion = source.HeaderValue(Setting.ApiVersion, Setting.ApiVersion.Default),
                ActAsAccount = source.Text(Setting.ActAsAccount) is null ? null : source.HeaderValue(Setting.ActAsAccount, null),
                IdFormat = source.Choice<AvinodeIdFormat>(Setting.IdFormat, JsonNamingPolicy.CamelCase),
            },
            Simulator = simulator,
            Database = database,
            DataKey = Keys(source, database),
            FailPoints = source.Text(FailPoint.SettingName),
            PdfDirectory = source.Text(Setting.PdfDirectory),
            LogLevel = source.Choice<LogLevel>(Setting.LogLevel),
            Remarks = [.. source.Unread()],
        };
    }

    private static string? DatabaseAddress(SettingsSource source) =>
        source.Text(Setting.Database) is { } text && text.Contains("://", StringComparison.Ordinal)
            ? source.Wrong<string?>(
                Setting.Database, "must be a file path, or a connection string such as Host=…;Database=…;Username=…;Password=…", null)
            : source.Text(Setting.Database);

    private static string? Keys(SettingsSource source, string? database) => source.Text(Setting.DataKey) switch
    {
        null when Database.IsPostgres(database) =>
            source.Wrong<string?>(Setting.DataKey, "is required with PostgreSQL (make one with: openssl rand -base64 32)", null),
        { } text when text.Split(',').Any(part => DataKey.TryParse(part) is null) =>
            source.Wrong<string?>(Setting.DataKey, "must be base64 of 32 bytes, several comma separated", null),
        var text => text,
    };
}
