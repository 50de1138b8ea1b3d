using System.Globalization;
using System.Net;
using Avinode.Client;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Avinode.Bookings.Web;

/// <summary>Turns failures into problem documents (RFC 9457). The one place that chooses status codes for them.</summary>
internal sealed partial class ProblemDocuments(IProblemDetailsService problems, ILogger<ProblemDocuments> logger) : IExceptionHandler
{
    public const string NeedsJson = "The body must be JSON: send Content-Type: application/json.";

    private const int ClientClosedRequest = 499;
    private const int DefaultWaitSeconds = 30;

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var status = StatusOf(exception);
        var action = $"{context.Request.Method} {RequestLog.RouteOf(context)}";
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

        var document = Document(exception, context.Request, action);
        document.Status = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = document });
    }

    public static int StatusOf(Exception fault) => fault switch
    {
        RefusalException refused => StatusOf(refused.Refusal.Code),
        FormatException => StatusCodes.Status400BadRequest,
        BadHttpRequestException bad => bad.StatusCode,
        StoreUnavailableException or PassengerDataException or InvalidSettingsException => StatusCodes.Status503ServiceUnavailable,
        AvinodeException avinode => StatusOf(avinode),
        OperationCanceledException => ClientClosedRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Completes the document of a request that was refused before an endpoint read it.</summary>
    public static void Complete(ProblemDetailsContext context) => context.ProblemDetails.Detail ??= DetailOf(context.HttpContext);

    private static int StatusOf(RefusalCode code) => code switch
    {
        RefusalCode.Invalid => StatusCodes.Status400BadRequest,
        RefusalCode.BookingNotFound => StatusCodes.Status404NotFound,
        RefusalCode.KeyReused or RefusalCode.Rejected => StatusCodes.Status422UnprocessableEntity,
        RefusalCode.NotSent => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    private static int StatusOf(AvinodeException fault) => fault switch
    {
        { Outcome: WriteOutcome.Rejected } => StatusCodes.Status422UnprocessableEntity,
        { Outcome: WriteOutcome.Unknown } => StatusCodes.Status502BadGateway,
        { Outcome: WriteOutcome.NotSent } => StatusCodes.Status503ServiceUnavailable,
        { Status: HttpStatusCode.NotFound } => StatusCodes.Status404NotFound,
        { Status: HttpStatusCode.TooManyRequests } => StatusCodes.Status503ServiceUnavailable,
        { Failure: AvinodeFailure.Unreachable or AvinodeFailure.Suspended } => StatusCodes.Status503ServiceUnavailable,
        { Failure: AvinodeFailure.NoResponse } => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status502BadGateway,
    };

    private static ProblemDetails Document(Exception fault, HttpRequest request, string action)
    {
        if (fault is BadHttpRequestException bad)
        {
            return new ProblemDetails { Detail = bad.Message };
        }

        var key = request.Headers.ContainsKey(CreateBookingEndpoint.KeyHeader) ? CreateBookingEndpoint.KeyHeader : "client_reference";
        var document = new ProblemDetails
        {
            Title = PageMessages.For(fault, PageMessages.Nothing(request)),
            Detail = ErrorMessages.For(fault, action, key),
        };
        switch ((fault as RefusalException)?.Refusal)
        {
            case { Code: RefusalCode.Invalid } invalid:
                document.Extensions["errors"] = Errors(invalid.Fields);
                break;
            case { Code: RefusalCode.KeyReused or RefusalCode.QuoteTaken } conflict:
                document.Extensions["reference"] = conflict.Booking!.Reference.ToString();
                document.Extensions["errors"] = Errors(conflict.Fields);
                break;
            default:
                break;
        }

        return document;
    }

    private static Dictionary<string, string[]> Errors(IEnumerable<Problem> problems) =>
        problems.GroupBy(problem => problem.Path, problem => problem.Rule).ToDictionary(group => group.Key, group => group.ToArray());

    private static string? DetailOf(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized when context.Request.Path.StartsWithSegments(Routes.Webhooks) =>
            $"Present the Basic credentials that are set in {Setting.WebhookUser.Name} and {Setting.WebhookPassword.Name}.",
        StatusCodes.Status401Unauthorized =>
            $"Present one of the keys of {Setting.ApiKeys.Name}, as Authorization: Bearer … or {ApiKeyHandler.Header}: ….",
        StatusCodes.Status403Forbidden => $"This requires a key with the role {PolicyOf(context)}.",
        StatusCodes.Status404NotFound => "There is no such route; /openapi/v1.json lists them all.",
        StatusCodes.Status405MethodNotAllowed => $"This route supports {context.Response.Headers.Allow}.",
        StatusCodes.Status415UnsupportedMediaType => NeedsJson,
        StatusCodes.Status429TooManyRequests => $"Try again in {context.Response.Headers.RetryAfter} s.",
        _ => null,
    };

    private static string? PolicyOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().LastOrDefault(data => data.Policy is not null)?.Policy;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Action} failed")]
        public static partial void Defect(ILogger logger, string action, Exception fault);
    }
}
