using System.Net;
using Avinode.Client;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings;

/// <summary>Where flights are booked: checked, sent at most once, and never called done before it is known. Every door leads here.</summary>
public sealed class BookingService
{
    private static readonly TimeSpan JoinPause = TimeSpan.FromMilliseconds(100);

    private readonly AvinodeClient _avinode;
    private readonly TimeProvider _clock;
    private readonly FailPoint _failPoint;
    private readonly BookingFactory _intents;
    private readonly Ledger _ledger;
    private readonly BookingSender _sender;
    private readonly PassengerProtector _vault;
    private readonly InFlightTasks _underWay = new();

    /// <summary>Opens the desk. Neither the database nor the keys are touched before the first booking.</summary>
    public BookingService(AvinodeClient avinode, BookingStore store, PassengerProtector vault, FailPoint failPoint, TimeProvider clock, ILoggerFactory logs)
    {
        _avinode = avinode;
        _clock = clock;
        _failPoint = failPoint;
        _vault = vault;
        _intents = new BookingFactory(avinode, vault, clock);
        _ledger = new Ledger(store, clock, logs.CreateLogger<Ledger>());
        _sender = new BookingSender(avinode, _ledger, vault, failPoint, clock, logs.CreateLogger<BookingSender>());
        Synchronizer = new BookingSynchronizer(avinode, _ledger, _sender, clock, logs.CreateLogger<BookingSynchronizer>());
    }

    internal BookingSynchronizer Synchronizer { get; }

    /// <summary>Books a flight: at most one request for one intent ever leaves. An outcome that is not known is a state, not an error.</summary>
    /// <param name="order">What to book.</param>
    /// <param name="key">The caller's own idempotency key; null to go by the broker's reference, else by the order's content.</param>
    /// <param name="actor">Who asks: <c>agent</c> or <c>web</c>.</param>
    /// <param name="cancellationToken">Ends the waiting only: a request under way is not cut in half.</param>
    /// <exception cref="InvalidRequestException">The order breaks a rule; nothing was sent.</exception>
    /// <exception cref="BookingConflictException">The key or the quote belongs to another booking; nothing was sent.</exception>
    /// <exception cref="AvinodeException">Avinode refused, or was never reached.</exception>
    /// <exception cref="StoreUnavailableException">The intent could not be written; nothing was sent.</exception>
    public async Task<BookingAnswer> BookAsync(BookingOrder order, string? key, string actor, CancellationToken cancellationToken)
    {
        BookingRules.Refuse(BookingRules.Check(order, DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime)));

