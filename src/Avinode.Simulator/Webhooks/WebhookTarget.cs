using System.Text;

namespace Avinode.Simulator;

/// <summary>Where webhooks are posted, and with which Basic credentials. A class, because a record would print the password.</summary>
public sealed class WebhookTarget(Uri address, string user, string password)
{
    public Uri Address { get; } = address;
    internal string Credentials { get; } = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
}
