using System.ComponentModel.DataAnnotations;

namespace Avinode.Agent;

/// <summary>Branding for the header of a proposal.</summary>
internal sealed class ProposalBranding
{
    [StringLength(120)]
    public string? CompanyName { get; init; }

    [StringLength(2000)]
    [Url]
    public string? LogoUrl { get; init; }

    [StringLength(500)]
    public string? ContactInfo { get; init; }
}
