namespace Avinode.Client;

public sealed partial class AvinodeClient
{
    public async Task<TripDetails> GetTripAsync(TripKey trip, CancellationToken cancellationToken)
    {
        using var response = await ReadAsync($"/trips/{trip.For(options.IdFormat)}", cancellationToken);
        var details = TripDetails.Of(response.Data) ?? throw IsNot("a trip");
        return details with { Warnings = Remarks(response, _scrubber) };
    }
}
