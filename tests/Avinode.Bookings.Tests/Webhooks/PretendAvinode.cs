using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Avinode.Bookings.Tests;

/// <summary>The far side of the wire without a socket, for tests that ask it thousands of times: bookings and messages by number.</summary>
internal sealed class PretendAvinode : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, string> _answers = [];

    /// <summary>What was asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>The status with which every question is refused; null when none is.</summary>
    public HttpStatusCode? Refuses { get; set; }

    /// <summary>What happens, once, after the next question is answered and before the answer arrives.</summary>
    public Func<Task>? Meanwhile { get; set; }

    /// <summary>Holds a booking in this state.</summary>
    public void Holds(int number, string status, string more = "") =>
        _answers[$"/api/bookings/{number}"] = $$"""{"id":"abooking-{{number}}","status":"{{status}}"{{more}}}""";

    /// <summary>Holds a message.</summary>
    public void HoldsMessage(int number, string text) => _answers[$"/api/tripmsgs/{number}"] =
        $$$"""{"id":"asellermsg-{{{number}}}","type":"tripmsgs","message":"{{{text}}}","links":{"rfqs":[{"id":"arfq-20001111"}]}}""";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        Asked.Enqueue(path);
        var (status, body) = Refuses is { } refusal ? (refusal, "{}")
            : _answers.TryGetValue(path, out var found) ? (HttpStatusCode.OK, found)
            : (HttpStatusCode.NotFound, "{}");
        if (Meanwhile is { } happens)
        {
            Meanwhile = null;
            await happens();
        }

        var content = new StringContent(body, Encoding.UTF8, "application/json");
        return new HttpResponseMessage(status) { Content = content, RequestMessage = request };
    }
}
