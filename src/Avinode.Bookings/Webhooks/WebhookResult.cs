using System.Net;
using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>The result of handling a webhook.</summary>
/// <param name="Detail">Why, in clean words without personal data.</param>
internal sealed record WebhookResult(WebhookState State, string? Detail)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>The shortest pause before the next attempt.</summary>
    public TimeSpan Wait { get; private init; }

    /// <summary>Whether Avinode as a whole is away: then nothing more is asked for in this round.</summary>
    public bool IsOutage { get; private init; }

    public static WebhookResult Ignored { get; } = new(WebhookState.Ignored, "There is nothing to do with it.");

    public static WebhookResult Done(string? detail) => new(WebhookState.Done, detail);

    public static WebhookResult Parked(string detail) => new(WebhookState.Parked, detail);

    public static WebhookResult Failed(AvinodeException fault) => new(WebhookState.New, fault.Message)
    {
        Wait = fault.RetryAfter is { } wait ? wait < LongestWait ? wait : LongestWait : TimeSpan.Zero,
        IsOutage = fault.IsOutage(),
    };

    /// <summary>What to record of one event that it holds for: the pauses grow, and after two days the event is given up.</summary>
    public WebhookCompletion For(WebhookEvent taken, DateTimeOffset now) =>
        State is not (WebhookState.New or WebhookState.Parked) ? new(taken.Id, State, now, Detail)
        : RetrySchedule.Webhooks.PauseAfter(taken.Attempts) is { } pause ? new(taken.Id, State, now + (pause > Wait ? pause : Wait), Detail)
        : new(taken.Id, WebhookState.Dead, now, $"{Detail} Given up after {taken.Attempts} attempts.");
}

/// <summary>Tells failures of Avinode as a whole from failures of one call.</summary>
internal static class AvinodeFaults
{
    public static bool IsOutage(this AvinodeException fault) =>
        fault.Failure is AvinodeFailure.Unreachable or AvinodeFailure.NoResponse or AvinodeFailure.Suspended
        || fault.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
}
