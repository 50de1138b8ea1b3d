using System.CommandLine;
using Avinode.Agent;
using Avinode.Bookings;
using Avinode.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Avinode.Mcp;

/// <summary><c>avinode-mcp bookings</c>: what a person can see and decide about the bookings kept here.</summary>
internal static class BookingsCommand
{
    private static readonly Argument<string> Reference = new("reference")
    {
        Description = "Our reference of the booking, such as ref-20261122-K7M2Q9XA",
    };

    public static Command Create(Option<bool> simulator) => new("bookings", "See and decide about the bookings kept here")
    {
        List(simulator),
        Show(simulator),
        Reconcile(simulator),
        Resolve(simulator),
        Erase(simulator),
    };

    private static Command List(Option<bool> simulator)
    {
        var status = new Option<string?>("--status") { Description = "Only bookings in this state" };
        status.AcceptOnlyFromAmong([.. Enum.GetValues<BookingStatus>().Select(known => known.ToWire())]);
        var customer = new Option<string?>("--customer") { Description = "Part of the customer's name, e-mail address or company" };
        var limit = new Option<int>("--limit") { Description = "The most bookings to list", DefaultValueFactory = _ => 50 };
        limit.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var most) || most < 1))
            {
                result.AddError("--limit must be a whole number of at least 1.");
            }
        });
        var command = new Command("list", "List bookings, newest first") { status, customer, limit };
        return command.Runs(simulator, async (desk, parsed, output, cancellationToken) =>
        {
            var filter = new BookingFilter
            {
                Status = BookingStatuses.TryRead(parsed.GetValue(status), out var wanted) ? wanted : null,
                Customer = parsed.GetValue(customer),
                Limit = parsed.GetValue(limit),
            };
            var page = await desk.GetRequiredService<BookingReader>().ListAsync(filter, cancellationToken);
            foreach (var booking in page.Value.Bookings)
            {
                await output.WriteLineAsync(BookingLines.Line(booking));
            }
        });
    }

    private static Command Show(Option<bool> simulator)
    {
        var command = new Command("show", "Show one booking and its history") { Reference };
        return command.Runs(simulator, async (desk, parsed, output, cancellationToken) =>
        {
            var (bookings, reference) = (desk.GetRequiredService<BookingReader>(), ReferenceIn(parsed));
            var booking = await bookings.FindAsync(reference, cancellationToken) ?? throw NotFound(reference.ToString());
            await output.WriteLineAsync(BookingLines.Page(booking, await bookings.HistoryAsync(booking, cancellationToken)));
        });
    }

    private static Command Reconcile(Option<bool> simulator)
    {
        var command = new Command("reconcile", "Find out now what became of undecided bookings");
        return command.Runs(simulator, async (desk, _, output, cancellationToken) =>
        {
            var standing = await desk.GetRequiredService<ReconciliationWorker>().RunNowAsync(cancellationToken);
            await output.WriteLineAsync($"Looked at {standing.Count} undecided bookings.");
            foreach (var booking in standing)
            {
                await output.WriteLineAsync(BookingLines.Line(booking));
            }
        });
    }

    private static Command Resolve(Option<bool> simulator)
    {
        var accepted = new Option<string?>("--accepted")
        {
            Description = "The operator has it, under this Avinode booking id",
            HelpName = "booking id",
        };
        var rejected = new Option<bool>("--rejected") { Description = "The operator does not have it" };
        var why = new Option<string?>("--why") { Description = "How you know; kept with the booking" };
        var command = new Command("resolve", "Decide an outcome that could not be found out") { Reference, accepted, rejected, why };
        command.Validators.Add(result =>
        {
            if (result.GetValue(accepted) is null == !result.GetValue(rejected))
            {
                result.AddError("Say either --accepted <booking id> or --rejected.");
            }
            else if (result.GetValue(accepted) is { } id && !BookingId.TryParse(id, out _))
            {
                result.AddError($"--accepted {IdGrammar.Booking.Rule}.");
            }
            else if (result.GetValue(rejected) && string.IsNullOrWhiteSpace(result.GetValue(why)))
            {
                result.AddError("--rejected needs --why: how you know that the operator does not have it.");
            }
        });
        return command.Runs(simulator, async (desk, parsed, output, cancellationToken) =>
        {
            var (resolve, reference) = (desk.GetRequiredService<ResolveBooking>(), ReferenceIn(parsed));
            var booking = parsed.GetValue(accepted) is { } id
                ? await resolve.AcceptAsync(reference, BookingId.Parse(id), parsed.GetValue(why), cancellationToken)
                : await resolve.RejectAsync(reference, parsed.GetValue(why), cancellationToken);
            await output.WriteLineAsync(BookingLines.Line(booking.Value));
        });
    }

    private static Command Erase(Option<bool> simulator)
    {
        var command = new Command("erase", "Remove the personal data of a booking and keep its skeleton") { Reference };
        return command.Runs(simulator, async (desk, parsed, output, cancellationToken) =>
        {
            var erased = await desk.GetRequiredService<EraseBooking>().RunAsync(ReferenceIn(parsed), cancellationToken);
            await output.WriteLineAsync($"The personal data of {erased.Value.Reference} is erased.");
        });
    }

    private static BookingReference ReferenceIn(ParseResult parsed)
    {
        var text = parsed.GetRequiredValue(Reference);
        return BookingReference.TryParse(text, out var reference) ? reference : throw NotFound(text);
    }

    private static RefusalException NotFound(string reference) => new(Refusal.NotFound(reference));
}

internal static class BookingsRun
{
    /// <summary>Gives a command its action. A refusal or fault that is expected ends with exit code 1 and one line on stderr.</summary>
    public static Command Runs(
        this Command command, Option<bool> simulator, Func<IServiceProvider, ParseResult, TextWriter, CancellationToken, Task> act)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (await AvinodeCommand.TryReadSettingsAsync(parsed.GetValue(simulator), error) is not { } settings)
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
                await error.WriteLineAsync($"avinode-mcp: {Words(fault)}");
                return 1;
            }
        });
        return command;
    }

    private static string Words(Exception fault) => fault switch
    {
        RefusalException { Refusal.Code: RefusalCode.OutcomeOpen } open => $"{open.Message} Run reconcile, or resolve it.",
        _ when ErrorMessages.IsExpected(fault) => ErrorMessages.For(fault, "this command"),
        _ => fault.Message,
    };
}
