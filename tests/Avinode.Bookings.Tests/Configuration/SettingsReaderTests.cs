using Avinode.Client;
using Microsoft.Extensions.Logging;

namespace Avinode.Bookings.Tests.Configuration;

public sealed class SettingsReaderTests
{
    private const string Secret = "s3cret-7Q2x";

    [Fact]
    public void With_the_two_secrets_alone_everything_else_has_its_default()
    {
        var settings = Read();

        settings.Should().BeEquivalentTo(new AvinodeSettings
        {
            Avinode = new AvinodeClientOptions
            {
                BaseUrl = new Uri("https://sandbox.avinode.com/api"),
                ApiToken = Secret,
                BearerToken = Secret,
                Product = "Jetvision/1.0.0",
                ApiVersion = "v1.0",
                ActAsAccount = null,
                IdFormat = AvinodeIdFormat.Numeric,
            },
            Database = Database.DefaultPath,
            Simulator = false,
            PdfDirectory = null,
            LogLevel = LogLevel.Information,
        });
    }

    [Fact]
    public void Every_setting_is_read_and_trimmed()
    {
        var settings = Read(
            ("AVINODE_BASE_URL", " https://services.avinode.com/api/ "), ("AVINODE_API_TOKEN", " app "),
            ("AVINODE_BEARER_TOKEN", "conn\n"), ("AVINODE_PRODUCT", "Desk/2.0"),
            ("AVINODE_API_VERSION", "v2"), ("AVINODE_ACT_AS_ACCOUNT", "dana"), ("AVINODE_ID_FORMAT", "PREFIXED"),
            ("AVINODE_SIMULATOR", "On"), ("AVINODE_PDF_DIR", "/tmp/pdf "),
            ("AVINODE_LOG_LEVEL", "debug"));

        settings.Should().BeEquivalentTo(new AvinodeSettings
        {
            Avinode = new AvinodeClientOptions
            {
                BaseUrl = new Uri("https://services.avinode.com/api/"),
                ApiToken = "app",
                BearerToken = "conn",
                Product = "Desk/2.0",
                ApiVersion = "v2",
                ActAsAccount = "dana",
                IdFormat = AvinodeIdFormat.Prefixed,
            },
            Simulator = true,
            PdfDirectory = "/tmp/pdf",
            LogLevel = LogLevel.Debug,
        });
    }

    [Fact]
    public void Every_setting_of_the_table_is_understood_empty_too()
    {
        var settings = Read([.. Setting.All.Where(setting => !setting.Name.EndsWith("_TOKEN", StringComparison.Ordinal))
            .Select(setting => (setting.Name, " "))]);

        settings.Should().BeEquivalentTo(Read());
        Setting.Known.Should().OnlyHaveUniqueItems().And.AllSatisfy(name => name.Should().StartWith("AVINODE_"));
    }

    [Theory]
    [InlineData("AVINODE_API_TOKEN")]
    [InlineData("AVINODE_BEARER_TOKEN")]
    public void A_missing_secret_is_named_with_the_way_to_set_it(string name)
    {
        foreach (var value in new[] { "", "  ", "\n" })
        {
            ProblemsOf((name, value)).Should().ContainSingle().Which
                .Should().Match($"{name} is missing: set it in the environment, or under \"env\" *--simulator.");
        }
    }

    [Fact]
    public void The_simulator_needs_no_secrets_whoever_asks_for_it()
    {
        SettingsReader.Read(new Dictionary<string, string>(), simulator: true).Simulator.Should().BeTrue();
        SettingsReader.Read(new Dictionary<string, string> { ["AVINODE_SIMULATOR"] = "1" }, simulator: false).Simulator.Should().BeTrue();
        SettingsReader.Read(new Dictionary<string, string> { ["AVINODE_SIMULATOR"] = "off" }, simulator: true).Simulator.Should().BeTrue();
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("ON", true)]
    [InlineData("yes", true)]
    [InlineData("0", false)]
    [InlineData("False", false)]
    [InlineData("off", false)]
    [InlineData("no", false)]
    public void A_switch_is_on_or_off(string value, bool isOn) => Read(("AVINODE_SIMULATOR", value)).Simulator.Should().Be(isOn);

