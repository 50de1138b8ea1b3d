using System.Globalization;

namespace Avinode.Simulator;

/// <summary>
/// The magic ids. An id whose number is <c>990</c> and a code of <see cref="All"/> provokes that fault on every request; <c>991</c> and
/// the code provokes it on writes only, so that a quote can be read before its booking fails. They work with any prefix or none
/// (<c>aquote-990429</c>, <c>arfq-991602</c>, <c>990404</c>) as quote, request, message, booking or trip id in a path, as <c>quoteId</c> of
/// a booking request (on the first trip), and as <c>X-Avinode-ActAsAccount</c>, which spoils every request of a client.
/// </summary>
public static class SimulatorFaults
{
    private const int Everywhere = 990;
    private const int OnWrites = 991;

    /// <summary>Every fault, in the order of its code.</summary>
    public static IReadOnlyList<SimulatorFault> All { get; } =
    [
        new(400, SimulatorFaultKind.Refusal, "400, input not valid", "ERR_INPUT_GENERIC_INVALID"),
        new(401, SimulatorFaultKind.Refusal, "401, credentials not accepted", "AUTHENTICATION_COMPANY_ACCESS"),
        new(403, SimulatorFaultKind.Refusal, "403, not allowed", "NOT_AUTHORIZED"),
        new(404, SimulatorFaultKind.Refusal, "404, not found", "NOT_FOUND"),
        new(409, SimulatorFaultKind.Refusal, "409, changed by somebody else at the same time", "CONFLICT"),
        new(422, SimulatorFaultKind.Refusal, "422, not valid", "ERR_INPUT_GENERIC_INVALID"),
        new(423, SimulatorFaultKind.Refusal, "423, locked", "LOCKED"),
        new(429, SimulatorFaultKind.Refusal, "429 with Retry-After and X-Rate-Limit-Reset of 2 seconds", "RATE_LIMIT_EXCEEDED"),
        new(500, SimulatorFaultKind.Refusal, "500, server error", "ERR_INTERNAL_CRITICAL"),
        new(503, SimulatorFaultKind.Refusal, "503, maintenance", "ERR_UNAVAILABLE"),
        new(601, SimulatorFaultKind.DropBeforeWork, "the connection breaks before anything is done"),
        new(602, SimulatorFaultKind.DropAfterWork, "the connection breaks after the work is done"),
        new(603, SimulatorFaultKind.Hang, "no answer, ever"),
        new(604, SimulatorFaultKind.Html, "200 with an HTML page instead of JSON"),
        new(605, SimulatorFaultKind.CutShort, "200 with an answer that breaks off in the middle; the work is done"),
        new(606, SimulatorFaultKind.EmptyEnvelope, "200 with JSON instead of a PDF, or without an object; the work is done"),
        new(607, SimulatorFaultKind.SoftError, "200 with the object and an entry in meta.errors; the work is done"),
    ];

    internal static SimulatorFault? Find(string? id, bool isWrite) =>
        id is not null && IdKind.NumberOf(id) is { } number && (number / 1000 is Everywhere || (number / 1000 is OnWrites && isWrite))
            ? All.FirstOrDefault(fault => fault.Code == number % 1000)
            : null;

    /// <summary>Whether the number provokes a fault, so that something must stand behind it for the work to be done.</summary>
    internal static bool IsMagic(int number) => Find(number.ToString(CultureInfo.InvariantCulture), isWrite: true) is not null;
}
