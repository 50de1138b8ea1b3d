using System.Text.Json;

namespace Avinode.Testing;

/// <summary>A request under way: its id, to cancel it by, and the whole response that will come.</summary>
/// <param name="Id">The JSON-RPC id that it was given.</param>
/// <param name="Response">Completes with the response, be it a result or an error.</param>
public sealed record StartedRequest(long Id, Task<JsonElement> Response);
