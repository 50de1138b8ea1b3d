using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

internal static class SendMessageEndpoint
{
    public static void Describe(RouteHandlerBuilder route) => route
        .WithTags("Requests")
        .TakesJson<SendMessageRequest>()
        .WithSummary("Writes to the operator; each call sends one more message")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .CallsAvinode();

    public static async Task<Ok<SentView>> HandleAsync(
        string id, HttpRequest request, SendMessage send, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, ServiceJson.Default.SendMessageRequest, cancellationToken);
        var receipt = (await send.RunAsync(ListMessagesEndpoint.Request(id), body.Message, cancellationToken)).Value;
        return TypedResults.Ok(new SentView(id, "sent", Timestamp.Of(receipt.SentAt!.Value))
        {
            MessageId = receipt.MessageId,
            Warnings = ListMessagesEndpoint.OrNull(receipt.Warnings),
        });
    }
}

/// <summary>A message to an operator.</summary>
internal sealed class SendMessageRequest
{
    /// <summary>Plain text, at most 5,120 bytes of UTF-8.</summary>
    [Required]
    public string? Message { get; init; }
}

/// <summary>A message that Avinode accepted.</summary>
/// <param name="Status"><c>sent</c>.</param>
/// <param name="SentAt">When, UTC.</param>
internal sealed record SentView(string RequestId, string Status, string SentAt)
{
    /// <summary>Avinode's id of the message; absent where it gave none.</summary>
    public string? MessageId { get; init; }

    /// <summary>What of the receipt could not be read.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}
