using System.Collections.Concurrent;
using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>Where flights are booked: checked, sent once, and never called done before it is known.</summary>
public sealed class BookingDesk(AvinodeClient avinode, TimeProvider clock)
{
    // Our reference -> the external reference under which Avinode knows the booking.
    private readonly ConcurrentDictionary<string, string> _sent = new(StringComparer.Ordinal);

    /// <summary>Sends a booking request, once. An outcome that is not known is a state of the booking, not an error.</summary>
    /// <param name="order">What to book.</param>
    /// <param name="cancellationToken">Ends the waiting only: a request under way is not cut in half.</param>
    /// <exception cref="InvalidRequestException">The order breaks a rule; nothing was sent.</exception>
    /// <exception cref="AvinodeException">Avinode refused, or was never reached.</exception>
    public Task<BookingState> BookAsync(BookingOrder order, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var problems = BookingRules.Check(order, DateOnly.FromDateTime(now.UtcDateTime));
        return problems.Count > 0
            ? throw new InvalidRequestException(problems)
            : SendAsync(order, BookingReference.Create(clock), now).WaitAsync(cancellationToken);
    }

    /// <summary>Tells where a booking stands.</summary>
    /// <param name="id">Avinode's booking id, or our reference.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    public async Task<BookingState> GetStatusAsync(BookingId id, CancellationToken cancellationToken)
    {
        if (!BookingReference.IsOurs(id.Value.Text))
        {
            return Of(await avinode.GetBookingAsync(id, cancellationToken), reference: null);
        }

        var reference = id.Value.Text;
        var found = await avinode.FindBookingAsync(_sent.GetValueOrDefault(reference, reference), cancellationToken);
        return found is null
            ? new BookingState { Reference = reference, Outcome = WriteOutcome.Unknown, Status = BookingStatus.Pending }
            : Of(found, reference);
    }

    private async Task<BookingState> SendAsync(BookingOrder order, string reference, DateTimeOffset now)
    {
        var request = BookingRequests.Of(order, reference);
        _sent[reference] = request.ExternalReference!;
        var booking = new BookingState
        {
            Reference = reference,
            Outcome = WriteOutcome.Unknown,
            Status = BookingStatus.Pending,
            QuoteId = order.QuoteId,
            TripId = order.TripId,
            CreatedAt = now,
        };
        try
        {
            var receipt = await avinode.BookFlightAsync(request, CancellationToken.None);
            var (status, remark) = Read(receipt.Status);
            return booking with
            {
                Outcome = WriteOutcome.Accepted,
                BookingId = receipt.BookingId,
                Status = status,
                ConfirmationNumber = receipt.ConfirmationNumber,
                ResponseDeadline = receipt.ResponseDeadline,
                Warnings = [.. receipt.Warnings, .. remark],
            };
        }
        catch (AvinodeException fault) when (fault.Outcome is WriteOutcome.Unknown)
        {
            return booking with { Warnings = [fault.Message] };
        }
    }

    private static BookingState Of(BookingDetails details, string? reference)
    {
        var (status, remark) = Read(details.Status);
        var reason = details.Reason is { } words ? [$"The operator's reason: {words}"] : Array.Empty<string>();
        return new BookingState
        {
            Reference = reference,
            BookingId = details.BookingId,
            Outcome = WriteOutcome.Accepted,
            Status = status,
            ConfirmationNumber = details.ConfirmationNumber,
            PaymentStatus = details.PaymentStatus,
            QuoteId = details.QuoteId,
            TripId = details.TripId,
            TotalPrice = details.TotalPrice,
            Currency = details.Currency,
            UpdatedAt = details.UpdatedAt,
            Warnings = [.. details.Warnings, .. remark, .. reason],
        };
    }

    // A word that is none of the seven is not guessed at: the booking stays pending, and the word is passed on.
    private static (BookingStatus Status, string[] Remark) Read(string? word) =>
        word is null ? (BookingStatus.Pending, [])
        : BookingStatuses.TryRead(word, out var status) ? (status, [])
        : (BookingStatus.Pending, [$"Avinode gave a status that is not known: {UntrustedText.Clean(word, 60)}"]);
}
