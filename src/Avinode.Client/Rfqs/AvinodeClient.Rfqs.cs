namespace Avinode.Client;

public sealed partial class AvinodeClient
{
    public async Task<RfqDetails> GetRfqAsync(RfqId id, CancellationToken cancellationToken)
    {
        using var response = await ReadAsync($"/rfqs/{For(id.Value)}", cancellationToken);
        return RfqDetails.Of(response.Data) ?? throw IsNot("a request");
    }
}
