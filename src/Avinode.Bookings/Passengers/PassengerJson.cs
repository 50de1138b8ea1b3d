using System.Text.Json.Serialization;

namespace Avinode.Bookings;

/// <summary>The manifest as it is kept, within the encryption.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<PassengerDetails>))]
internal sealed partial class PassengerJson : JsonSerializerContext;
