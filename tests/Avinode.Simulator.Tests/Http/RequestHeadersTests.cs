using System.Net;

namespace Avinode.Simulator.Tests.Http;

public sealed class RequestHeadersTests
{
    private readonly SimulatorDriver simulator = new();

    [Theory]
    [InlineData("X-Avinode-ApiToken")]
    [InlineData("Authorization")]
    [InlineData("X-Avinode-SentTimestamp")]
    [InlineData("X-Avinode-Product")]
    [InlineData("X-Avinode-ApiVersion")]
    public async Task A_missing_header_is_named(string name)
    {
        using var http = new HttpClient(new SimulatorHandler(simulator.World));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://simulator.invalid/api/trips/10000001");
        simulator.Headers["X-Avinode-SentTimestamp"] = "2026-03-01T09:30:15.000Z";
        foreach (var header in simulator.Headers.Where(header => header.Key != name))
        {
            request.Headers.Add(header.Key, header.Value);
        }

        using var response = await http.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).Should().Contain("ERR_INPUT_MISSING").And.Contain($"'{name}'");
        response.Headers.Should().ContainKey("X-Rate-Limit-Remaining");
    }

    [Theory]
    [InlineData("2026-03-01T09:35:15Z", HttpStatusCode.OK)]
    [InlineData("2026-03-01T09:25:15.000Z", HttpStatusCode.OK)]
    [InlineData("2026-03-01T10:30:15.123+01:00", HttpStatusCode.OK)]
    [InlineData("2026-03-01T09:35:16Z", HttpStatusCode.BadRequest)]
    [InlineData("2026-03-01T09:25:14Z", HttpStatusCode.BadRequest)]
    [InlineData("01/03/2026 09:30:15", HttpStatusCode.BadRequest)]
    [InlineData("1772357415", HttpStatusCode.BadRequest)]
    public async Task A_timestamp_must_be_ISO_8601_and_within_five_minutes(string timestamp, HttpStatusCode expected)
    {
        simulator.Headers["X-Avinode-SentTimestamp"] = timestamp;

        var answer = await simulator.GetAsync("trips/10000001");

        answer.Status.Should().Be(expected);
        if (expected is HttpStatusCode.BadRequest)
        {
            answer.Code.Should().Be("ERR_INPUT_GENERIC_INVALID");
        }
    }

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("Bearer")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer two words")]
    public async Task A_malformed_bearer_is_not_authorized(string authorization)
    {
        simulator.Headers["Authorization"] = authorization;

        var answer = await simulator.GetAsync("trips/10000001");

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        answer.Code.Should().Be("ERR_INPUT_GENERIC_INVALID");
    }
}
