using System.Collections.Concurrent;
using System.Net;
using Avinode.Client;

namespace Avinode.Bookings.Web;

/// <summary>Whether the service can do its work: the database answers, Avinode takes the credentials, mail finds its way.</summary>
internal sealed partial class Readiness
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Rarely = TimeSpan.FromMinutes(5);

    // A booking that nobody has: to be told so takes credentials.
    private static readonly BookingId Nobodys = BookingId.Parse("abooking-1");

    private readonly (string Name, Func<CancellationToken, Task<Ailment?>> Ask)[] _components;
    private readonly ConcurrentDictionary<string, string> _told = new();
    private readonly ILogger<Readiness> _logger;

    public Readiness(EventLog log, AvinodeClient avinode, MailCheck mail, TimeProvider clock, ILogger<Readiness> logger)
    {
        _logger = logger;
        _components =
        [
            ("database", new Probe(token => DatabaseAsync(log, token), Soon, Soon, clock).AskAsync),
            ("avinode", new Probe(token => AvinodeAsync(avinode, token), Rarely, Later, clock).AskAsync),
            ("mail", token => MailAsync(mail, token)),
        ];
    }

    /// <summary>Asks all of them at once.</summary>
    public async Task<ReadinessView> AskAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(_components.Select(async component => (component.Name, Ailment: await component.Ask(cancellationToken))));
        Array.ForEach(answers, answer => Tell(answer.Name, answer.Ailment?.Why ?? ""));
        return new ReadinessView(
            Array.TrueForAll(answers, answer => answer.Ailment is null or { IsTransient: true }) ? "ok" : "not ok",
            answers.ToDictionary(answer => answer.Name, answer => answer.Ailment switch { null => "ok", { IsTransient: true } => "away", _ => "not ok" }));
    }

    private static async Task<Ailment?> DatabaseAsync(EventLog log, CancellationToken cancellationToken)
    {
        try
        {
            await log.LastAsync(cancellationToken);
            return null;
        }
        catch (StoreUnavailableException away)
        {
            return new Ailment(away.Message);
        }
    }

    private static async Task<Ailment?> AvinodeAsync(AvinodeClient avinode, CancellationToken cancellationToken)
    {
        try
        {
            await avinode.GetBookingAsync(Nobodys, cancellationToken);
            return null;
        }
        catch (AvinodeException answer) when (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return new Ailment($"it refuses our credentials ({(int)answer.Status}): check AVINODE_API_TOKEN and AVINODE_BEARER_TOKEN");
        }
        catch (AvinodeException answer) when (answer.Status is { } status && (int)status < 500)
        {
            return null;
        }
        catch (AvinodeException away)
        {
            return new Ailment(away.Message) { IsTransient = true };
        }
    }

    // Mail waits in the outbox: nothing is lost while its server is away.
    private static async Task<Ailment?> MailAsync(MailCheck mail, CancellationToken cancellationToken) =>
        await mail.RunAsync(cancellationToken) is { } why ? new Ailment(why) { IsTransient = true } : null;

    // Once for each change: whoever asks does so every few seconds.
    private void Tell(string name, string why)
    {
        if (_told.TryGetValue(name, out var before) ? before == why : why.Length == 0)
        {
            return;
        }

        _told[name] = why;
        if (why.Length == 0)
        {
            Log.Back(_logger, name);
        }
        else
        {
            Log.NotReady(_logger, name, why);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Not ready, {Name}: {Why}")]
        public static partial void NotReady(ILogger logger, string name, string why);

        [LoggerMessage(LogLevel.Information, "Ready again: {Name}")]
        public static partial void Back(ILogger logger, string name);
    }
}

/// <summary>Whether the service can do its work, for anybody: why not stands in the log.</summary>
/// <param name="Status"><c>ok</c>, or <c>not ok</c> when a component is.</param>
/// <param name="Components">Each <c>ok</c>, <c>not ok</c>, or <c>away</c>: for now, and its work waits for it.</param>
internal sealed record ReadinessView(string Status, IReadOnlyDictionary<string, string> Components);