    [Theory]
    [InlineData("AVINODE_SIMULATOR", "maybe", "must be on or off")]
    [InlineData("AVINODE_SIMULATOR", "2", "must be on or off")]
    [InlineData("AVINODE_ID_FORMAT", "short", "must be one of numeric, prefixed")]
    [InlineData("AVINODE_ID_FORMAT", "1", "must be one of numeric, prefixed")]
    [InlineData("AVINODE_ID_FORMAT", "+1", "must be one of numeric, prefixed")]
    [InlineData("AVINODE_ID_FORMAT", "numeric,prefixed", "must be one of numeric, prefixed")]
    [InlineData("AVINODE_LOG_LEVEL", "loud", "must be one of Trace, Debug, Information, Warning, Error, Critical, None")]
    [InlineData("AVINODE_LOG_LEVEL", "Debug, Information", "must be one of*")]
    [InlineData("AVINODE_LOG_LEVEL", "-1", "must be one of*")]
    [InlineData("AVINODE_BASE_URL", "sandbox.avinode.com/api", "must be an absolute https address such as https://sandbox.avinode.com/api")]
    [InlineData("AVINODE_BASE_URL", "/api", "must be an absolute https address*")]
    [InlineData("AVINODE_BASE_URL", "https://", "must be an absolute https address*")]
    [InlineData("AVINODE_BASE_URL", "ftp://sandbox.avinode.com/api", "must be an absolute https address*")]
    [InlineData("AVINODE_BASE_URL", "file:///etc/passwd", "must be an absolute https address*")]
    [InlineData("AVINODE_BASE_URL", "https://user@sandbox.avinode.com/api", "must not carry a user, a query or a fragment")]
    [InlineData("AVINODE_BASE_URL", "https://user:s3cret-7Q2x@sandbox.avinode.com/api", "must not carry a user*")]
    [InlineData("AVINODE_BASE_URL", "https://sandbox.avinode.com/api?token=s3cret-7Q2x", "must not carry a user*")]
    [InlineData("AVINODE_BASE_URL", "https://sandbox.avinode.com/api#x", "must not carry a user*")]
    [InlineData("AVINODE_BASE_URL", "http://sandbox.avinode.com/api", "must be https: plain http is allowed on loopback only*")]
    [InlineData("AVINODE_BASE_URL", "http://10.0.0.1/api", "must be https*")]
    [InlineData("AVINODE_BASE_URL", "http://0.0.0.0/api", "must be https*")]
    [InlineData("AVINODE_BASE_URL", "http://127.0.0.1.example.com/api", "must be https*")]
    [InlineData("AVINODE_BASE_URL", "http://localhost.example.com/api", "must be https*")]
    [InlineData("AVINODE_BASE_URL", "http://[2001:db8::1]/api", "must be https*")]
    [InlineData("AVINODE_API_TOKEN", "s3cret-7Q2x s3cret-7Q2x", "must be printable ASCII without spaces")]
    [InlineData("AVINODE_API_TOKEN", "s3cret-7Q2x\r\nX-Evil: 1", "must be printable ASCII without spaces")]
    [InlineData("AVINODE_BEARER_TOKEN", "Bearer s3cret-7Q2x", "must be printable ASCII without spaces")]
    [InlineData("AVINODE_BEARER_TOKEN", "s3cret-7Q2x\u200B", "must be printable ASCII without spaces")]
    [InlineData("AVINODE_PRODUCT", "Desk 2", "must be printable ASCII without spaces")]
    [InlineData("AVINODE_API_VERSION", "v\u0661", "must be printable ASCII without spaces")]
    [InlineData("AVINODE_ACT_AS_ACCOUNT", "zoë", "must be printable ASCII without spaces")]
    public void A_malformed_value_is_one_problem_that_names_the_setting_and_never_the_value(string name, string value, string rule)
    {
        var problem = ProblemsOf((name, value)).Should().ContainSingle().Which;

        problem.Should().Match($"{name} {rule}: set it *").And.NotContain(Secret).And.NotContain("\n");
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/api")]
    [InlineData("http://127.1/api")]
    [InlineData("http://localhost/api")]
    [InlineData("http://LOCALHOST:80/api")]
    [InlineData("http://[::1]:5000/api")]
    [InlineData("https://10.0.0.1/api")]
    [InlineData("HTTPS://services.avinode.com/api/")]
    public void Plain_http_may_go_to_this_machine_and_https_anywhere(string address) =>
        Read(("AVINODE_BASE_URL", address)).Avinode.BaseUrl.Should().Be(new Uri(address));

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var problems = ProblemsOf(
            ("AVINODE_BASE_URL", "http://example.com"), ("AVINODE_API_TOKEN", ""), ("AVINODE_BEARER_TOKEN", "a b"),
            ("AVINODE_PRODUCT", "a b"), ("AVINODE_API_VERSION", "a b"),
            ("AVINODE_ACT_AS_ACCOUNT", "a b"), ("AVINODE_ID_FORMAT", "x"), ("AVINODE_SIMULATOR", "x"), ("AVINODE_LOG_LEVEL", "x"),
            ("AVINODE_DATABASE", "postgres://u:p@host/db"), ("AVINODE_DATA_KEY", "c2hvcnQ="));

        problems.Select(problem => problem.Split(' ')[0]).Should()
            .BeEquivalentTo(Setting.All.Select(setting => setting.Name).Except(["AVINODE_PDF_DIR"]));
        new InvalidSettingsException(problems).Message.Split(Environment.NewLine).Should().Equal(problems);
    }

