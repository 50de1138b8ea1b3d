namespace Avinode.Client;

/// <summary>Avinode's address and our credentials. A class, not a record: a record would print its secrets.</summary>
public sealed class AvinodeClientOptions
{
    /// <summary>The API's base, such as <c>https://sandbox.avinode.com/api</c>; with or without a slash at the end.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The secret that names the application (<c>X-Avinode-ApiToken</c>).</summary>
    public required string ApiToken { get; init; }

    /// <summary>The secret that names the API connection (<c>Authorization: Bearer</c>).</summary>
    public required string BearerToken { get; init; }

    /// <summary>Product and version (<c>X-Avinode-Product</c>).</summary>
    public string Product { get; init; } = "Jetvision/1.0.0";

    /// <summary>The API's version (<c>X-Avinode-ApiVersion</c>).</summary>
    public string ApiVersion { get; init; } = "v1.0";

    /// <summary>The login that the counterparty sees (<c>X-Avinode-ActAsAccount</c>); not sent when null.</summary>
    public string? ActAsAccount { get; init; }

    /// <summary>How ids go into paths and bodies.</summary>
    public AvinodeIdFormat IdFormat { get; init; }
}
