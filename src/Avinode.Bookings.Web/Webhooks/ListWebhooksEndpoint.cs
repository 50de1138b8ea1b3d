using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>Shows what Avinode sent and what became of it. Bodies are not shown: they may hold anything.</summary>
internal static class ListWebhooksEndpoint
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Webhooks")
        .WithSummary("Events of Avinode, newest first; state is new, parked, done, ignored or dead")
        .ProducesProblem(StatusCodes.Status400BadRequest);

    public static async Task<Ok<WebhookEventListView>> HandleAsync(
        WebhookInbox inbox, string? state, string? limit, string? before, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var wanted = WebhookStates.TryRead(state, out var known) ? known : (WebhookState?)null;
        Check(state is null || wanted is not null, "state", "must be new, parked, done, ignored or dead");
        var most = DefaultLimit;
        Check(limit is null || (int.TryParse(limit, out most) && most is >= 1 and <= MaxLimit), "limit", $"must be 1 to {MaxLimit}");
        var place = 0L;
        Check(before is null || long.TryParse(before, out place), "before", "must be next_before of the page before");
        RefusalException.ThrowIfAny(problems);

        var found = await inbox.ListAsync(wanted, before is null ? null : place, most + 1, cancellationToken);
        long? next = found.Count > most ? found[most - 1].Id : null;
        return TypedResults.Ok(new WebhookEventListView([.. found.Take(most).Select(WebhookEventView.Of)], next));

        void Check(bool holds, string field, string rule)
        {
            if (!holds)
            {
                problems.Add(new Problem(field, rule));
            }
        }
    }
}

/// <summary>An event of Avinode, without its body.</summary>
internal sealed record WebhookEventView
{
    public required long Id { get; init; }

    /// <summary>UTC.</summary>
    public required string ReceivedAt { get; init; }

    /// <summary>Its name, as sent or inferred.</summary>
    public string? Event { get; init; }

    /// <summary>What it is about: <c>bookings</c>, <c>tripmsgs</c> or something else.</summary>
    public string? ResourceType { get; init; }
    public string? ResourceId { get; init; }

    /// <summary><c>new, parked, done, ignored, dead</c>.</summary>
    public required string State { get; init; }
    public required int Attempts { get; init; }

    /// <summary>When it was settled, UTC.</summary>
    public string? ProcessedAt { get; init; }
    public string? Detail { get; init; }

    public static WebhookEventView Of(WebhookEvent kept) => new()
    {
        Id = kept.Id,
        ReceivedAt = Timestamp.Of(kept.ReceivedAt),
        Event = kept.Event,
        ResourceType = kept.ResourceType,
        ResourceId = kept.ResourceId,
        State = kept.State.ToWire(),
        Attempts = kept.Attempts,
        ProcessedAt = Timestamp.Of(kept.ProcessedAt),
        Detail = kept.Detail,
    };
}

/// <summary>A page of events, newest first.</summary>
/// <param name="NextBefore">Where the next page begins; absent on the last one.</param>
internal sealed record WebhookEventListView(IReadOnlyList<WebhookEventView> Events, long? NextBefore);
