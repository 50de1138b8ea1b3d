using System.Text.Json;

namespace Avinode.Simulator;

/// <summary>One call of a route: what was in the path, the query and the body.</summary>
internal sealed record RouteCall(string Id, JsonElement Body, SimulatorRequest Request)
{
    public Links Links { get; } = new(Request.BaseAddress);
}

/// <summary>A method and a path with what handles them.</summary>
internal sealed record Route(string Method, string Template, Func<SimulatorWorld, RouteCall, SimulatorResponse> Handle)
{
    private readonly string[] segments = Template.Split('/');

    public static Route Get(string template, Func<SimulatorWorld, RouteCall, SimulatorResponse> handle) => new("GET", template, handle);

    public static Route Post(string template, Func<SimulatorWorld, RouteCall, SimulatorResponse> handle) => new("POST", template, handle);

    public static Route Put(string template, Func<SimulatorWorld, RouteCall, SimulatorResponse> handle) => new("PUT", template, handle);

    /// <summary>The id in a path that this route matches (empty when the route has none), or null.</summary>
    public string? Match(string[] path)
    {
        if (path.Length != segments.Length)
        {
            return null;
        }

        var id = "";
        foreach (var (segment, actual) in segments.Zip(path))
        {
            if (segment.StartsWith('{'))
            {
                id = actual;
            }
            else if (segment != actual)
            {
                return null;
            }
        }

        return id;
    }
}
