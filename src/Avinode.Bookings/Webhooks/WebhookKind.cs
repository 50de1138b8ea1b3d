using Avinode.Client;

namespace Avinode.Bookings;

/// <summary>A kind of thing that webhooks are about.</summary>
/// <param name="Type">Avinode's word for it.</param>
/// <param name="Ids">The grammar of its ids; null for what there is nothing to do about here.</param>
/// <param name="Events">The names of its events. The last one stands for those that carry no name.</param>
internal sealed record WebhookKind(string Type, IdGrammar? Ids, params string[] Events)
{
    private const string FromSeller = "TripChatFromSeller";

    // src/contract/onek-141.md, section 5.
    public static WebhookKind Bookings { get; } = new("bookings", IdGrammar.Booking, "BookingConfirmed", "BookingCancelled", "PaymentReceived", "BookingUpdated");

    // A seller's answer to a request is a message, too.
    public static WebhookKind Messages { get; } = new(
        "tripmsgs", IdGrammar.Message, FromSeller, "TripChatFromBuyer", "TripRequestSellerResponse", "TripRequestSellerResponseMine", "TripChatMine");

    private static readonly WebhookKind[] All =
    [
        Bookings,
        Messages,
        new("rfqs", null, "TripRequest", "TripRequestMine"),
        new("emptylegs", null, "EmptyLegs"),
        new("leads", null, "ClientLeads"),
    ];

    /// <summary>Whether this is the name of an event.</summary>
    public static bool IsEvent(string? word) => word is not null && All.Any(kind => kind.Events.Contains(word));

    /// <summary>The kind by the event's name, else by the type, else by the id's prefix; null when none of them tells.</summary>
    public static WebhookKind? Of(string? name, string? type, string? id) =>
        All.FirstOrDefault(kind => kind.Events.Contains(name))
        ?? All.FirstOrDefault(kind => kind.Type == type)
        ?? (name is not null || type is not null ? null
            : id is null || char.IsAsciiDigit(id[0]) ? null
            : Messages.Ids!.TryParse(id, out _) ? Messages
            : id.StartsWith("abooking-", StringComparison.Ordinal) ? Bookings
            : null);

    /// <summary>The name of an event that carries none.</summary>
    public string NameFor(string? id) => id?.StartsWith("asellermsg-", StringComparison.Ordinal) is true ? FromSeller : Events[^1];
}
