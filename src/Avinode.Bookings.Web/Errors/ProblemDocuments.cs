using System.Globalization;
using System.Net;
using Avinode.Client;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Avinode.Bookings.Web;

/// <summary>Turns failures into problem documents (RFC 9457). The one place that chooses status codes for them.</summary>
internal sealed partial class FailureHandler(IProblemDetailsService problems, ILogger<FailureHandler> logger) : IExceptionHandler
{
    private const int ClientClosedRequest = 499;
    private const int DefaultWaitSeconds = 30;

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var status = StatusOf(exception);
        var action = $"{context.Request.Method} {RequestLog.RouteOf(context)}";
        var key = context.Request.Headers.ContainsKey(CreateBookingEndpoint.KeyHeader) ? CreateBookingEndpoint.KeyHeader : "client_reference";
        if (status == StatusCodes.Status500InternalServerError)
        {
            Log.Defect(logger, action, exception);
        }

        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            var wait = (exception as AvinodeException)?.RetryAfter?.TotalSeconds ?? DefaultWaitSeconds;
            context.Response.Headers.RetryAfter = Math.Ceiling(wait).ToString(CultureInfo.InvariantCulture);
        }

        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = Document(exception, status, Words(exception, action, key)) });
    }

    /// <summary>The status code of a failure.</summary>
    public static int StatusOf(Exception fault) => fault switch
    {
        InvalidRequestException or FormatException => StatusCodes.Status400BadRequest,
        BadHttpRequestException bad => bad.StatusCode,
        BookingNotFoundException => StatusCodes.Status404NotFound,
        BookingConflictException { Differing.Count: > 0 } => StatusCodes.Status422UnprocessableEntity,
        BookingConflictException or TransitionRefusedException => StatusCodes.Status409Conflict,
        StoreUnavailableException or PassengerDataException or InvalidSettingsException => StatusCodes.Status503ServiceUnavailable,
        AvinodeException avinode => StatusOf(avinode),
        OperationCanceledException => ClientClosedRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static int StatusOf(AvinodeException fault) => fault switch
    {
        { Outcome: WriteOutcome.Rejected } => StatusCodes.Status422UnprocessableEntity,
        { Outcome: WriteOutcome.Unknown } => StatusCodes.Status502BadGateway,
        { Outcome: WriteOutcome.NotSent } => StatusCodes.Status503ServiceUnavailable,
        { Status: HttpStatusCode.NotFound } => StatusCodes.Status404NotFound,
        { Status: HttpStatusCode.TooManyRequests } or { Failure: AvinodeFailure.Unreachable or AvinodeFailure.Suspended } => StatusCodes.Status503ServiceUnavailable,
        { Failure: AvinodeFailure.NoResponse } => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status502BadGateway,
    };

    private static string Words(Exception fault, string action, string key) => fault is BadHttpRequestException or TransitionRefusedException ? fault.Message : ErrorMessages.For(fault, action, key);

    private static ProblemDetails Document(Exception fault, int status, string words)
    {
        var document = new ProblemDetails { Status = status, Detail = words };
        switch (fault)
        {
            case InvalidRequestException invalid:
                document.Title = "The request breaks a rule; nothing was sent.";
                document.Extensions["errors"] = Errors(invalid.Problems);
                break;
            case BookingConflictException conflict:
                document.Title = "There is another booking.";
                document.Extensions["reference"] = conflict.Reference;
                document.Extensions["errors"] = Errors([.. conflict.Differing.Select(field => new Problem(field, "differs from the first request with this key"))]);
                break;
            case TransitionRefusedException:
                document.Title = "The booking cannot change so.";
                break;
            default:
                break;
        }

        return document;
    }

    private static Dictionary<string, string[]> Errors(IReadOnlyList<Problem> problems) =>
        problems.GroupBy(problem => problem.Path, problem => problem.Rule).ToDictionary(group => group.Key, group => group.ToArray());

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Action} failed")]
        public static partial void Defect(ILogger logger, string action, Exception fault);
    }
}

/// <summary>What is told to a caller who is refused before an endpoint reads the request.</summary>
internal static class NextStep
{
    /// <summary>How a body of the wrong kind is refused.</summary>
    public const string NeedsJson = "The body must be JSON: send Content-Type: application/json.";

    /// <summary>Completes a problem document that says nothing yet but its title.</summary>
    public static void Complete(ProblemDetailsContext context) => context.ProblemDetails.Detail ??= Of(context.HttpContext);

    private static string? Of(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized when context.Request.Path.StartsWithSegments(Routes.Webhooks) =>
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
