using System.Net;

namespace Avinode.Bookings.Web.Tests;

public class ApiKeyTests
{
    private const string Path = "/api/bookings";

    [Theory]
    [InlineData("X-Api-Key", ServedBookings.ViewerKey, HttpStatusCode.OK)]
    [InlineData("Authorization", "Bearer " + ServedBookings.ViewerKey, HttpStatusCode.OK)]
    [InlineData("Authorization", "bearer  " + ServedBookings.ViewerKey, HttpStatusCode.OK)]
    [InlineData("Authorization", "Basic " + ServedBookings.ViewerKey, HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", ServedBookings.ViewerKey, HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", "Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("X-Api-Key", "", HttpStatusCode.Unauthorized)]
    [InlineData("X-Api-Key", ServedBookings.ViewerKey + "0", HttpStatusCode.Unauthorized)]
    [InlineData("X-Api-Key", "viewer=" + ServedBookings.ViewerKey, HttpStatusCode.Unauthorized)]
    public async Task A_key_opens_in_either_header_and_nothing_like_it_does(string header, string value, HttpStatusCode status)
    {
        await using var served = await ServedBookings.StartAsync();

        var answer = await served.AskAsync(Path, (header, value));

        answer.StatusCode.Should().Be(status);
        if (status == HttpStatusCode.Unauthorized)
        {
            answer.Headers.WwwAuthenticate.ToString().Should().Be("Bearer");
            answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        }
    }

    [Fact]
    public async Task Two_keys_are_one_too_many()
    {
        await using var served = await ServedBookings.StartAsync();

        var both = await served.AskAsync(
            Path, ("X-Api-Key", ServedBookings.ViewerKey), ("Authorization", "Bearer " + ServedBookings.OpsKey));
        var twice = await served.AskAsync(Path, ("X-Api-Key", ServedBookings.ViewerKey), ("X-Api-Key", ServedBookings.ViewerKey));

        both.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        twice.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(ServedBookings.ViewerKey, "POST", Path, HttpStatusCode.Forbidden)]
    [InlineData(ServedBookings.BookerKey, "POST", Path, HttpStatusCode.BadRequest)]
    [InlineData(ServedBookings.BookerKey, "PATCH", Path + "/ref-20260301-AAAAAAAA/status", HttpStatusCode.Forbidden)]
    [InlineData(ServedBookings.OpsKey, "PATCH", Path + "/ref-20260301-AAAAAAAA/status", HttpStatusCode.BadRequest)]
    [InlineData(ServedBookings.OpsKey, "GET", "/api/events?last_event_id=x", HttpStatusCode.BadRequest)]
    public async Task A_role_may_do_what_the_roles_below_it_may_and_no_more(string key, string method, string path, HttpStatusCode status)
    {
        await using var served = await ServedBookings.StartAsync();

        var answer = await served.Caller(key)
            .SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "GET" ? null : Answers.Json("{}") });

        answer.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task An_unknown_key_is_one_line_of_the_log()
    {
        await using var served = await ServedBookings.StartAsync();

        await served.AskAsync(Path, ("X-Api-Key", "wrong-key"));

        served.Log.ToString().Split('\n').Should().ContainSingle(line => line.Contains(Path, StringComparison.Ordinal)).Which
            .Should().Contain(" 401 ");
        served.Log.ToString().Should().NotContain("ApiKeyHandler");
    }

    [Fact]
    public async Task A_key_is_repeated_nowhere()
    {
        await using var served = await ServedBookings.StartAsync(
            settings: new Dictionary<string, string> { ["AVINODE_LOG_LEVEL"] = "Trace" });
        const string wrong = "wrong-key-0123456789abcdef-0123456789abc";

        var refused = await served.AskAsync(Path, ("X-Api-Key", wrong));
        var taken = await served.AskAsync(Path, ("X-Api-Key", ServedBookings.OpsKey));

        var bodies = await refused.Content.ReadAsStringAsync() + await taken.Content.ReadAsStringAsync();
        var said = served.Log + bodies + refused.Headers + taken.Headers;
        said.Should().NotContainAny(wrong, ServedBookings.OpsKey, "0123456789abcdef");
    }

    [Theory]
    [InlineData("viewer=0123456789abcdef0123456789abcdef", true)]
    [InlineData("viewer=0123456789abcdef0123456789abcdef, ops=0123456789abcdef0123456789abcdeg", true)]
    [InlineData("viewer=a=b=0123456789abcdef0123456789abcdef", true)]
    [InlineData("viewer=0123456789abcdef0123456789abcde", false)]
    [InlineData("viewer=0123456789abcdef 0123456789abcdef", false)]
    [InlineData("Viewer=0123456789abcdef0123456789abcdef", false)]
    [InlineData("admin=0123456789abcdef0123456789abcdef", false)]
    [InlineData("0123456789abcdef0123456789abcdef", false)]
    [InlineData("viewer=0123456789abcdef0123456789abcdef,", false)]
    [InlineData("viewer=0123456789abcdef0123456789abcdef,ops=0123456789abcdef0123456789abcdef", false)]
    public void The_list_of_keys_is_read_whole_or_not_at_all(string text, bool isGood)
    {
        var keys = ApiKeys.TryParse(text);

        (keys is not null).Should().Be(isGood);
    }

    [Fact]
    public void A_key_is_called_by_its_role_and_place()
    {
        var keys = ApiKeys.TryParse("viewer=0123456789abcdef0123456789abcdef,ops=0123456789abcdef0123456789abcdeg")!;

        keys.Find("0123456789abcdef0123456789abcdeg").Should().Be(new ApiKey(Role.Ops, "ops-2"));
        keys.Find("0123456789abcdef0123456789abcdeh").Should().BeNull();
    }
}
