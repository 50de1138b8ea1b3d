namespace Avinode.Bookings.Web;

/// <summary>The settings of the service, checked. A class, not a record: a record would print its secrets.</summary>
internal sealed class ServiceSettings
{
    public required AvinodeSettings Avinode { get; init; }
    public required IReadOnlyList<Uri> Urls { get; init; }

    /// <summary>None: everybody who reaches the loopback simulator may call.</summary>
    public required ApiKeys ApiKeys { get; init; }
    public required WebhookCredentials Webhooks { get; init; }

    /// <summary>All <c>OTEL_*</c> variables.</summary>
    public IReadOnlyDictionary<string, string> Telemetry { get; init; } = new Dictionary<string, string>();
    public required MailSettings Mail { get; init; }
}

internal sealed class MailSettings
{
    /// <summary>The mail server; null to write files.</summary>
    public Uri? Server { get; init; }

    /// <summary>The sender: an address that passed the strict grammar.</summary>
    public required string From { get; init; }

    /// <summary>Where files are written when there is no server.</summary>
    public required string Directory { get; init; }
}

/// <summary>Reads the settings of the service, and finds everything that is wrong with them at once.</summary>
internal static class ServiceSettingsReader
{
    private const string Exposed = "is missing, and others than this machine can reach the address (without it, listen on 127.0.0.1)";
    private const string SmtpRule =
        "must be an address such as smtp://user:password@host:587, with special characters percent-encoded";
    private static readonly string KeysRule = "must be role=key pairs, comma separated, with the roles viewer, booker and ops "
        + $"and keys of at least {ApiKeys.MinLength} printable characters, each once";

    /// <summary>Where the service listens by default.</summary>
    public static Uri DefaultUrl { get; } = new("http://127.0.0.1:5080");

    /// <param name="simulator">Whether the command line asks for the simulator.</param>
    /// <exception cref="InvalidSettingsException">A setting is missing, malformed, or would open the service to the network.</exception>
    public static ServiceSettings Read(IReadOnlyDictionary<string, string> environment, bool simulator, IReadOnlyList<Uri> urls)
    {
        var source = new SettingsSource(environment, "set it in the environment");
        var avinode = SettingsReader.Read(source, simulator);

        // Open without keys only where nothing is real and no other machine can reach it.
        var closed = avinode.Simulator && urls.All(SettingsSource.IsLoopback);
        var missing = avinode.Simulator ? Exposed : SettingsSource.Missing;
        var settings = new ServiceSettings
        {
            Avinode = avinode,
            Urls = urls,
            ApiKeys = Keys(source, closed ? null : missing),
            Webhooks = Webhooks(source, closed ? null : missing),
            Mail = Mail(source, avinode),
            Telemetry = environment.Where(variable => variable.Key.StartsWith("OTEL_", StringComparison.Ordinal)).ToDictionary(),
        };
        source.ThrowIfWrong();
        return settings;
    }

    // Missing: the problem when there are no keys; null where none are required.
    private static ApiKeys Keys(SettingsSource source, string? missing) => source.Text(Setting.ApiKeys) switch
    {
        null when missing is not null => source.Wrong(Setting.ApiKeys, missing, ApiKeys.None),
        null => ApiKeys.None,
        var text => ApiKeys.TryParse(text) ?? source.Wrong(Setting.ApiKeys, KeysRule, ApiKeys.None),
    };

    private static WebhookCredentials Webhooks(SettingsSource source, string? missing)
    {
        var (user, passwords) = (source.Text(Setting.WebhookUser), source.Text(Setting.WebhookPassword));
        if (user is null && passwords is null && missing is null)
        {
            return WebhookCredentials.Random();
        }

        if (user is null || user.Contains(':', StringComparison.Ordinal))
        {
            var rule = user is null ? missing ?? $"must be set where {Setting.WebhookPassword.Name} is" : "must not hold a colon";
            source.Wrong(Setting.WebhookUser, rule, 0);
        }

        if (passwords is null)
        {
            source.Wrong(Setting.WebhookPassword, missing ?? $"must be set where {Setting.WebhookUser.Name} is", 0);
        }
        else if (passwords.Split(',') is not { Length: 1 or 2 } parts || parts.Any(string.IsNullOrWhiteSpace))
        {
            source.Wrong(Setting.WebhookPassword, "must be one password, or two with a comma between", 0);
        }

        return new WebhookCredentials(user ?? "", (passwords ?? "").Split(','));
    }

    private static MailSettings Mail(SettingsSource source, AvinodeSettings avinode)
    {
        var server = Server(source);
        var from = source.Text(Setting.MailFrom);
        if (from is null && server is not null)
        {
            source.Wrong(Setting.MailFrom, "is missing, and required with a mail server", 0);
        }
        else if (from is not null && !EmailGrammar.IsMatch(from))
        {
            source.Wrong(Setting.MailFrom, "must be one e-mail address, without a display name", 0);
        }

        return new MailSettings
        {
            Server = server,
            From = from ?? Setting.MailFrom.Default,
            Directory = source.Text(Setting.MailDirectory) ?? DefaultDirectory(avinode),
        };
    }

    private static Uri? Server(SettingsSource source)
    {
        if (source.Text(Setting.SmtpUrl) is not { } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var server) && server.Scheme is "smtp" or "smtps" && server.Host.Length > 0
            && server.AbsolutePath is "" or "/" && server.Query.Length == 0 && server.Fragment.Length == 0
            && server.UserInfo.Split(':', 2) is [""] or [{ Length: > 0 }, { Length: > 0 }]
            ? server
            : source.Wrong<Uri?>(Setting.SmtpUrl, SmtpRule, null);
    }

    private static string DefaultDirectory(AvinodeSettings avinode) =>
        avinode.Database is { } database && !Database.IsPostgres(database)
            ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, "mail")
            : Path.Combine(Path.GetDirectoryName(Database.DefaultPath)!, "mail");
}
