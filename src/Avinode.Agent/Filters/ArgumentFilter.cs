using System.Text.Json;
using Avinode.Bookings;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

/// <summary>Lets no call through whose arguments are not what the tool's schema and rules ask for.</summary>
internal sealed class ArgumentFilter(ToolRegistry shelf, TimeProvider clock)
{
    private static readonly Dictionary<string, JsonElement> None = [];

    public McpRequestHandler<CallToolRequestParams, CallToolResult> InvokeAsync(McpRequestHandler<CallToolRequestParams, CallToolResult> next) =>
        (context, cancellationToken) =>
        {
            if (shelf.Find(context.Params?.Name) is { ProtocolTool: var tool })
            {
                var arguments = context.Params?.Arguments?.ToDictionary(StringComparer.Ordinal) ?? None;
                Check(tool, arguments);

                // Null stands for "not given", so that the default holds.
                context.Params!.Arguments = arguments.Where(argument => argument.Value.ValueKind != JsonValueKind.Null).ToDictionary(StringComparer.Ordinal);
            }

            return next(context, cancellationToken);
        };

    private void Check(Tool tool, Dictionary<string, JsonElement> arguments)
    {
        var problems = SchemaCheck.Of(tool.InputSchema, arguments);
        var deeper = ArgumentValidators.Of(tool.Name)?.Invoke(arguments, clock) ?? [];

        // Where the schema has spoken, the rule for the same field would only repeat it.
        var named = problems.Select(problem => problem.Path).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(deeper.Where(problem => !named.Contains(problem.Path) && !named.Any(path => problem.Path.StartsWith($"{path}.", StringComparison.Ordinal))));
        if (problems.Count > 0)
        {
            throw new InvalidRequestException(problems);
        }
    }
}
