using System.Buffers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>
/// Receives what Avinode sends. It is stored as it came, then acknowledged with exactly 200: Avinode repeats anything else for two days. A
/// worker processes it later.
/// </summary>
internal static class ReceiveWebhookEndpoint
{
    /// <summary>The largest webhook, in bytes. Avinode's are pointers of a few hundred.</summary>
    public const int MaxBytes = 64 * 1024;

    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Webhooks")
        .WithSummary("Stores an event of Avinode, in any of its shapes, and acknowledges it")
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .DisableRateLimiting();

    public static Task<Results<Ok, ProblemHttpResult>> HandleAsync(HttpContext context, WebhookReceiver receiver, TimeProvider clock) =>
        ReceiveAsync(null, context, receiver, clock);

    public static Task<Results<Ok, ProblemHttpResult>> HandleNamedAsync(
        string @event, HttpContext context, WebhookReceiver receiver, TimeProvider clock) => ReceiveAsync(@event, context, receiver, clock);

    private static async Task<Results<Ok, ProblemHttpResult>> ReceiveAsync(
        string? @event, HttpContext context, WebhookReceiver receiver, TimeProvider clock)
    {
        byte[]? body;
        try
        {
            body = await BodyAsync(context.Request, context.RequestAborted);
        }
        catch (IOException broken)
        {
            var status = (broken as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
            return TypedResults.Problem("The body did not arrive whole.", statusCode: status);
        }

        if (body is null)
        {
            return TypedResults.Problem($"A webhook holds at most {MaxBytes} bytes.", statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        await receiver.KeepAsync(WebhookParser.Read(body, @event, clock.GetUtcNow()));
        return TypedResults.Ok();
    }

    // Null when it is too large.
    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            return null;
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            var isTooLarge = read.Buffer.Length > MaxBytes;
            if (!isTooLarge && !read.IsCompleted)
            {
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var body = isTooLarge ? null : read.Buffer.ToArray();
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return body;
        }
    }
}
