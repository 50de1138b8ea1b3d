using System.Globalization;
using Avinode.Bookings;
using Avinode.Client;

namespace Avinode.Agent;

/// <summary>Says to a model what went wrong and what to do next, in words without secrets or personal data.</summary>
public static class ErrorMessages
{
    /// <param name="fault">What went wrong.</param>
    /// <param name="tool">What was called, as its caller names it.</param>
    public static string For(Exception fault, string tool) => fault switch
    {
        RefusalException refused => For(refused.Refusal, tool),
        FormatException format => $"The id {format.Message}. Nothing was sent. Correct it and try again.",
        AvinodeException { Outcome: WriteOutcome.Unknown } lost =>
            $"{Words(lost)} It is not known whether Avinode did what was asked. Do not simply repeat {tool}: {FindOut(tool)}.",
        AvinodeException { Outcome: WriteOutcome.NotSent, Status: null } unsent => NotSent(Words(unsent), tool),
        AvinodeException { Failure: AvinodeFailure.Refused } refused => $"{Words(refused)} {Refused(refused, tool)}",
        AvinodeException { Failure: AvinodeFailure.Unreadable } unreadable =>
            $"{Words(unreadable)} This is not what was asked for, so nothing is known from it. "
            + "Try once more; if it stays so, tell the person who runs this server.",
        AvinodeException { Failure: AvinodeFailure.Unreachable } unreachable => $"{Words(unreachable)} {Reconnect}",
        AvinodeException { Failure: AvinodeFailure.Suspended } suspended =>
            $"{Words(suspended)} Wait {Wait(suspended, 5)} and call {tool} again.",
        AvinodeException silent => $"{Words(silent)} Nothing was changed by it. Wait a minute and call {tool} again.",
        StoreUnavailableException store =>
            $"{store.Message} Nothing was sent by this call unless it said so before. Try again in a minute; if it stays so, "
            + $"the person who runs this server should check {Setting.Database.Name}.",
        InvalidSettingsException settings =>
            $"{settings.Message}. Nothing was sent. The person who runs this server should correct it and start it again.",
        PassengerDataException key =>
            $"{key.Message} Nothing was sent. The person who runs this server should check {Setting.DataKey.Name}.",
        OperationCanceledException =>
            $"{tool} did not finish in time. Call it again, or read the state first if it changes something.",
        _ => $"Something went wrong inside this server ({fault.GetType().Name}); details are in its log. "
            + $"If {tool} changes something, read the state before calling it again.",
    };

    /// <summary>Whether a fault is part of the day's work rather than a defect of ours.</summary>
    public static bool IsExpected(Exception fault) => fault is RefusalException or FormatException or AvinodeException
        or OperationCanceledException or StoreUnavailableException or InvalidSettingsException or PassengerDataException;

    private static string For(Refusal refusal, string tool) => refusal.Code switch
    {
        RefusalCode.Invalid => $"The arguments of {tool} are not valid; nothing was sent.\n"
            + string.Concat(refusal.Fields.Select(problem => $"- {problem}\n")) + $"Correct them and call {tool} again.",
        RefusalCode.BookingNotFound =>
            $"{refusal.Message} Check the reference, or look for the booking in the list of bookings.",
        RefusalCode.KeyReused => $"{refusal.Message} Nothing was sent. If this is the same booking, repeat it with the same arguments; "
            + "if it is another one, give it another client_reference.",
        RefusalCode.QuoteTaken =>
            $"{refusal.Message} Nothing was sent. Ask the person which customer flies, or book another quote of the trip.",
        RefusalCode.Rejected => $"{refusal.Message} {ValuesRefused}",
        RefusalCode.NotSent => NotSent(refusal.Message, tool),
        _ => refusal.Message,
    };

    private const string ValuesRefused = "Avinode does not accept these values. Correct what its words name, and call again.";

    private const string Reconnect = "If it stays so, the person who runs this server should check the network and AVINODE_BASE_URL.";

    private static string NotSent(string why, string tool) => $"{why} Nothing was sent, so {tool} may be called again. {Reconnect}";

    private static string Refused(AvinodeException refused, string tool) => (int)refused.Status! switch
    {
        401 => "Avinode does not accept our credentials. The person who runs this server should check "
            + $"{Setting.ApiToken.Name} and {Setting.BearerToken.Name}; do not try again for 5 to 10 minutes.",
        403 => "Our account is not allowed to do this. The person who runs this server should check the permissions of the API connection "
            + $"and {Setting.ActAsAccount.Name}; trying again does not help.",
        404 => "Avinode knows nothing under this id. Check the id, and that it is of the right kind; "
            + $"{Setting.IdFormat.Name} decides whether ids are sent with their prefix.",
        405 or 410 or 415 => $"This environment of Avinode does not offer {tool}. "
            + $"The person who runs this server should check {Setting.BaseUrl.Name}.",
        400 => "Avinode found the request malformed. Check the arguments against its words; do not send the same again within 5 minutes.",
        413 or 422 => ValuesRefused,
        409 or 423 => $"Somebody else is changing the same thing. Read the current state, then decide whether {tool} is still wanted.",
        429 => $"Nothing was done: too many calls. Wait {Wait(refused, 60)} and call {tool} again.",
        _ => $"Avinode is failing. Nothing was changed by this call. Wait {Wait(refused, 60)} and call {tool} again.",
    };

    private static string FindOut(string tool) => tool switch
    {
        "send_trip_message" => "read get_trip_messages first, and send again only if the message is not there",
        "decline_quote" => "read get_trip_messages or ask the operator first",
        _ => "read the current state first",
    };

    private static string Words(AvinodeException fault) =>
        fault.Title is { } title ? $"{fault.Message} Avinode's words: \"{title}\"." : fault.Message;

    private static string Wait(AvinodeException fault, int otherwise) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Ceiling(fault.RetryAfter?.TotalSeconds ?? otherwise))} seconds");
}
