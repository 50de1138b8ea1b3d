using System.Text.Json;

namespace Avinode.Simulator;

/// <summary>A quote as an operator sends it.</summary>
internal sealed record SubmittedQuote(decimal Price, string Currency, string Message)
{
    public static SimulatorResponse? Refuse(JsonElement body)
    {
        if (body.Member("quote") is not { ValueKind: JsonValueKind.Object } quote)
        {
            return SimulatorResponse.Refusal(422, ApiError.Missing("quote"));
        }

        List<ApiError> errors = [];
        if (PriceIn(quote) is not > 0)
        {
            errors.Add(ApiError.Invalid("quote.totalPrice", "an amount above zero"));
        }

        if (quote.Text("currencyCode") is not { Length: 3 } currency || !currency.All(char.IsAsciiLetterUpper))
        {
            errors.Add(ApiError.Invalid("quote.currencyCode", "three capitals, ISO 4217"));
        }

        return errors is [] ? null : SimulatorResponse.Refusal(422, [.. errors]);
    }

    public static SubmittedQuote Read(JsonElement body)
    {
        var quote = body.GetProperty("quote");
        return new SubmittedQuote(
            PriceIn(quote)!.Value,
            quote.Text("currencyCode")!,
            quote.Text("messageForBuyer") ?? body.Text("message") ?? "Please find our quote attached.");
    }

    private static decimal? PriceIn(JsonElement quote) =>
        quote.Member("totalPrice") is { ValueKind: JsonValueKind.Number } price && price.TryGetDecimal(out var amount) ? amount : null;
}
