using System.Net;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>SIGTERM: what was sent is finished, and nothing new is begun.</summary>
public sealed class ServiceShutdownTests : IDisposable
{
    private const string Quote = """
        {"id":"aquote-50000001","type":"quotes","sellerPrice":{"price":38500.0,"currency":"USD"},
        "lift":{"aircraftType":"Citation Latitude"},"sellerCompany":{"displayName":"Blue Ridge Air"},
        "segments":[{"startAirport":{"icao":"KTEB"},"endAirport":{"icao":"KVNY"},"dateTime":{"date":"2027-06-10","time":"09:00"}}]}
        """;

    private const string Order =
        """{"quote_id":"aquote-50000001","trip_id":"atrip-10002222","customer":{"name":"Pat Client","email":"pat@example.com"}}""";

    private readonly ScratchFolder _folder = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_booking_under_way_gets_its_outcome_whether_its_caller_waits_or_has_gone(bool callerWaits)
    {
        await using var upstream = await StubUpstream.StartAsync();
        using var held = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        upstream.Answer("GET", "/quotes/50000001", StubResponse.Json(Quote));
        var booked = StubResponse.Json("""{"bookingId":"abooking-70000001","status":"pending"}""");
        upstream.Answer("POST", "/bookrequest", booked.After(release.Task));
        await using var service = await StartAsync(upstream);
        using var page = new StreamReader(await service.Client.GetStreamAsync(new Uri("/api/events", UriKind.Relative)));
        var booking = service.Client.PostAsync(new Uri("/api/bookings", UriKind.Relative), ServiceProcess.Json(Order), held.Token);
        await upstream.WaitForRequestAsync(2);
        if (!callerWaits)
        {
            await held.CancelAsync();
            await service.WhenLoggedAsync("POST /api/bookings 499 ");
        }

        service.Terminate();
        await page.ReadToEndAsync().WaitAsync(ServerProcess.Patience);
        await WhenNothingNewIsBegunAsync(service);
        if (!callerWaits)
        {
            await service.WhenLoggedAsync("Bookings being made: 1. Waiting for their outcome");
        }

        release.SetResult();
        var exitCode = await service.WaitForExitAsync();

        exitCode.Should().Be(0);
        if (callerWaits)
        {
            (await booking).StatusCode.Should().Be(HttpStatusCode.Created);
        }

        upstream.Requests.Count(request => request.Method == "POST").Should().Be(1);
        await using var next = await StartAsync(upstream);
        (await next.Client.GetStringAsync(new Uri("/api/bookings", UriKind.Relative)))
            .Should().Contain("\"submission\":\"accepted\"").And.Contain("abooking-70000001");
    }

    public void Dispose() => _folder.Dispose();

    // The streams end first; the listening, and what stayed connected, a moment later.
    private static async Task WhenNothingNewIsBegunAsync(ServiceProcess service)
    {
        using var deadline = new CancellationTokenSource(ServerProcess.Patience);
        try
        {
            while (true)
            {
                using var answer = await service.Client.GetAsync(new Uri("/healthz", UriKind.Relative), deadline.Token);
            }
        }
        catch (HttpRequestException)
        {
            // Refused.
        }
    }

    private Task<ServiceProcess> StartAsync(StubUpstream upstream) => ServiceProcess.StartAsync(new Dictionary<string, string?>
    {
        ["AVINODE_BASE_URL"] = upstream.BaseAddress.AbsoluteUri,
        ["AVINODE_API_TOKEN"] = "token-of-the-application",
        ["AVINODE_BEARER_TOKEN"] = "token-of-the-connection",
        ["AVINODE_DATABASE"] = _folder.File("bookings.db"),
        ["AVINODE_MAIL_DIR"] = _folder.File("mail"),
    });
}
