using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Avinode.Bookings;
using ModelContextProtocol;

namespace Avinode.Agent;

/// <summary>What tools read and write: snake case, absent rather than null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(PassengerDetails[]))]
[JsonSerializable(typeof(ProposalBranding))]
[JsonSerializable(typeof(BookFlightResult))]
[JsonSerializable(typeof(BookingListResult))]
[JsonSerializable(typeof(BookingStatusResult))]
[JsonSerializable(typeof(DeclineQuoteResult))]
[JsonSerializable(typeof(GenerateQuotePdfResult))]
[JsonSerializable(typeof(MessageView))]
[JsonSerializable(typeof(SendTripMessageResult))]
[JsonSerializable(typeof(TripMessagesResult))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class McpJson : JsonSerializerContext
{
    private static readonly Lazy<JsonSerializerOptions> Shared = new(Create);

    /// <summary>Ours first, then the protocol's own types.</summary>
    public static JsonSerializerOptions Wire => Shared.Value;

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        options.TypeInfoResolverChain.Add(McpJsonUtilities.DefaultOptions.TypeInfoResolver!);
        options.MakeReadOnly();
        return options;
    }
}
