using Avinode.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>What all pages have in common: their headers, and that a failure is shown as a page.</summary>
internal sealed partial class PageFilter(EventLog events, ILogger<PageFilter> logger) : IEndpointFilter
{
    /// <summary>The key of the request item that holds the event id from which the page follows live events.</summary>
    public const string PlaceKey = "place";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        PageHeaders.Write(context.HttpContext.Response);
        try
        {
            // Before anything else is read, so that the page misses no event.
            if (context.HttpContext.User.Identity is { IsAuthenticated: true })
            {
                context.HttpContext.Items[PlaceKey] = await events.LastAsync(context.HttpContext.RequestAborted);
            }

            return await next(context);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or BadHttpRequestException))
        {
            var status = ProblemDocuments.StatusOf(fault);
            if (status == StatusCodes.Status500InternalServerError)
            {
                Log.Defect(logger, context.HttpContext.Request.Path, fault);
            }

            return Page(status, fault);
        }
    }

    public static RazorComponentResult<FailurePage> Page(int status, Exception? fault) => new(new Dictionary<string, object?>
    {
        [nameof(FailurePage.Status)] = status,
        [nameof(FailurePage.Message)] = fault switch
        {
            null => null,
            RefusalException { Refusal: { Code: RefusalCode.Invalid, Fields: var problems } } =>
                string.Join(' ', problems.Select(problem => $"{problem.Path} {problem.Rule}.")),
            AvinodeException { Status: System.Net.HttpStatusCode.NotFound } => null,
            _ => PageMessages.For(fault, ""),
        },
        [nameof(FailurePage.Details)] = fault is null or RefusalException { Refusal.Code: RefusalCode.Invalid }
            ? null
            : ErrorMessages.For(fault, "this page"),
    })
    {
        StatusCode = status,
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The page {Path} failed")]
        public static partial void Defect(ILogger logger, PathString path, Exception fault);
    }
}

/// <summary>
/// The page for every address that does not exist. It is not a catch-all route: that would match wrong methods too, and hide from a
/// program which methods a route has.
/// </summary>
internal static class NotFoundPage
{
    public static RazorComponentResult<FailurePage> Show() => PageFilter.Page(StatusCodes.Status404NotFound, null);

    /// <summary>Runs after routing and before authorization.</summary>
    public static void UseNotFoundPage(this WebApplication app)
    {
        var page = new Lazy<Endpoint>(() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .First(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == nameof(NotFoundPage)));
        app.Use((context, next) =>
        {
            var isPage = HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api");
            if (isPage && context.GetEndpoint() is null)
            {
                context.SetEndpoint(page.Value);
            }

            return next(context);
        });
    }
}
