using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Books a flight: checked, sent at most once, and never called done before it is known.</summary>
public sealed class BookFlight
{
    private static readonly TimeSpan JoinPause = TimeSpan.FromMilliseconds(100);

    private const string SameCustomer =
        "This quote was already booked for the same customer; this is that booking. Nothing was sent again.";

    private readonly BookingFactory _factory;
    private readonly BookingSender _sender;
    private readonly Ledger _ledger;
    private readonly PassengerProtector _protector;
    private readonly FailPoint _failPoint;
    private readonly TimeProvider _clock;
    private readonly InFlightTasks _inFlight = new();

    internal BookFlight(
        BookingFactory factory, BookingSender sender, Ledger ledger, PassengerProtector protector, FailPoint failPoint, TimeProvider clock)
    {
        (_factory, _sender, _ledger) = (factory, sender, ledger);
        (_protector, _failPoint, _clock) = (protector, failPoint, clock);
    }

    /// <summary>How many bookings are being made now, those included whose caller has gone.</summary>
    public int InFlight => _inFlight.Count;

    /// <summary>
    /// At most one request for one intent ever leaves. An outcome that is not known is a state, not an error. Refused are an order that
    /// breaks a rule, and one whose key or quote belongs to another booking: then nothing was sent.
    /// </summary>
    /// <param name="order">What to book.</param>
    /// <param name="key">The caller's own idempotency key; null to go by the broker's reference, else by the order's content.</param>
    /// <param name="actor">Who asks: <c>agent</c> or <c>web</c>.</param>
    /// <param name="cancellationToken">Ends the waiting only: a request under way is not cut in half.</param>
    /// <exception cref="AvinodeException">Avinode refused, or was never reached.</exception>
    /// <exception cref="StoreUnavailableException">The intent could not be written; nothing was sent.</exception>
    public async Task<Result<BookingResult>> RunAsync(BookingOrder order, string? key, string actor, CancellationToken cancellationToken)
    {
        if (BookingRules.Check(order, DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime)) is { Count: > 0 } problems)
        {
            return Refusal.Invalid(problems);
        }

        // What follows belongs to the booking, not to the caller, who may stop waiting at any time.
        var identity = OrderIdentity.Of(order, key, _protector.MacKey);
        var booking = BookingTelemetry.MeasureAsync(actor, _clock, () => BookAsync(order, identity, actor));
        return await _inFlight.Keep(booking).WaitAsync(cancellationToken);
    }

    /// <summary>Completes when every booking that is being made has its outcome. For the end of the process.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => _inFlight.EndAsync(cancellationToken);

    private async Task<Result<BookingResult>> BookAsync(BookingOrder order, OrderIdentity identity, string actor)
    {
        if (await _ledger.Store.FindAsync(BookingField.IdempotencyKey, identity.Key, CancellationToken.None) is { } known)
        {
            return await JoinAsync(known, order, identity, actor);
        }

        var intent = await _factory.MakeAsync(order, identity, CancellationToken.None);
        if (await AddAsync(intent, actor) is { } other)
        {
            return await JoinAsync(other, order, identity, actor);
        }

        await _failPoint.PassAsync(FailPoint.AfterIntent);
        return await _sender.SendAsync(intent, actor) is { } sent ? sent : await JoinAsync(intent, order, identity, actor);
    }

    // A commit in doubt looks like a failed one: only reading again by key tells.
    private async Task<Booking?> AddAsync(Booking intent, string actor)
    {
        var change = new BookingChange(intent, new BookingEvent("intent", intent.CreatedAt, actor));
        try
        {
            return await _ledger.Store.AddAsync(change, CancellationToken.None);
        }
        catch (StoreUnavailableException doubt) when (doubt.InDoubt)
        {
            var found = await _ledger.Store.FindAsync(BookingField.IdempotencyKey, intent.IdempotencyKey, CancellationToken.None);
            return found is null ? await _ledger.Store.AddAsync(change, CancellationToken.None) : found.Id == intent.Id ? null : found;
        }
    }

    // There is a booking with the same key, or of the same quote.
    private async Task<Result<BookingResult>> JoinAsync(Booking existing, BookingOrder order, OrderIdentity identity, string actor)
    {
        if (existing.IdempotencyKey != identity.Key)
        {
            return IsSameCustomer(existing, order)
                ? await RepeatAsync(existing, SameCustomer)
                : QuoteTaken(existing);
        }

        if (identity.DifferencesFrom(existing.Fingerprint) is { Count: > 0 } differing)
        {
            return KeyReused(existing, differing);
        }

        // Left behind between intent and claim, or given back because it never left: whoever wins the claim sends it.
        return existing.Submission == SubmissionStatus.Ready && await _sender.SendAsync(existing, actor) is { } sent
            ? sent
            : await RepeatAsync(existing);
    }

    // Who asked for the same is told the same, whoever of them had it sent: what was refused is no booking, and neither is what never left.
    private async Task<Result<BookingResult>> RepeatAsync(Booking existing, params string[] remarks)
    {
        var booking = await DecidedAsync(existing);
        return booking switch
        {
            { Submission: SubmissionStatus.Rejected } =>
                new Refusal(RefusalCode.Rejected, booking.OutcomeDetail ?? "The booking was refused.") { Booking = booking },
            { Submission: SubmissionStatus.Ready, OutcomeDetail: { } why } => new Refusal(RefusalCode.NotSent, why) { Booking = booking },
            _ => new BookingResult(booking, remarks, IsRepeat: true),
        };
    }

    // Somebody else is sending it: wait for the outcome, as long as a claim may take.
    private async Task<Booking> DecidedAsync(Booking booking)
    {
        var start = _clock.GetTimestamp();
        var current = await _ledger.ReloadAsync(booking);
        while (current.Submission == SubmissionStatus.Sending && _clock.GetElapsedTime(start) < BookingSender.Deadline)
        {
            await Task.Delay(JoinPause, _clock, CancellationToken.None);
            current = await _ledger.ReloadAsync(booking);
        }

        return current;
    }

    private static bool IsSameCustomer(Booking booking, BookingOrder order) =>
        string.Equals(booking.CustomerEmail, order.Customer.Email, StringComparison.OrdinalIgnoreCase);

    private static Refusal QuoteTaken(Booking booking) =>
        new(RefusalCode.QuoteTaken, $"The quote is already booked for another customer, as {booking.Reference}.") { Booking = booking };

    private static Refusal KeyReused(Booking booking, IReadOnlyList<string> differing)
    {
        var fields = string.Join(", ", differing);
        var why = $"The same key was used for another order, booking {booking.Reference}; these fields differ: {fields}.";
        return new(RefusalCode.KeyReused, why)
        {
            Fields = [.. differing.Select(field => new Problem(field, "differs from the first request with this key"))],
            Booking = booking,
        };
    }
}
