namespace Avinode.Bookings.Web;

/// <summary>The settings of the service, checked. A class, not a record: a record would print its secrets.</summary>
internal sealed class ServiceSettings
{
    /// <summary>What both programs share.</summary>
    public required AvinodeSettings Avinode { get; init; }

    /// <summary>Where the service listens.</summary>
    public required IReadOnlyList<Uri> Urls { get; init; }

    /// <summary>Who may call. Empty: everybody who reaches the loopback simulator.</summary>
    public required ApiKeys ApiKeys { get; init; }

    /// <summary>With what Avinode proves that it is Avinode.</summary>
    public required WebhookCredentials Webhooks { get; init; }

    /// <summary>The platform's own settings of telemetry, all <c>OTEL_*</c> variables.</summary>
    public IReadOnlyDictionary<string, string> Telemetry { get; init; } = new Dictionary<string, string>();

    /// <summary>How mail leaves.</summary>
    public required MailSettings Mail { get; init; }
}

/// <summary>How mail leaves.</summary>
internal sealed class MailSettings
{
    /// <summary>The mail server; null to write files.</summary>
    public Uri? Server { get; init; }

    /// <summary>From whom it comes: an address past the strict grammar.</summary>
    public required string From { get; init; }

    /// <summary>Where files are written when there is no server.</summary>
    public required string Directory { get; init; }
}
