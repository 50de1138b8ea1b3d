using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>A process that is not set up as it should be.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public async Task Missing_secrets_are_each_told_in_one_line()
    {
        await using var server = ServerProcess.Start([]);

        var lines = await RefusedAsync(server);

        lines.Should().HaveCount(2);
        lines[0].Should().StartWith(
            "avinode-mcp: AVINODE_API_TOKEN is missing: set it in the environment, or under \"env\" in the MCP client's configuration");
        lines[1].Should().StartWith("avinode-mcp: AVINODE_BEARER_TOKEN is missing: ")
            .And.EndWith("To try without an account, use --simulator.");
    }

    [Fact]
    public async Task Everything_malformed_is_told_at_once_and_no_secret_is_repeated()
    {
        await using var server = ServerProcess.Start(
            [],
            ("AVINODE_BASE_URL", "http://avinode.example/api"),
            ("AVINODE_API_TOKEN", "canary with a space"),
            ("AVINODE_BEARER_TOKEN", "canary-é"),
            ("AVINODE_ID_FORMAT", "roman"),
            ("AVINODE_LOG_LEVEL", "Loud"),
            ("AVINODE_SIMULATOR", "perhaps"));

        var lines = await RefusedAsync(server);

        lines.Select(line => line.Split(' ')[1]).Should().BeEquivalentTo(
            "AVINODE_SIMULATOR", "AVINODE_BASE_URL", "AVINODE_API_TOKEN", "AVINODE_BEARER_TOKEN", "AVINODE_ID_FORMAT", "AVINODE_LOG_LEVEL");
        server.ErrorText.Should().NotContain("canary");
    }

    [Theory]
    [InlineData("ftp://sandbox.avinode.com/api")]
    [InlineData("not an address")]
    [InlineData("https://user:canary@sandbox.avinode.com/api")]
    [InlineData("https://sandbox.avinode.com/api?x=canary")]
    public async Task A_base_address_that_cannot_be_meant_is_refused(string address)
    {
        await using var server = ServerProcess.Start(
            [], ("AVINODE_BASE_URL", address), ("AVINODE_API_TOKEN", "a-token"), ("AVINODE_BEARER_TOKEN", "b-token"));

        var lines = await RefusedAsync(server);

        lines.Should().ContainSingle().Which.Should().StartWith("avinode-mcp: AVINODE_BASE_URL must").And.NotContain("canary");
    }

    [Fact]
    public async Task A_name_that_nobody_reads_is_reported()
    {
        await using var server = ServerProcess.Start(
            ["--simulator"], ("AVINODE_BASEURL", "https://example.com"), ("AVINODE_DATABASE", "shared.db"));
        await server.InitializeAsync();

        (await server.EndAsync()).Should().Be(0);

        server.ErrorText.Should().Contain("The setting AVINODE_BASEURL is not known and was ignored. Did you mean AVINODE_BASE_URL?");
        server.ErrorText.Should().NotContain("AVINODE_DATABASE");
    }

    [Fact]
    public async Task The_log_starts_with_where_the_server_works()
    {
        await using var upstream = await StubUpstream.StartAsync();
        using var folder = new ScratchFolder();
        await using var server = ServerProcess.StartWith(upstream.BaseAddress, folder);
        await server.InitializeAsync();

        (await server.EndAsync()).Should().Be(0);

        FirstLine(server).Should().Contain("works with 127.0.0.1").And.NotContain("canary");
    }

    [Theory]
    [InlineData("--simulator", null)]
    [InlineData("--sandbox", null)]
    [InlineData(null, "AVINODE_SIMULATOR")]
    [InlineData(null, "AVINODE_SANDBOX")]
    public async Task The_simulator_is_chosen_by_either_of_its_names_and_says_so(string? option, string? variable)
    {
        (string, string?)[] environment = variable is null ? [] : [(variable, "on")];
        await using var server = ServerProcess.Start(option is null ? [] : [option], environment);
        await server.InitializeAsync();

        (await server.EndAsync()).Should().Be(0);

        FirstLine(server).Should().Contain("simulated Information avinode-mcp: avinode-mcp");
        server.ErrorText.Should().NotContain("not known");
    }

    private static string FirstLine(McpConversation server) => server.ErrorText.Split('\n')[0];

    private static async Task<string[]> RefusedAsync(McpConversation server)
    {
        (await server.WaitForExitAsync(ServerProcess.Patience)).Should().Be(1);
        server.OutputLines.Should().BeEmpty();
        return server.ErrorText.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
