using System.Text;

namespace Avinode.Simulator;

/// <summary>Where the simulator sends its webhooks, and with which Basic credentials. A class, not a record: a record would print the password.</summary>
public sealed class WebhookTarget(Uri address, string user, string password)
{
    /// <summary>Where they are posted.</summary>
    public Uri Address { get; } = address;

    internal string Credentials { get; } = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
}
