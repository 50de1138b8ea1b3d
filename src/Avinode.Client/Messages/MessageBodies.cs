namespace Avinode.Client;

/// <summary>The body of <c>POST /tripmsgs/{id}/chat</c>.</summary>
internal sealed record ChatBody(string Message);

/// <summary>The body of <c>POST /tripmsgs/{id}/decline</c> (src/contract/onek-141.md, section 1).</summary>
internal sealed record DeclineBody(string Reason, string? Message);
