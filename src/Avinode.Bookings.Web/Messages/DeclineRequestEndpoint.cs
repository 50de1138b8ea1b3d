using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

internal static class DeclineRequestEndpoint
{
    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Requests")
        .TakesJson<DeclineRequest>()
        .WithSummary("Declines a request, with a reason")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .CallsAvinode();

    public static async Task<Ok<DeclinedView>> HandleAsync(
        string id, HttpRequest request, Avinode.Bookings.DeclineRequest decline, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, ServiceJson.Default.DeclineRequest, cancellationToken);
        var declined = (await decline.RunAsync(ListMessagesEndpoint.Request(id), body.Reason, body.Message, cancellationToken)).Value;
        return TypedResults.Ok(new DeclinedView(id, "declined", Timestamp.Of(declined.At), body.Reason!)
        {
            Warnings = ListMessagesEndpoint.OrNull(declined.Warnings),
        });
    }
}

/// <summary>Why a request is declined.</summary>
internal sealed class DeclineRequest
{
    /// <summary><c>price_too_high, timing_not_suitable, different_aircraft_needed, customer_cancelled</c> or <c>other</c>.</summary>
    [Required]
    public string? Reason { get; init; }

    /// <summary>A note to the operator.</summary>
    public string? Message { get; init; }
}

/// <summary>A decline that Avinode accepted.</summary>
/// <param name="Status"><c>declined</c>.</param>
/// <param name="DeclinedAt">When, UTC.</param>
internal sealed record DeclinedView(string RequestId, string Status, string DeclinedAt, string Reason)
{
    /// <summary>What of the receipt could not be read.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}
