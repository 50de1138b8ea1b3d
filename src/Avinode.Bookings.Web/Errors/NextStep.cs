using Microsoft.AspNetCore.Authorization;

namespace Avinode.Bookings.Web;

/// <summary>What is told to a caller who is refused before an endpoint reads the request.</summary>
internal static class NextStep
{
    /// <summary>How a body of the wrong kind is refused.</summary>
    public const string NeedsJson = "The body must be JSON: send Content-Type: application/json.";

    /// <summary>Completes a problem document that says nothing yet but its title.</summary>
    public static void Complete(ProblemDetailsContext context) => context.ProblemDetails.Detail ??= Of(context.HttpContext);

    private static string? Of(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized when context.Request.Path.StartsWithSegments(BookingsApi.WebhookPath) =>
            $"Present the Basic credentials that are set in {Setting.WebhookUser.Name} and {Setting.WebhookPassword.Name}.",
        StatusCodes.Status401Unauthorized => $"Show one of the keys of {Setting.ApiKeys.Name}, as Authorization: Bearer … or {ApiKeyHandler.Header}: ….",
        StatusCodes.Status403Forbidden => $"This takes a key with the role {RoleFor(context)}.",
        StatusCodes.Status404NotFound => "There is no such route; /openapi/v1.json has them all.",
        StatusCodes.Status405MethodNotAllowed => $"This route answers {context.Response.Headers.Allow}.",
        StatusCodes.Status415UnsupportedMediaType => NeedsJson,
        StatusCodes.Status429TooManyRequests => $"Ask again in {context.Response.Headers.RetryAfter} s.",
        _ => null,
    };

    private static string? RoleFor(HttpContext context) => context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().LastOrDefault(asked => asked.Policy is not null)?.Policy;
}
