namespace Avinode.Bookings;

/// <summary>One line of a booking's history. It is never changed or removed, so it holds nothing personal.</summary>
/// <param name="Type">
/// What happened: <c>intent, claimed, released, accepted, second, rejected, unknown, looked_up, status, updated, erased</c>; about a chat,
/// <c>message</c>.
/// </param>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who: one of <see cref="Actors"/>.</param>
/// <param name="Detail">Clean words without personal data.</param>
public sealed record BookingEvent(string Type, DateTimeOffset At, string Actor, string? Detail = null);

/// <summary>Who acts on a booking, as its history names them.</summary>
public static class Actors
{
    /// <summary>An AI agent, over MCP.</summary>
    public const string Agent = "agent";

    /// <summary>A person on the pages, or a program over HTTP.</summary>
    public const string Web = "web";

    /// <summary>A person who decides.</summary>
    public const string Ops = "ops";

    public const string Webhook = "webhook";

    public const string Poll = "poll";

    public const string Reconciler = "reconciler";
}
