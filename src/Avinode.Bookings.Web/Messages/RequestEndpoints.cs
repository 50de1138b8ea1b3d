using Avinode.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Avinode.Bookings.Web;

/// <summary>The chat with the operator of a request, and the refusal of it.</summary>
internal static class RequestEndpoints
{
    public static void MapRequests(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{id}/messages", ListAsync)
            .WithSummary("The chat with the operator of a request, oldest message first")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .AsksAvinode()
            .RequireAuthorization(Roles.Viewer);
        routes.MapPost("/{id}/messages", SendAsync)
            .TakesJson<SendMessageRequest>()
            .WithSummary("Writes to the operator; each call sends one more message")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .AsksAvinode()
            .RequireAuthorization(Roles.Booker);
        routes.MapPost("/{id}/decline", DeclineAsync)
            .TakesJson<DeclineRequest>()
            .WithSummary("Declines a request, with a reason")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .AsksAvinode()
            .RequireAuthorization(Roles.Booker);
    }

    private static async Task<Ok<MessageListView>> ListAsync(string id, AvinodeClient avinode, CancellationToken cancellationToken)
    {
        var history = await avinode.GetMessagesAsync(Request(id), cancellationToken);
        return TypedResults.Ok(new MessageListView(id, [.. history.Messages.Select(MessageView.Of)]) { Warnings = OrNull(history.Warnings) });
    }

    private static async Task<Ok<SentView>> SendAsync(string id, HttpRequest request, AvinodeClient avinode, TimeProvider clock, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, ServiceJson.Default.SendMessageRequest, cancellationToken);
        BookingRules.Refuse(MessageRules.Check(body.Message));
        var receipt = await avinode.SendMessageAsync(Request(id), body.Message!, cancellationToken);
        return TypedResults.Ok(new SentView(id, "sent", Timestamp.Of(receipt.SentAt ?? clock.GetUtcNow())) { MessageId = receipt.MessageId, Warnings = OrNull(receipt.Warnings) });
    }

    private static async Task<Ok<DeclinedView>> DeclineAsync(string id, HttpRequest request, AvinodeClient avinode, TimeProvider clock, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, ServiceJson.Default.DeclineRequest, cancellationToken);
        BookingRules.Refuse(MessageRules.CheckDecline(body.Reason, body.Message));
        var warnings = await avinode.DeclineAsync(Request(id), body.Reason!, body.Message, cancellationToken);
        return TypedResults.Ok(new DeclinedView(id, "declined", Timestamp.Of(clock.GetUtcNow()), body.Reason!) { Warnings = OrNull(warnings) });
    }

    private static RfqId Request(string id) =>
        IdGrammar.Rfq.TryParse(id, out var request) ? new RfqId(request) : throw new InvalidRequestException([new Problem("id", IdGrammar.Rfq.Rule)]);

    private static IReadOnlyList<string>? OrNull(IReadOnlyList<string> warnings) => warnings.Count == 0 ? null : warnings;
}
