namespace Avinode.Simulator.Tests;

/// <summary>Request bodies, as a client writes them.</summary>
internal static class Json
{
    public static string BookRequest(string quoteId, string? reference, string tripId, string name) =>
        $$"""
        {
          "quoteId": "{{quoteId}}", "tripId": "{{tripId}}",
          "buyer": { "name": "{{name}}", "email": "pat@example.com" },
          "passengers": [ { "firstName": "Pat", "lastName": "Client", "passportNumber": "X0000000" } ],
          "paymentMethod": "wire_transfer"{{(reference is null ? "" : $", \"externalReference\": \"{reference}\"")}}
        }
        """;

    public static string Message(string text) => $$"""{ "message": "{{text}}" }""";
}
