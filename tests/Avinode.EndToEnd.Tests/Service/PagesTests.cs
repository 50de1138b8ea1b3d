using System.Net;
using System.Text.RegularExpressions;

namespace Avinode.EndToEnd.Tests;

public sealed partial class PagesTests
{
    // The tests' process runs in another folder than the program lies in, and so does the program that it starts.
    [Fact]
    public async Task The_pages_are_whole_from_any_folder()
    {
        await using var service = await ServiceProcess.StartAsync(
            new Dictionary<string, string?>
            {
                ["AVINODE_API_KEYS"] = null,
                ["AVINODE_WEBHOOK_USER"] = null,
                ["AVINODE_WEBHOOK_PASSWORD"] = null,
            },
            "--simulator");

        var page = await service.Client.GetStringAsync(new Uri("/trips/SNDBX1", UriKind.Relative));
        var assets = Asset().Matches(page).Select(match => match.Value).Distinct().ToArray();

        assets.Should().HaveCountGreaterThan(10);
        foreach (var asset in assets)
        {
            (await service.Client.GetAsync(new Uri(asset, UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK, asset);
        }
    }

    [GeneratedRegex("/assets/[^\"]+")]
    private static partial Regex Asset();
}
