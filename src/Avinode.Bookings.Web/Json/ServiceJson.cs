using System.Text.Json.Serialization;

namespace Avinode.Bookings.Web;

/// <summary>What the API reads and writes: snake case, absent rather than null. Unknown and duplicate members are refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CreateBookingRequest))]
[JsonSerializable(typeof(ResolveBookingRequest))]
[JsonSerializable(typeof(UpdateStatusRequest))]
[JsonSerializable(typeof(BookingView))]
[JsonSerializable(typeof(BookingListView))]
[JsonSerializable(typeof(WebhookEventListView))]
[JsonSerializable(typeof(TripView))]
[JsonSerializable(typeof(MessageListView))]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(DeclineRequest))]
[JsonSerializable(typeof(SentView))]
[JsonSerializable(typeof(DeclinedView))]
[JsonSerializable(typeof(EventView))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(ReadinessView))]
internal sealed partial class ServiceJson : JsonSerializerContext;
