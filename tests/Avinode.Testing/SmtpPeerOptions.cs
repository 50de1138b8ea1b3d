using System.Text.Json.Nodes;

namespace Avinode.Testing;

/// <summary>What a mail server for tests offers. With nothing set it takes mail in plain, from everybody.</summary>
public sealed record SmtpPeerOptions
{
    /// <summary>Where to listen; null for a free port.</summary>
    public int? Port { get; init; }

    /// <summary>A certificate (PEM): then STARTTLS is offered, and required.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Its key (PEM).</summary>
    public string? KeyFile { get; init; }

    /// <summary>Whether it speaks TLS from the first byte.</summary>
    public bool IsImplicit { get; init; }

    /// <summary>Who may send; null for everybody.</summary>
    public string? User { get; init; }

    /// <summary>The password of who may send.</summary>
    public string? Password { get; init; }

    internal string Json()
    {
        var json = new JsonObject();
        Add("port", Port);
        Add("certificate", CertificateFile);
        Add("key", KeyFile);
        Add("implicit", IsImplicit);
        Add("user", User);
        Add("password", Password);
        return json.ToJsonString();

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }
    }
}
