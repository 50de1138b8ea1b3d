namespace Avinode.Bookings;

/// <summary>Who acts on a booking, as its history names them.</summary>
public static class Actors
{
    /// <summary>An AI agent, over MCP.</summary>
    public const string Agent = "agent";

    /// <summary>A person on the pages, or a program over HTTP.</summary>
    public const string Web = "web";

    /// <summary>A person who decides.</summary>
    public const string Ops = "ops";

    /// <summary>Avinode told of something.</summary>
    public const string Webhook = "webhook";

    /// <summary>We looked by ourselves.</summary>
    public const string Poll = "poll";

    /// <summary>The search for outcomes that are not known.</summary>
    public const string Reconciler = "reconciler";
}
