namespace Avinode.Client;

public sealed partial class AvinodeClient
{
    /// <summary>Reads a trip.</summary>
    public async Task<TripDetails> GetTripAsync(TripKey trip, CancellationToken cancellationToken)
    {
        using var answer = await ReadAsync($"/trips/{trip.For(_options.IdFormat)}", cancellationToken);
        var details = TripDetails.Of(answer.Data) ?? throw new AvinodeException(AvinodeFailure.Unreadable, "Avinode's answer is not a trip.");
        return details with { Warnings = Remarks(answer, _scrubber) };
    }

    /// <summary>Reads one request.</summary>
    public async Task<RfqDetails> GetRfqAsync(RfqId id, CancellationToken cancellationToken)
    {
        using var answer = await ReadAsync($"/rfqs/{For(id.Value)}", cancellationToken);
        return RfqDetails.Of(answer.Data) ?? throw new AvinodeException(AvinodeFailure.Unreadable, "Avinode's answer is not a request.");
    }
}
