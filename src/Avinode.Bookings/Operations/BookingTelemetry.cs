using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Avinode.Bookings;

/// <summary>Traces and metrics, by the platform's own means: free unless somebody listens. Nothing of them is personal.</summary>
public static class BookingTelemetry
{
    public const string Name = "Avinode.Bookings";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> BookingTime =
        Meter.CreateHistogram<double>("avinode.booking.duration", "s", "How long callers wait for a booking, by what came of it");

    private static readonly Counter<long> Mails =
        Meter.CreateCounter<long>("avinode.mail.attempts", "{attempt}", "Attempts to send a mail, by what came of them");

    private static readonly Counter<long> Webhooks =
        Meter.CreateCounter<long>("avinode.webhook.settled", "{event}", "Webhooks worked on, by what came of them");

    private static readonly UpDownCounter<long> Streams =
        Meter.CreateUpDownCounter<long>("avinode.stream.open", "{stream}", "Open live streams");

    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Counts a live stream that begins (1) or ends (-1).</summary>
    public static void CountStream(int change) => Streams.Add(change);

    public static void CountMail(string kind, OutboxState state) => Mails.Add(1, new("kind", kind), new("outcome", state.ToWire()));

    /// <summary>Has a queue watched; the questions are asked whenever the listener collects.</summary>
    /// <param name="depth">How many webhooks wait.</param>
    /// <param name="lag">How long the oldest of them has waited, in seconds.</param>
    public static void WatchWebhooks(Func<long> depth, Func<double> lag)
    {
        Meter.CreateObservableGauge("avinode.webhook.waiting", depth, "{event}", "Webhooks that wait to be worked on");
        Meter.CreateObservableGauge("avinode.webhook.lag", lag, "s", "How long the oldest webhook has waited");
    }

    internal static void CountWebhook(WebhookState state) => Webhooks.Add(1, new KeyValuePair<string, object?>("outcome", state.ToWire()));

    internal static async Task<Result<BookingResult>> MeasureAsync(string actor, TimeProvider clock, Func<Task<Result<BookingResult>>> book)
    {
        using var span = Source.StartActivity("book");
        span?.SetTag("avinode.actor", actor);
        var (start, outcome) = (clock.GetTimestamp(), "failed");
        try
        {
            var result = await book();
            outcome = OutcomeOf(result);
            span?.SetTag("avinode.reference", result.Refusal is null ? result.Value.Booking.Reference.ToString() : null);
            span?.SetStatus(result.Refusal is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
            return result;
        }
        catch (Exception fault)
        {
            outcome = fault is Client.AvinodeException { Outcome: Client.WriteOutcome.Rejected } ? "rejected" : "failed";
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            span?.SetTag("avinode.outcome", outcome);
            BookingTime.Record(clock.GetElapsedTime(start).TotalSeconds, new("actor", actor), new("outcome", outcome));
        }
    }

    private static string OutcomeOf(Result<BookingResult> result) => result.Refusal?.Code switch
    {
        null => result.Value.IsRepeat ? "repeated" : result.Value.Booking.Submission.ToWire(),
        RefusalCode.QuoteTaken or RefusalCode.KeyReused => "conflict",
        RefusalCode.Rejected => "rejected",
        _ => "failed",
    };
}
