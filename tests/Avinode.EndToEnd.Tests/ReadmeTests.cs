using System.Text.RegularExpressions;
using Avinode.Bookings;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>Keeps the tables of README.md true.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task The_tools_table_names_every_tool()
    {
        await using var server = ServerProcess.StartSimulator();
        await server.InitializeAsync();
        var list = await server.RequestAsync("tools/list");
        await server.EndAsync();

        FirstColumn("## Tools").Should().BeEquivalentTo(
            list.GetProperty("result").GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()));
    }

    [Fact]
    public void The_settings_table_names_every_setting() =>
        FirstColumn("## Settings").Should().BeEquivalentTo(Setting.All.Concat(Setting.Service).Select(setting => setting.Name));

    private static IEnumerable<string> FirstColumn(string heading) => File.ReadLines(Repository.Path("README.md"))
        .SkipWhile(line => line != heading)
        .Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Select(line => Row().Match(line))
        .Where(row => row.Success)
        .Select(row => row.Groups["name"].Value);

    [GeneratedRegex("^\\| *`(?<name>[^`]+)` *\\|", RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
