using System.Net.Http.Headers;
using Avinode.Testing;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Avinode.Browser.Tests;

public sealed class WeightTests(ITestOutputHelper output)
{
    private const int MostBytes = 100_000;
    private const int Views = 40;

    [FactWhenInstalled("chromium")]
    public Task A_page_weighs_less_than_100_kB_with_everything_it_loads() => ServedDesk.InSimulatorAsync(async desk =>
    {
        foreach (var path in new[] { "/", "/trips/SNDBX1", "/bookings" })
        {
            var rep = await desk.OpenAsync();
            var bytes = 0L;
            rep.Page.Response += async (_, response) =>
            {
                if (!response.Url.Contains("/api/", StringComparison.Ordinal))
                {
                    Interlocked.Add(ref bytes, (await response.BodyAsync()).Length);
                }
            };
            await rep.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
            await rep.ShouldBeLiveAsync();
            var sent = await rep.Page.EvaluateAsync<int>(
                """
                () => ['resource', 'navigation'].flatMap(type => performance.getEntriesByType(type))
                  .filter(it => !it.name.includes('/api/')).reduce((sum, it) => sum + it.transferSize, 0)
                """);

            output.WriteLine($"{path}: {bytes:N0} bytes unpacked, {sent:N0} bytes on the wire");
            Interlocked.Read(ref bytes).Should().BeInRange(1, MostBytes, path);
        }
    });

    [FactWhenInstalled("chromium")]
    public Task What_does_not_change_is_kept_by_the_browser() => ServedDesk.InSimulatorAsync(async desk =>
    {
        using var client = new HttpClient { BaseAddress = desk.Address };
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        var style = new Uri(System.Text.RegularExpressions.Regex.Match(page, "/assets/[^\"]*pages.css").Value, UriKind.Relative);

        var first = await client.GetAsync(style);
        using var again = new HttpRequestMessage(HttpMethod.Get, style) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        var second = await client.SendAsync(again);
        using var packed = new HttpRequestMessage(
            HttpMethod.Get, style)
        { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("br") } } };
        var small = await client.SendAsync(packed);
        var old = await client.GetAsync(new Uri("/assets/0123456789ab/pages.css", UriKind.Relative));

        first.Headers.CacheControl!.ToString().Should().Contain("max-age=31536000").And.Contain("immutable");
        second.StatusCode.Should().Be(System.Net.HttpStatusCode.NotModified);
        small.Content.Headers.ContentEncoding.Should().Equal("br");
        (await small.Content.ReadAsByteArrayAsync()).Length.Should().BeLessThan((await first.Content.ReadAsByteArrayAsync()).Length / 2);
        old.Headers.CacheControl!.NoCache.Should().BeTrue("an older page gets what there is, but does not keep it");
    });

    [FactWhenInstalled("chromium")]
    public Task The_time_to_make_a_page_is_measured() => ServedDesk.InSimulatorAsync(async desk =>
    {
        using var client = new HttpClient { BaseAddress = desk.Address };
        foreach (var path in new[] { "/", "/trips/SNDBX1", "/bookings" })
        {
            var times = new List<double>();
            for (var view = 0; view < Views; view++)
            {
                var start = TimeProvider.System.GetTimestamp();
                await client.GetStringAsync(new Uri(path, UriKind.Relative));
                times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            }

            var sorted = times.Order().ToArray();
            output.WriteLine($"{path}: first {times[0]:F0} ms, median {sorted[Views / 2]:F1} ms, slowest {sorted[^1]:F0} ms");
            sorted[Views / 2].Should().BeLessThan(150, path);
        }
    });
}
