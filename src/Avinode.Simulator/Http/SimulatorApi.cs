namespace Avinode.Simulator;

/// <summary>From request to response: headers, route, fault, body, work.</summary>
internal sealed class SimulatorApi(SimulatorWorld world)
{
    public const string Root = "/api/";
    public const int MaxBodyBytes = 1024 * 1024;

    public async Task<SimulatorResponse> RespondAsync(SimulatorRequest request, CancellationToken cancellationToken)
    {
        var limits = world.RateLimit.Count();
        var response = await WorkAsync(request, cancellationToken);

        // A fault that tells of an exhausted limit has headers of its own.
        return response.Headers.Any(header => header.Key == limits[0].Key) ? response : response.With(limits);
    }

    private async Task<SimulatorResponse> WorkAsync(SimulatorRequest request, CancellationToken cancellationToken)
    {
        if (!request.Path.StartsWith(Root, StringComparison.Ordinal))
        {
            return SimulatorResponse.NotFound();
        }

        if (RequestHeaders.Refuse(request, world.Clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        var path = request.Path[Root.Length..].Split('/');
        var matches = SimulatorRoutes.All.Where(route => route.Match(path) is not null).ToArray();
        var route = matches.FirstOrDefault(route => route.Method == request.Method);
        return route is not null ? await RespondAsync(route, route.Match(path)!, request, cancellationToken)
            : matches.Length is 0 ? SimulatorResponse.NotFound()
            : SimulatorResponse.Refusal(405, new ApiError("METHOD_NOT_ALLOWED", "Method not allowed"))
                .With(new KeyValuePair<string, string>("Allow", string.Join(", ", matches.Select(match => match.Method))));
    }

    private async Task<SimulatorResponse> RespondAsync(
        Route route, string id, SimulatorRequest request, CancellationToken cancellationToken)
    {
        var fault = SimulatorFaults.Find(id, request.IsWrite)
            ?? SimulatorFaults.Find(request.Header(RequestHeaders.ActAsAccount), request.IsWrite);
        if (fault is { Kind: SimulatorFaultKind.DropBeforeWork })
        {
            return SimulatorResponse.Dropped;
        }

        var bytes = request.IsWrite ? await request.ReadBody(cancellationToken) : [];
        if (bytes.Length > MaxBodyBytes)
        {
            return SimulatorResponse.Refusal(413, new ApiError("ERR_INPUT_GENERIC_INVALID", "The body is larger than 1 MiB"));
        }

        // Cancelling has no required field, so it may come without a body.
        var isBodyOptional = request.Method is "GET" or "PUT";
        if (JsonBody.Parse(bytes is [] && isBodyOptional ? "{}"u8.ToArray() : bytes) is not { } body)
        {
            return SimulatorResponse.Refusal(400, new ApiError("ERR_INPUT_GENERIC_INVALID", "The body is not a JSON object"));
        }

        fault ??= SimulatorFaults.Find(body.Id("quoteId"), request.IsWrite);
        return FaultInjection.Respond(fault, () => world.Work(route, new RouteCall(id, body, request)));
    }
}
