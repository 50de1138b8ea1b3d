namespace Avinode.Bookings;

/// <summary>An environment variable that the programs read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">What holds when it is not set, in words.</param>
/// <param name="Meaning">What it is for.</param>
public sealed record Setting(string Name, string Default, string Meaning)
{
    /// <summary>An older name that is still read, without a word.</summary>
    public string? Alias { get; init; }

    internal IEnumerable<string> Names => Alias is null ? [Name] : [Name, Alias];

    public static Setting BaseUrl { get; } = new(
        "AVINODE_BASE_URL", "https://sandbox.avinode.com/api",
        "Base address of the API; plain http only on loopback");

    public static Setting ApiToken { get; } = new(
        "AVINODE_API_TOKEN", "required unless simulator",
        "Secret of the application (X-Avinode-ApiToken)");

    public static Setting BearerToken { get; } = new(
        "AVINODE_BEARER_TOKEN", "required unless simulator",
        "Secret of the API connection (Authorization: Bearer)");

    public static Setting Product { get; } = new("AVINODE_PRODUCT", "Jetvision/1.0.0", "Product and version that Avinode is told");
    public static Setting ApiVersion { get; } = new("AVINODE_API_VERSION", "v1.0", "Version of the API");
    public static Setting ActAsAccount { get; } = new("AVINODE_ACT_AS_ACCOUNT", "none", "Login that operators see as the sender");

    public static Setting IdFormat { get; } = new(
        "AVINODE_ID_FORMAT", "numeric",
        "How ids go to Avinode: numeric (123456) or prefixed (aquote-123456)");

    public static Setting Database { get; } = new(
        "AVINODE_DATABASE", "a SQLite file in the user's data folder; in memory in the simulator",
        "Where bookings are kept: a file path, or a PostgreSQL connection string (Host=…)");

    public static Setting DataKey { get; } = new(
        "AVINODE_DATA_KEY", "a key file beside the SQLite file",
        "Base64 of the 32 bytes that encrypt passengers at rest; required with PostgreSQL; older keys may follow, comma separated");

    public static Setting Simulator { get; } =
        new("AVINODE_SIMULATOR", "off", "on: use the built-in pretend Avinode, as --simulator does") { Alias = "AVINODE_SANDBOX" };

    public static Setting PdfDirectory { get; } = new("AVINODE_PDF_DIR", "none", "Folder in which proposals are saved as well");

    public static Setting LogLevel { get; } = new(
        "AVINODE_LOG_LEVEL", "Information",
        "Trace, Debug, Information, Warning, Error, Critical or None; logs go to stderr");

    public static Setting WebhookUser { get; } = new(
        "AVINODE_WEBHOOK_USER", "required unless the simulator on loopback",
        "User name of the Basic credentials that Avinode presents with webhooks");

    public static Setting WebhookPassword { get; } = new(
        "AVINODE_WEBHOOK_PASSWORD", "required unless the simulator on loopback",
        "Password of those credentials; for a change-over two are accepted, comma separated");

    public static Setting ApiKeys { get; } = new(
        "AVINODE_API_KEYS", "required unless the simulator on loopback",
        "Who may call: role=key, comma separated; roles viewer, booker, ops; keys of 32 or more characters");

    public static Setting SmtpUrl { get; } = new(
        "AVINODE_SMTP_URL", "none",
        "Mail server, smtp://user:password@host:587; without it mails are written as files");

    public static Setting MailFrom { get; } = new(
        "AVINODE_MAIL_FROM", "bookings@localhost",
        "Address that mails come from; required with a mail server");

    public static Setting MailDirectory { get; } = new(
        "AVINODE_MAIL_DIR", "mail, beside the SQLite file",
        "Folder for mails, as .eml files, when there is no mail server");

    /// <summary>Those that <c>avinode-mcp</c> reads.</summary>
    public static IReadOnlyList<Setting> All { get; } =
        [BaseUrl, ApiToken, BearerToken, Product, ApiVersion, ActAsAccount, IdFormat, Database, DataKey, Simulator, PdfDirectory, LogLevel];

    /// <summary>Those that <c>avinode-bookings</c> reads besides.</summary>
    public static IReadOnlyList<Setting> Service { get; } = [WebhookUser, WebhookPassword, ApiKeys, SmtpUrl, MailFrom, MailDirectory];

    /// <summary>The name by which an older one is replaced.</summary>
    internal static string CurrentName(string name) => All.Concat(Service).FirstOrDefault(setting => setting.Alias == name)?.Name ?? name;

    /// <summary>Every name that means something to one of the programs, which often share an environment, or to tests.</summary>
    internal static IReadOnlyList<string> Known { get; } =
        [.. All.Concat(Service).SelectMany(setting => setting.Names), FailPoint.SettingName];
}
