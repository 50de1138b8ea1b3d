using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Shows what Avinode told and what became of it, and has what was given up worked on again. Bodies are not shown: they may hold anything.</summary>
internal static class WebhookEventsEndpoint
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public static void MapWebhookEvents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", ListAsync)
            .WithSummary("Events of Avinode, newest first; state is new, parked, done, ignored or dead")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .RequireAuthorization(Roles.Viewer);
        routes.MapPost("/{id:long}/replay", ReplayAsync)
            .WithSummary("Works on a dead or ignored event again; ops only")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .RequireAuthorization(Roles.Ops);
    }

    private static async Task<Ok<WebhookEventListView>> ListAsync(WebhookInbox inbox, string? state, string? limit, string? before, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var wanted = WebhookStates.TryRead(state, out var known) ? known : (WebhookState?)null;
        Check(state is null || wanted is not null, "state", "must be new, parked, done, ignored or dead");
        var most = DefaultLimit;
        Check(limit is null || (int.TryParse(limit, out most) && most is >= 1 and <= MaxLimit), "limit", $"must be 1 to {MaxLimit}");
        var place = 0L;
        Check(before is null || long.TryParse(before, out place), "before", "must be next_before of the page before");
        BookingRules.Refuse(problems);

        var found = await inbox.ListAsync(wanted, before is null ? null : place, most + 1, cancellationToken);
        return TypedResults.Ok(new WebhookEventListView([.. found.Take(most).Select(WebhookEventView.Of)], found.Count > most ? found[most - 1].Id : null));

        void Check(bool holds, string field, string rule)
        {
            if (!holds)
            {
                problems.Add(new Problem(field, rule));
            }
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReplayAsync(long id, WebhookInbox inbox, WebhookSignal bell, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!await inbox.ReplayAsync(id, clock.GetUtcNow(), cancellationToken))
        {
            return TypedResults.Problem($"There is no dead or ignored event {id} with which something could be done. Look at /api/webhooks/events.", statusCode: StatusCodes.Status404NotFound);
        }

        bell.Signal();
        return TypedResults.NoContent();
    }
}