        // What follows belongs to the booking, not to the caller, who may stop waiting at any time.
        var identity = OrderIdentity.Of(order, key, _vault.MacKey);
        return await _underWay.Keep(BookingTelemetry.MeasureAsync(actor, _clock, () => BookAsync(order, identity, actor))).WaitAsync(cancellationToken);
    }

    /// <summary>How many bookings are being made now, those included whose caller has gone.</summary>
    public int UnderWay => _underWay.Count;

    /// <summary>Completes when every booking that is being made has its outcome, those included whose caller has gone. For the end of the process.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => _underWay.EndAsync(cancellationToken);

    private async Task<BookingAnswer> BookAsync(BookingOrder order, OrderIdentity identity, string actor)
    {
        if (await _ledger.Store.FindAsync(BookingField.IdempotencyKey, identity.Key, CancellationToken.None) is { } known)
        {
            return await JoinAsync(known, order, identity, actor);
        }

        var intent = await _intents.MakeAsync(order, identity, CancellationToken.None);
        if (await AddAsync(intent, actor) is { } other)
        {
            return await JoinAsync(other, order, identity, actor);
        }

        await _failPoint.PassAsync(FailPoint.AfterIntent);
        var sent = await _sender.SendAsync(intent, actor);
        return sent is null ? await JoinAsync(intent, order, identity, actor) : new BookingAnswer(sent.Booking, false, sent.Warnings);
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

    private async Task<BookingAnswer> JoinAsync(Booking existing, BookingOrder order, OrderIdentity identity, string actor)
    {
        if (existing.IdempotencyKey != identity.Key)
        {
            return IsSameCustomer(existing, order)
                ? await RepeatAsync(existing, "This quote was already booked for the same customer; this is that booking. Nothing was sent again.")
                : throw new BookingConflictException(existing.Reference, []);
        }

        if (identity.DifferencesFrom(existing.Fingerprint) is { Count: > 0 } differing)
        {
            throw new BookingConflictException(existing.Reference, differing);
        }

        // Left behind between intent and claim, or given back because it never left: whoever wins the claim sends it.
        if (existing.Submission == SubmissionStatus.Ready && await _sender.SendAsync(existing, actor) is { } sent)
        {
            return new BookingAnswer(sent.Booking, false, sent.Warnings);
        }

        return await RepeatAsync(existing);
    }

    // Who asked for the same is told the same, whoever of them had it sent: a refusal is no booking, and neither is what never left.
    private async Task<BookingAnswer> RepeatAsync(Booking existing, params string[] remarks)
    {
        var booking = await DecidedAsync(existing);
        return booking switch
        {
            { Submission: SubmissionStatus.Rejected } => throw new AvinodeException(AvinodeFailure.Refused, booking.OutcomeDetail ?? "The booking was refused.") { Status = HttpStatusCode.UnprocessableEntity, Outcome = WriteOutcome.Rejected },
            { Submission: SubmissionStatus.Ready, OutcomeDetail: { } why } => throw new AvinodeException(AvinodeFailure.Unreachable, why) { Outcome = WriteOutcome.NotSent },
            _ => new BookingAnswer(booking, true, remarks),
        };
    }

    private static bool IsSameCustomer(Booking booking, BookingOrder order) =>
        string.Equals(booking.CustomerEmail, order.Customer.Email, StringComparison.OrdinalIgnoreCase);

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

    /// <summary>Tells where a booking stands: the ledger and Avinode together.</summary>
    /// <param name="id">Avinode's booking id, or our reference.</param>
    /// <param name="actor">Who asks: <c>agent</c> or <c>web</c>.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <exception cref="BookingNotFoundException">It is a reference, and no booking here has it.</exception>
    public async Task<BookingState> GetStatusAsync(BookingId id, string actor, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { } booking)
        {
            return await Synchronizer.LookAsync(booking, actor, cancellationToken);
        }

        return BookingReference.IsOurs(id.Value.Text)
            ? throw new BookingNotFoundException(id.Value.Text)
            : BookingState.Of(await _avinode.GetBookingAsync(id, cancellationToken));
    }

    /// <summary>Lists bookings, newest first.</summary>
    /// <exception cref="InvalidRequestException">A text to look for breaks a rule.</exception>
    public Task<IReadOnlyList<Booking>> ListAsync(BookingFilter filter, CancellationToken cancellationToken)
    {
        BookingRules.Refuse(BookingRules.Check(filter));
        return _ledger.Store.ListAsync(filter, cancellationToken);
    }

    /// <summary>Who flies, with passports and dates of birth masked; null when there is no manifest.</summary>
    /// <exception cref="PassengerDataException">It cannot be decrypted with the keys at hand.</exception>
    public IReadOnlyList<PassengerDetails>? Passengers(Booking booking) =>
        booking.Passengers is { } manifest ? [.. _vault.Open(booking.Id, manifest).Select(PassengerMask.Of)] : null;

    /// <summary>Finds a booking of ours by Avinode's id or our reference; null when there is none.</summary>
    public Task<Booking?> FindAsync(BookingId id, CancellationToken cancellationToken) => BookingReference.IsOurs(id.Value.Text)
        ? _ledger.Store.FindAsync(BookingField.Reference, id.Value.Text, cancellationToken)
        : _ledger.FindAsync(id.Value.Text, cancellationToken);
}
