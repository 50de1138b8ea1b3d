using System.Text.Json;
using Avinode.Bookings;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Avinode.Agent;

/// <summary>Refuses a call whose arguments break the tool's schema or its rules.</summary>
internal sealed class ArgumentFilter(ToolRegistry tools, TimeProvider clock)
{
    private static readonly Dictionary<string, JsonElement> None = [];

    public McpRequestHandler<CallToolRequestParams, CallToolResult> InvokeAsync(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next) => (context, cancellationToken) =>
        {
            if (tools.Find(context.Params?.Name) is { ProtocolTool: var tool })
            {
                var arguments = context.Params?.Arguments?.ToDictionary(StringComparer.Ordinal) ?? None;
                Check(tool, arguments);

                // Null stands for "not given", so that the default holds.
                context.Params!.Arguments = arguments
                    .Where(argument => argument.Value.ValueKind != JsonValueKind.Null)
                    .ToDictionary(StringComparer.Ordinal);
            }

            return next(context, cancellationToken);
        };

    private void Check(Tool tool, Dictionary<string, JsonElement> arguments)
    {
        var problems = SchemaCheck.Of(tool.InputSchema, arguments);
        var broken = problems.Select(problem => problem.Path).ToHashSet(StringComparer.Ordinal);

        // Where the schema is broken, the rule for the same field would only repeat it.
        var rules = ArgumentValidators.Of(tool.Name)?.Invoke(arguments, clock) ?? [];
        problems.AddRange(rules.Where(problem => !broken.Any(path => IsWithin(problem.Path, path))));
        RefusalException.ThrowIfAny(problems);
    }

    private static bool IsWithin(string path, string outer) => path == outer || path.StartsWith($"{outer}.", StringComparison.Ordinal);
}
