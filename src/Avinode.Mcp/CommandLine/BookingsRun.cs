using System.CommandLine;
using Avinode.Bookings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Avinode.Mcp;

/// <summary>Runs a command on the bookings kept here, and answers mistakes in words.</summary>
internal static class BookingsRun
{
    public static Command Runs(this Command command, Option<bool> simulator, Func<IServiceProvider, ParseResult, TextWriter, CancellationToken, Task> act)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (await Settings.TryReadAsync(parsed.GetValue(simulator), error) is not { } settings)
            {
                return 1;
            }

            await using var services = new ServiceCollection()
                .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
                .AddAvinode(settings, TimeProvider.System)
                .BuildServiceProvider();
            try
            {
                await act(services, parsed, output, cancellationToken);
                return 0;
            }
            catch (Exception fault) when (ErrorMessages.IsExpected(fault) || fault is InvalidOperationException)
            {
                await error.WriteLineAsync($"avinode-mcp: {(ErrorMessages.IsExpected(fault) ? ErrorMessages.For(fault, "this command") : fault.Message)}");
                return 1;
            }
        });
        return command;
    }
}
