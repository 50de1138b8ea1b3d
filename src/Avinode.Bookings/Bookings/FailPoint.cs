using System.Diagnostics;
using System.Globalization;

namespace Avinode.Bookings;

/// <summary>
/// Named places at which a test can stop, kill or delay the process: <c>AVINODE_FAILPOINTS=after_claim=kill,after_send=delay:2000</c>.
/// Without the setting they do nothing.
/// </summary>
public sealed class FailPoint
{
    /// <summary>The environment variable that names the places.</summary>
    public const string SettingName = "AVINODE_FAILPOINTS";

    /// <summary>The intent is stored; nothing is claimed.</summary>
    public const string AfterIntent = "after_intent";

    /// <summary>The request is claimed; nothing is sent.</summary>
    public const string AfterClaim = "after_claim";

    /// <summary>Avinode has answered, or failed to; nothing of it is stored.</summary>
    public const string AfterSend = "after_send";

    /// <summary>The outcome is stored; the caller has no answer.</summary>
    public const string AfterOutcome = "after_outcome";

    /// <summary>A mail is sent; nothing of it is stored.</summary>
    public const string AfterMail = "after_mail";

    private readonly Dictionary<string, string> _actions;
    private readonly TimeProvider _clock;

    /// <param name="setting">Comma separated pairs of place and action (<c>kill</c>, <c>stop</c>, <c>delay:milliseconds</c>).</param>
    /// <param name="clock">Measures delays.</param>
    public FailPoint(string? setting, TimeProvider clock)
    {
        _clock = clock;
        _actions = (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
    }

    /// <summary>Passes a place.</summary>
    public Task PassAsync(string place) => _actions.TryGetValue(place, out var action) ? ActAsync(action) : Task.CompletedTask;

    private Task ActAsync(string action)
    {
        switch (action.Split(':'))
        {
            case ["kill"]:
                Process.GetCurrentProcess().Kill();
                return Task.Delay(Timeout.InfiniteTimeSpan, _clock);
            case ["stop"]:
                return Task.Delay(Timeout.InfiniteTimeSpan, _clock);
            case ["delay", var milliseconds]:
                return Task.Delay(TimeSpan.FromMilliseconds(int.Parse(milliseconds, CultureInfo.InvariantCulture)), _clock);
            default:
                return Task.CompletedTask;
        }
    }
}
