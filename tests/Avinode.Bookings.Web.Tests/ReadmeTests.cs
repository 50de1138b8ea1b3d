using System.Text.RegularExpressions;
using Avinode.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Avinode.Bookings.Web.Tests;

/// <summary>Keeps the table of routes in README.md true.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task The_table_of_routes_names_every_route_of_the_API()
    {
        await using var served = await ServedBookings.StartAsync();

        var routes = served.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(
                route => (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method} {Path(route)}"))
            .Where(route => route.Contains(" /api/", StringComparison.Ordinal));

        Listed().Should().Contain(routes.Distinct());
    }

    private static string Path(RouteEndpoint route) => "/" + (route.RoutePattern.RawText ?? "").Trim('/')
        .Replace(":long}", "}", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal);

    private static IEnumerable<string> Listed() => File.ReadLines(Repository.Path("README.md"))
        .SkipWhile(line => line != "### Routes")
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith('|'))
        .SelectMany(line => Route().Matches(line.Split('|')[1]).Select(route => route.Groups["route"].Value));

    [GeneratedRegex("`(?<route>[^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Route();
}
