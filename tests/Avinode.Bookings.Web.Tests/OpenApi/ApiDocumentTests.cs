using System.Net;

namespace Avinode.Bookings.Web.Tests;

public class ApiDocumentTests
{
    private const string Order =
        """
        {"quote_id":"aquote-50000001","trip_id":"atrip-10000001","customer":{"name":"Pat Client","email":"pat@example.com"},
        "passengers":[{"first_name":"Pat","last_name":"Client"}]}
        """;

    private static readonly Dictionary<string, string> Keys = new()
    {
        ["AVINODE_API_KEYS"] = $"viewer={ServedBookings.ViewerKey},booker={ServedBookings.BookerKey},ops={ServedBookings.OpsKey}",
        ["AVINODE_WEBHOOK_USER"] = ServedBookings.WebhookUser,
        ["AVINODE_WEBHOOK_PASSWORD"] = ServedBookings.WebhookPassword,
    };

    [Fact]
    public async Task Every_route_answers_as_the_document_says()
    {
        await using var served = await ServedBookings.StartAsync(simulator: true, Keys);
        var document = await ApiDocument.ReadAsync(served);
        using var ops = served.Caller(ServedBookings.OpsKey);
        using var avinode = served.Avinode();

        await PostAsync("/api/bookings", "/api/bookings", Order);
        await PostAsync("/api/bookings", "/api/bookings", Order);
        await PostAsync("/api/bookings", "/api/bookings", Order.Replace("pat@", "sam@", StringComparison.Ordinal));
        await PostAsync("/api/bookings", "/api/bookings", "{");
        await PostAsync("/api/bookings", "/api/bookings",
            """{"quote_id":"aquote-99999999","trip_id":"atrip-10000001","customer":{"name":"Pat","email":"pat@example.com"}}""");
        await GetAsync("/api/bookings", "/api/bookings", "/api/bookings?status=pending&limit=1&customer_email=pat@example.com",
            "/api/bookings?limit=x");
        var booking = (await ops.GetJsonAsync("/api/bookings?status=pending")).GetProperty("bookings")[0].Text("reference");
        await GetAsync("/api/bookings/{id}", $"/api/bookings/{booking}", "/api/bookings/ref-20260301-ZZZZZZZZ", "/api/bookings/;");
        await HoldsAsync("PATCH /api/bookings/{id}/status",
            ops.PatchJsonAsync($"/api/bookings/{booking}/status", """{"status":"confirmed","why":"told"}"""));
        await HoldsAsync(
            "PATCH /api/bookings/{id}/status", ops.PatchJsonAsync($"/api/bookings/{booking}/status", """{"status":"pending"}"""));
        await HoldsAsync("PATCH /api/bookings/{id}/status", ops.PatchJsonAsync($"/api/bookings/{booking}/status", """{"status":"lost"}"""));
        await PostAsync(
            "/api/bookings/{id}/resolve", $"/api/bookings/{await LoseAsync(served)}/resolve", """{"outcome":"rejected","why":"told"}""");
        await PostAsync("/api/bookings/{id}/resolve", $"/api/bookings/{booking}/resolve", """{"outcome":"rejected","why":"told"}""");
        await PostAsync(
            "/api/bookings/{id}/resolve", "/api/bookings/ref-20260301-ZZZZZZZZ/resolve", """{"outcome":"rejected","why":"told"}""");
        await GetAsync("/api/trips/{id}", "/api/trips/SNDBX1", "/api/trips/atrip-99999999", "/api/trips/;");
        await GetAsync("/api/quotes/{id}/proposal.pdf", "/api/quotes/aquote-50000001/proposal.pdf",
            "/api/quotes/aquote-99999999/proposal.pdf", "/api/quotes/;/proposal.pdf");
        await GetAsync("/api/requests/{id}/messages", "/api/requests/arfq-20000001/messages", "/api/requests/arfq-99999999/messages",
            "/api/requests/;/messages");
        await PostAsync("/api/requests/{id}/messages", "/api/requests/arfq-20000001/messages", """{"message":"Hello"}""");
        await PostAsync("/api/requests/{id}/messages", "/api/requests/arfq-99999999/messages", """{"message":"Hello"}""");
        await PostAsync("/api/requests/{id}/decline", "/api/requests/arfq-20000002/decline", """{"reason":"other"}""");
        await PostAsync("/api/requests/{id}/decline", "/api/requests/arfq-20000002/decline", """{"reason":"none"}""");
        await HoldsAsync("POST /api/webhooks/avinode", avinode.DeliverAsync("""{"id":"el-30001111","type":"emptylegs"}"""));
        await HoldsAsync("POST /api/webhooks/avinode", ops.PostJsonAsync("/api/webhooks/avinode", "{}"));
        await HoldsAsync("POST /api/webhooks/avinode", avinode.DeliverAsync(new byte[70_000]));
        await HoldsAsync(
            "POST /api/webhooks/avinode/{event}", avinode.DeliverAsync("""{"id":"el-30001111","type":"emptylegs"}""", "EmptyLegs"));
        await GetAsync("/api/webhooks/events", "/api/webhooks/events?limit=1", "/api/webhooks/events?limit=x");
        var dead = await GiveUpAsync(served);
        await PostAsync("/api/webhooks/events/{id}/replay", $"/api/webhooks/events/{dead}/replay", "{}");
        await PostAsync("/api/webhooks/events/{id}/replay", "/api/webhooks/events/999/replay", "{}");
        using (var stream = await LiveStream.OpenAsync(ops))
        {
            await document.HoldsAsync("GET /api/events", stream.Response);
        }

        await GetAsync("/api/events", "/api/events?last_event_id=x", "/api/events?booking=ref-20260301-ZZZZZZZZ");
        await GetAsync("/healthz", "/healthz");
        await GetAsync("/readyz", "/readyz");

        document.Seen.Should().BeEquivalentTo(document.Operations, "each was seen to succeed");

        async Task HoldsAsync(string operation, Task<HttpResponseMessage> answer)
        {
            using var response = await answer;
            await document.HoldsAsync(operation, response);
        }

        async Task PostAsync(string route, string path, string body) => await HoldsAsync($"POST {route}", ops.PostJsonAsync(path, body));

        async Task GetAsync(string route, params string[] paths)
        {
            foreach (var path in paths)
            {
                await HoldsAsync($"GET {route}", ops.GetAsync(new Uri(path, UriKind.Relative)));
            }
        }
    }

