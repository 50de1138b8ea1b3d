using System.Text;
using Avinode.Testing;

namespace Avinode.Mcp.Tests;

/// <summary>One way in which Avinode, or the way to it, fails.</summary>
internal sealed record Fault(string Name, Func<ToolCall, StubResponse> Answer)
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        .. new[] { 400, 401, 403, 404, 409, 422, 429, 500 }.Select(status => new Fault($"{status}", _ => StubResponse.Status(status))),
        new("time-out", _ => StubResponse.Hang()),
        new("time-out halfway", call => StubResponse.HangHalfway(call.Answer)),
        new("reset", _ => StubResponse.ResetAfterReading()),
        new("HTML", _ => StubResponse.Html("<!DOCTYPE html><html><body>Please sign in</body></html>")),
        new("truncated", call => StubResponse.Truncated(call.Answer)),
        new("truncated chunks", call => StubResponse.TruncatedChunked(call.Answer)),
        new("half a document", call => StubResponse.Bytes(HalfOf(call.Answer), "application/json")),
    ];

    public bool Hangs => Name.StartsWith("time-out", StringComparison.Ordinal);

    /// <summary>Whether another attempt may help: a read is tried four times then.</summary>
    public bool IsTransient => Hangs || Name is "429" or "500" or "reset" or "truncated" or "truncated chunks";

    /// <summary>Whether a write may have been done all the same (src/contract/booking-safety.md, section 3).</summary>
    public bool LeavesUnknown => Name is not ("400" or "401" or "403" or "404" or "422" or "429");

    public static Fault Of(string name) => All.Single(fault => fault.Name == name);

    /// <summary>The end of the text in which the model is told what to do next.</summary>
    public string NextStep(ToolCall call) => Name switch
    {
        "400" => "Check the arguments against its words; do not send the same again within 5 minutes.",
        "401" => "The person who runs this server should check AVINODE_API_TOKEN and AVINODE_BEARER_TOKEN; "
            + "do not try again for 5 to 10 minutes.",
        "403" => "The person who runs this server should check the permissions of the API connection and AVINODE_ACT_AS_ACCOUNT; "
            + "trying again does not help.",
        "404" => "Check the id, and that it is of the right kind; AVINODE_ID_FORMAT decides whether ids are sent with their prefix.",
        "422" => "Correct what its words name, and call again.",
        "429" => $"Wait 60 seconds and call {call.Tool} again.",
        _ when call.Tool == "send_trip_message" =>
            "Do not simply repeat send_trip_message: read get_trip_messages first, and send again only if the message is not there.",
        _ when call.Tool == "decline_quote" => "Do not simply repeat decline_quote: read get_trip_messages or ask the operator first.",
        "409" => $"Read the current state, then decide whether {call.Tool} is still wanted.",
        "500" => $"Wait 60 seconds and call {call.Tool} again.",
        "HTML" or "half a document" => "Try once more; if it stays so, tell the person who runs this server.",
        _ => $"Wait a minute and call {call.Tool} again.",
    };

    private static byte[] HalfOf(string text) => Encoding.UTF8.GetBytes(text)[..(text.Length / 2)];
}
