using System.Net;
using System.Net.Sockets;
using Avinode.Testing;

namespace Avinode.EndToEnd.Tests;

/// <summary>The command line of <c>avinode-bookings</c>, as whoever starts it sees it.</summary>
public sealed class ServiceCommandTests
{
    [Theory]
    [InlineData("http://*:5080")]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://127.0.0.1:5080;http://+:5081")]
    public async Task It_does_not_start_where_it_would_be_open_to_the_network(string urls)
    {
        await using var service = Start(["--simulator", "--urls", urls]);

        (await service.WaitForExitAsync(ServerProcess.Patience)).Should().Be(1);

        var lines = service.ErrorText.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(line => line.Split(' ')[1]).Should().Equal("AVINODE_API_KEYS", "AVINODE_WEBHOOK_USER", "AVINODE_WEBHOOK_PASSWORD");
        lines.Should().OnlyContain(line => line.StartsWith("avinode-bookings: ", StringComparison.Ordinal));
        service.OutputLines.Should().BeEmpty();
    }

    [Fact]
    public async Task The_platform_s_own_variables_do_not_open_another_door()
    {
        var port = FreePort();
        await using var service = await ServiceProcess.StartAsync(
            new Dictionary<string, string?>
            {
                ["ASPNETCORE_URLS"] = $"http://0.0.0.0:{port}",
                ["ASPNETCORE_HTTP_PORTS"] = $"{port}",
                ["ASPNETCORE_Kestrel__Endpoints__Http__Url"] = $"http://0.0.0.0:{port}",
                ["AVINODE_API_KEYS"] = null,
                ["AVINODE_WEBHOOK_USER"] = null,
                ["AVINODE_WEBHOOK_PASSWORD"] = null,
            },
            "--simulator");
        using var probe = new TcpClient();

        var connect = async () => await probe.ConnectAsync(IPAddress.Loopback, port);

        await connect.Should().ThrowAsync<SocketException>();
        (await service.Client.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_words()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var service = Start(["--simulator", "--urls", $"http://{taken.LocalEndpoint}"]);

        (await service.WaitForExitAsync(ServerProcess.Patience)).Should().Be(1);

        service.ErrorText.Should().Contain("address already in use. Choose another address with --urls.").And.NotContain("   at ");
    }

    [Theory]
    [InlineData("--snadbox")]
    [InlineData("--urls", "5080")]
    [InlineData("--urls", "http://127.0.0.1:5080/api")]
    [InlineData("--urls", "https://127.0.0.1:5080")]
    [InlineData("serve")]
    public async Task A_mistake_is_explained_on_stderr_with_the_help(params string[] arguments)
    {
        await using var service = Start(arguments);

        (await service.WaitForExitAsync(ServerProcess.Patience)).Should().Be(1);

        service.ErrorText.Should().Contain(arguments[^1]).And.Contain("--simulator").And.Contain("AVINODE_API_KEYS");
        service.OutputLines.Should().BeEmpty();
    }

    [Fact]
    public async Task Help_and_version_go_to_stdout()
    {
        await using var help = Start(["--help"]);
        await using var version = Start(["--version"]);

        (await help.WaitForExitAsync(ServerProcess.Patience)).Should().Be(0);
        (await version.WaitForExitAsync(ServerProcess.Patience)).Should().Be(0);

        string.Join('\n', help.OutputLines).Should().Contain("--urls").And.Contain("AVINODE_WEBHOOK_PASSWORD");
        version.OutputLines.Should().ContainSingle().Which.Should().MatchRegex(@"^\d+\.\d+\.\d+$");
    }

    [Fact]
    public async Task The_start_tells_what_runs_and_what_of_the_settings_means_nothing()
    {
        await using var service = await ServiceProcess.StartAsync(
            new Dictionary<string, string?>
            {
                ["AVINODE_DATBASE"] = "canary.db",
                ["AVINODE_API_KEYS"] = null,
                ["AVINODE_WEBHOOK_USER"] = null,
                ["AVINODE_WEBHOOK_PASSWORD"] = null,
            },
            "--simulator");
        service.Terminate();
        (await service.WaitForExitAsync()).Should().Be(0);

        var origin = service.Address.GetLeftPart(UriPartial.Authority);
        service.Log.Should().Contain($" listens on {origin}, works with the built-in simulator")
            .And.Contain("Mail goes to ")
            .And.Contain("The setting AVINODE_DATBASE is not known and was ignored. Did you mean AVINODE_DATABASE?")
            .And.NotContain("canary").And.NotContain("DataProtection").And.NotContain("   at ");
    }

    private static McpConversation Start(IEnumerable<string> arguments) =>
        McpConversation.Start(OurExecutable.Path("avinode-bookings"), arguments, new Dictionary<string, string?>());

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