    // The pretend operator books it, and the connection drops before the answer.
    private static async Task<string> LoseAsync(ServedBookings served)
    {
        using var answer = await served.Caller(ServedBookings.BookerKey).PostJsonAsync(
            "/api/bookings", Order.Replace("aquote-50000001", "aquote-991602", StringComparison.Ordinal));
        return (await answer.JsonAsync()).Text("reference")!;
    }

    private static async Task<long> GiveUpAsync(ServedBookings served)
    {
        var (inbox, now) = (served.Get<WebhookInbox>(), served.Clock.GetUtcNow());
        await inbox.AddAsync([new IncomingWebhook(now, "BookingConfirmed", "bookings", "abooking-1",
            """{"event":"BookingConfirmed","bookingId":"abooking-1","type":"bookings"}"""u8.ToArray())], CancellationToken.None);
        var id = (await inbox.ListAsync(null, null, 1, CancellationToken.None)).Single().Id;
        await inbox.CompleteAsync([new WebhookCompletion(id, WebhookState.Dead, now)], CancellationToken.None);
        return id;
    }

    [Fact]
    public async Task Who_needs_a_key_is_told_and_who_comes_without_is_refused_as_announced()
    {
        await using var served = await ServedBookings.StartAsync(simulator: true, Keys);
        var document = await ApiDocument.ReadAsync(served);

        foreach (var operation in document.Operations)
        {
            var (method, path) = (operation.Split(' ')[0], operation.Split(' ')[1]);
            using var answer = await served.AskAsync(new HttpMethod(method),
                path.Replace("{id}", "1", StringComparison.Ordinal).Replace("{event}", "x", StringComparison.Ordinal));
            var isGuarded = document.Operation(operation).TryGetProperty("security", out _);

            (answer.StatusCode == HttpStatusCode.Unauthorized).Should().Be(isGuarded, operation);
            await document.HoldsAsync(operation, answer);
        }

        document.Root.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Should().HaveCount(3);
        document.Root.GetProperty("info").Text("title").Should().Be("avinode-bookings");
        document.Root.GetProperty("info").Text("version").Should().MatchRegex(@"^\d+\.\d+\.\d+");
    }

    [Theory]
    [InlineData("POST", "/api/bookings", "CreateBookingRequest")]
    [InlineData("PATCH", "/api/bookings/ref-20260301-ZZZZZZZZ/status", "UpdateStatusRequest")]
    [InlineData("POST", "/api/bookings/ref-20260301-ZZZZZZZZ/resolve", "ResolveBookingRequest")]
    [InlineData("POST", "/api/requests/arfq-20000001/messages", "SendMessageRequest")]
    [InlineData("POST", "/api/requests/arfq-20000001/decline", "DeclineRequest")]
    public async Task What_a_body_must_hold_and_must_not_is_what_the_service_insists_on(string method, string path, string name)
    {
        await using var served = await ServedBookings.StartAsync(simulator: true, Keys);
        var document = await ApiDocument.ReadAsync(served);
        var schema = document.Schema(name);
        using var ops = served.Caller(ServedBookings.OpsKey);

        var empty = await RefusalsAsync("{}");
        var unknown = await RefusalsAsync("""{"no_such_member":1}""");

        empty.Should().BeEquivalentTo(schema.GetProperty("required").EnumerateArray().Select(required => required.GetString()));
        unknown.Should().Equal("no_such_member");
        schema.GetProperty("additionalProperties").GetBoolean().Should().BeFalse();
        schema.GetProperty("description").GetString().Should().NotBeEmpty();

        async Task<IEnumerable<string>> RefusalsAsync(string body)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = Answers.Json(body) };
            using var answer = await ops.SendAsync(request);
            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            return [.. (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name)];
        }
    }
}
