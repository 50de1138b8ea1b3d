namespace Avinode.Bookings.Web.Tests;

public class ServiceSettingsTests
{
    private const string Keys = "ops=ops-key-0123456789abcdef-0123456789abc";

    private static readonly Dictionary<string, string> Real = new()
    {
        ["AVINODE_API_TOKEN"] = "token",
        ["AVINODE_BEARER_TOKEN"] = "token",
        ["AVINODE_API_KEYS"] = Keys,
        ["AVINODE_WEBHOOK_USER"] = "avinode",
        ["AVINODE_WEBHOOK_PASSWORD"] = "canary-password",
    };

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://[::1]:5080")]
    [InlineData("http://127.0.0.7:5080", "https://localhost:5081")]
    public void On_the_loopback_the_simulator_asks_nobody_for_a_key(params string[] urls)
    {
        var settings = Read([], simulator: true, urls);

        settings.ApiKeys.IsOpen.Should().BeTrue();
        settings.Webhooks.Password.Should().HaveLength(64, "nobody but this process knows it");
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("http://bookings.example.com:5080")]
    [InlineData("http://localhost.example.com:5080")]
    [InlineData("http://127.0.0.1:5080", "http://0.0.0.0:5081")]
    public void Where_others_can_reach_it_even_the_simulator_needs_keys_and_credentials(params string[] urls)
    {
        var read = () => Read([], simulator: true, urls);

        read.Should().Throw<InvalidSettingsException>().Which.Problems.Select(Name)
            .Should().Equal("AVINODE_API_KEYS", "AVINODE_WEBHOOK_USER", "AVINODE_WEBHOOK_PASSWORD");
    }

    [Fact]
    public void The_simulator_of_the_environment_is_the_same()
    {
        Read(new() { ["AVINODE_SIMULATOR"] = "on" }, simulator: false, "http://127.0.0.1:5080").ApiKeys.IsOpen.Should().BeTrue();
        FluentActions.Invoking(() => Read(new() { ["AVINODE_SIMULATOR"] = "on" }, simulator: false, "http://0.0.0.0:5080"))
            .Should().Throw<InvalidSettingsException>();
    }

    [Theory]
    [InlineData("AVINODE_API_KEYS")]
    [InlineData("AVINODE_WEBHOOK_USER")]
    [InlineData("AVINODE_WEBHOOK_PASSWORD")]
    [InlineData("AVINODE_API_TOKEN")]
    public void With_the_real_Avinode_everything_is_needed_even_on_the_loopback(string missing)
    {
        var environment = new Dictionary<string, string>(Real);
        environment.Remove(missing);

        var read = () => Read(environment, simulator: false, "http://127.0.0.1:5080");

        read.Should().Throw<InvalidSettingsException>().Which.Problems.Select(Name).Should().Equal(missing);
    }

    [Theory]
    [InlineData("AVINODE_API_KEYS", "ops=canary-short")]
    [InlineData("AVINODE_API_KEYS", Keys + ",canary")]
    [InlineData("AVINODE_WEBHOOK_USER", "canary:user")]
    [InlineData("AVINODE_WEBHOOK_PASSWORD", "canary,canary,canary")]
    [InlineData("AVINODE_WEBHOOK_PASSWORD", "canary,")]
    [InlineData("AVINODE_SMTP_URL", "http://canary:canary@mail.example.com")]
    public void What_is_malformed_is_named_and_not_repeated(string name, string value)
    {
        var environment = new Dictionary<string, string>(Real) { [name] = value };

        var read = () => Read(environment, simulator: false, "http://127.0.0.1:5080");

        read.Should().Throw<InvalidSettingsException>()
            .Where(invalid => Name(invalid.Problems[0]) == name && !invalid.Message.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public void Half_of_the_webhook_credentials_is_a_mistake_also_in_the_simulator()
    {
        var read = () => Read(new() { ["AVINODE_WEBHOOK_USER"] = "avinode" }, simulator: true, "http://127.0.0.1:5080");

        read.Should().Throw<InvalidSettingsException>().Which.Problems.Select(Name).Should().Equal("AVINODE_WEBHOOK_PASSWORD");
    }

    private static ServiceSettings Read(Dictionary<string, string> environment, bool simulator, params string[] urls) =>
        ServiceSettingsReader.Read(environment, simulator, [.. urls.Select(url => new Uri(url))]);

    private static string Name(string problem) => problem.Split(' ')[0];
}
