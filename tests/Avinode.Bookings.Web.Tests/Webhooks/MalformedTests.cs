using System.Net;
using System.Text.RegularExpressions;

namespace Avinode.Bookings.Web.Tests;

/// <summary>Tests that measure the process, and so run while no other does.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;

[Collection(nameof(MeasuredAlone))]
public partial class MalformedTests
{
    private const int WarmUp = 2_000;
    private const int Count = 10_000;
    private const int Callers = 8;

    // What is measured is the whole process: its stub, its callers and the test runner included, but no other test.
    private const long MayGrow = 16 * 1024 * 1024;

    [Fact]
    public async Task Ten_thousand_malformed_bodies_are_acknowledged_kept_and_forgotten()
    {
        await using var served = await ServedBookings.StartAsync();
        using var avinode = served.Avinode();

        await DeliverAsync(avinode, 0, WarmUp);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await DeliverAsync(avinode, WarmUp, Count + WarmUp);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        grown.Should().BeLessThan(MayGrow);
        var kept = await served.WorkedOnAsync(TimeSpan.FromMilliseconds(50));
        kept.Should().HaveCount(Count + WarmUp);
        kept.Count(each => each.State == WebhookState.Ignored)
            .Should().BeGreaterThan(Count / 2, "most of it is not understood, and all of it is kept");
        ExceptionText().IsMatch(served.Log.ToString()).Should().BeFalse("the log is {0}", served.Log);
        ExceptionText().IsMatch(string.Concat(kept.Select(each => each.Detail))).Should().BeFalse();
    }

    private static Task DeliverAsync(HttpClient avinode, int from, int to) => Parallel.ForEachAsync(
        Enumerable.Range(from, to - from),
        new ParallelOptions { MaxDegreeOfParallelism = Callers },
        async (number, cancellationToken) =>
        {
            using var answer = await avinode.DeliverAsync(MalformedBodies.Make(number));
            answer.StatusCode.Should().Be(HttpStatusCode.OK, "of body {0}", number);
            (await answer.Content.ReadAsByteArrayAsync(cancellationToken)).Should().BeEmpty();
        });

    [GeneratedRegex(@"Exception|System\.|   at |JSON reader|invalid start")]
    private static partial Regex ExceptionText();
}
