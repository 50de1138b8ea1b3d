namespace Avinode.Bookings;

/// <summary>Why something that was asked is not done; nothing was sent or changed by it. Each host adds the next step.</summary>
/// <param name="Message">What stands in the way, without a next step.</param>
public sealed record Refusal(RefusalCode Code, string Message)
{
    /// <summary>What is wrong, field by field; for a key that was used before, the fields that differ, never their values.</summary>
    public IReadOnlyList<Problem> Fields { get; init; } = [];

    /// <summary>The booking that stands in the way, or that was asked about.</summary>
    public Booking? Booking { get; init; }

    public static Refusal Invalid(IReadOnlyList<Problem> problems) =>
        new(RefusalCode.Invalid, string.Join(Environment.NewLine, problems)) { Fields = problems };

    public static Refusal NotFound(string name) => new(RefusalCode.BookingNotFound, $"No booking here has the reference {name}.");
}

public enum RefusalCode
{
    /// <summary>Something breaks a rule; <see cref="Refusal.Fields"/> has everything at once.</summary>
    Invalid,

    BookingNotFound,

    /// <summary>The quote is booked for another customer.</summary>
    QuoteTaken,

    /// <summary>The key was used for another order.</summary>
    KeyReused,

    /// <summary>The same order was refused before.</summary>
    Rejected,

    /// <summary>The same order was tried just now, and never left.</summary>
    NotSent,

    /// <summary>Avinode is not known to have the booking.</summary>
    NotAccepted,

    /// <summary>The table of transitions does not allow it.</summary>
    TransitionNotAllowed,

    /// <summary>The outcome is not unknown, so there is nothing to decide.</summary>
    NotUndecided,

    /// <summary>Another booking has Avinode's id, or the quote.</summary>
    IdTaken,

    /// <summary>Somebody else changed the booking just now.</summary>
    ChangedMeanwhile,

    /// <summary>The outcome must be known first.</summary>
    OutcomeOpen,
}

/// <summary>One thing that is wrong with what was asked.</summary>
/// <param name="Path">The field, as it stands in the request: <c>passengers[1].date_of_birth</c>.</param>
/// <param name="Rule">The rule that it breaks, and what was received where that is no secret.</param>
public sealed record Problem(string Path, string Rule)
{
    public override string ToString() => Path.Length == 0 ? Rule : $"{Path}: {Rule}";
}

/// <summary>A refusal on its way through a host, to the one place that turns it into words.</summary>
public sealed class RefusalException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;

    /// <exception cref="RefusalException">There is a problem.</exception>
    public static void ThrowIfAny(IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
        {
            throw new RefusalException(Refusal.Invalid(problems));
        }
    }
}
