using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Processes a webhook event again that was given up or ignored.</summary>
internal static class ReplayWebhookEndpoint
{
    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Webhooks")
        .WithSummary("Processes a dead or ignored event again; ops only")
        .ProducesProblem(StatusCodes.Status404NotFound);

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        long id, WebhookInbox inbox, WebhookSignal signal, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!await inbox.ReplayAsync(id, clock.GetUtcNow(), cancellationToken))
        {
            var words = $"There is no dead or ignored event {id} that can be replayed. See /api/webhooks/events.";
            return TypedResults.Problem(words, statusCode: StatusCodes.Status404NotFound);
        }

        signal.Signal();
        return TypedResults.NoContent();
    }
}