    [Fact]
    public void PostgreSQL_needs_a_data_key_that_all_programs_share() =>
        ProblemsOf(("AVINODE_API_TOKEN", Secret), ("AVINODE_BEARER_TOKEN", Secret), ("AVINODE_DATABASE", "Host=db;Password=hunter2"))
            .Should().ContainSingle().Which.Should().StartWith("AVINODE_DATA_KEY is required with PostgreSQL").And.NotContain("hunter2");

    [Theory]
    [InlineData("AVINODE_BASEURL", "Did you mean AVINODE_BASE_URL?")]
    [InlineData("AVINODE_API_TOKNE", "Did you mean AVINODE_API_TOKEN?")]
    [InlineData("avinode_api_token", "Did you mean AVINODE_API_TOKEN?")]
    [InlineData("AVINODE_SANDBX", "Did you mean AVINODE_SIMULATOR?")]
    [InlineData("AVINODE_DATABSE", "Did you mean AVINODE_DATABASE?")]
    [InlineData("AVINODE_FAVOURITE_COLOUR", "was ignored.")]
    public void A_name_that_nobody_reads_is_remarked_with_a_guess(string name, string ending)
    {
        var remark = Read((name, Secret)).Remarks.Should().ContainSingle().Which;

        remark.Should().StartWith($"The setting {name} is not known and was ignored.").And.EndWith(ending).And.NotContain(Secret);
    }

    [Fact]
    public void Names_of_the_other_program_and_of_others_are_no_remark() =>
        Read([.. Setting.Known.Except(Setting.All.SelectMany(setting => setting.Names)).Select(name => (name, "x")), ("PATH", "/bin"),
            ("MY_AVINODE_TOKEN", "x")])
            .Remarks.Should().BeEmpty();

    [Fact]
    public void Settings_do_not_print_their_secrets()
    {
        var settings = Read();

        $"{settings}{settings.Avinode}".Should().NotContain(Secret);
    }

    private static AvinodeSettings Read(params (string Name, string Value)[] environment) => SettingsReader.Read(
        new[] { (Name: "AVINODE_API_TOKEN", Value: Secret), (Name: "AVINODE_BEARER_TOKEN", Value: Secret) }
            .Where(secret => !environment.Any(setting => setting.Name == secret.Name)).Concat(environment)
            .ToDictionary(setting => setting.Name, setting => setting.Value),
        simulator: false);

    private static IReadOnlyList<string> ProblemsOf(params (string Name, string Value)[] environment) =>
        FluentActions.Invoking(() => Read(environment)).Should().Throw<InvalidSettingsException>().Which.Problems;
}
