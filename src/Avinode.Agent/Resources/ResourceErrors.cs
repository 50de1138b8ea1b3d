using System.Net;
using Avinode.Bookings;
using Avinode.Client;
using ModelContextProtocol;

namespace Avinode.Agent;

/// <summary>The protocol's codes for a resource that could not be read.</summary>
internal static class ResourceErrors
{
    /// <summary>The resource does not exist.</summary>
    public const McpErrorCode NotFound = (McpErrorCode)(-32002);

    public static McpErrorCode CodeOf(Exception fault) => fault switch
    {
        FormatException or InvalidRequestException => McpErrorCode.InvalidParams,
        AvinodeException { Status: HttpStatusCode.NotFound } => NotFound,
        _ => McpErrorCode.InternalError,
    };
}
