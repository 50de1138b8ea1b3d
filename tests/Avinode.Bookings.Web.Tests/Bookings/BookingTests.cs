using System.Net;
using Avinode.Testing;

namespace Avinode.Bookings.Web.Tests;

public class BookingTests
{
    [Fact]
    public async Task A_booking_is_sent_once_and_shown_whole_with_its_passports_masked()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();

        var response = await served.Caller().PostJsonAsync("/api/bookings", Answers.Order);

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        var booking = await response.JsonAsync();
        response.Headers.Location.Should().Be($"/api/bookings/{booking.Text("id")}");
        booking.Text("avinode_booking_id").Should().Be("abooking-70000001");
        booking.Text("status").Should().Be("pending");
        booking.Text("submission").Should().Be("accepted");
        booking.Text("departure_airport").Should().Be("KTEB");
        booking.Text("total_price").Should().Be("38500.00");
        booking.GetProperty("passengers")[0].Text("passport_number").Should().Be("•••••5QQ");
        booking.GetProperty("passengers")[0].Text("date_of_birth").Should().Be("••••-••-••");
        served.Upstream.Requests.Where(request => request.Method == "POST").Should().ContainSingle().Which.Text
            .Should().Contain("\"passportNumber\":\"ZX98765QQ\"");
        (await served.Caller(ServedBookings.ViewerKey).GetJsonAsync(response.Headers.Location!.ToString())).Text("reference")
            .Should().Be(booking.Text("reference"));
    }

    [Fact]
    public async Task A_repeat_is_answered_with_the_booking_that_exists()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        var first = await served.Caller().PostJsonAsync("/api/bookings", Answers.Order, "one-key");

        var second = await served.Caller().PostJsonAsync("/api/bookings", Answers.Order, "one-key");

        second.StatusCode.Should().Be(HttpStatusCode.OK);
        second.Headers.GetValues("Idempotent-Replayed").Should().Equal("true");
        (await second.JsonAsync()).Text("id").Should().Be((await first.JsonAsync()).Text("id"));
        served.Upstream.Requests.Count(request => request.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused_and_another_customer_finds_the_quote_taken()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        await served.Caller().PostJsonAsync("/api/bookings", Answers.Order, "one-key");

        var other = await served.Caller().PostJsonAsync(
            "/api/bookings", Answers.Order.Replace("Pat Client", "Sam Client", StringComparison.Ordinal), "one-key");
        var taken = await served.Caller().PostJsonAsync(
            "/api/bookings", Answers.Order.Replace("pat@", "sam@", StringComparison.Ordinal), "another-key");

        other.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await other.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().Contain("customer.name");
        taken.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await taken.JsonAsync()).Text("reference").Should().StartWith("ref-");
        served.Upstream.Requests.Count(request => request.Method == "POST").Should().Be(1);
    }

    [Fact]
    public async Task A_lost_answer_is_accepted_as_unknown_not_as_an_error()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        served.Upstream.Answer("POST", "/bookrequest", StubResponse.Status(502));

        var response = await served.Caller().PostJsonAsync("/api/bookings", Answers.Order);

        response.StatusCode.Should().Be(HttpStatusCode.Accepted);
        var booking = await response.JsonAsync();
        booking.Text("submission").Should().Be("unknown");
        booking.Text("next_steps").Should().Contain("Do not book again").And.Contain($"GET /api/bookings/{booking.Text("id")}");
    }

    [Fact]
    public async Task A_departure_that_the_quote_did_not_tell_is_not_made_up()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        var known = await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync();
        await using var other = await ServedBookings.StartAsync();
        other.Upstream.TakesBookings();
        other.Upstream.Answer("GET", "/quotes/50000001", StubResponse.Status(404));

        var unknown = await (await other.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync();

        known.TryGetProperty("departure_date", out _).Should().BeTrue();
        unknown.Text("submission").Should().Be("accepted");
        unknown.TryGetProperty("departure_date", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData(400), InlineData(401), InlineData(403), InlineData(404), InlineData(422)]
    public async Task A_refusal_is_passed_on_with_the_next_step(int status)
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        served.Upstream.Answer("POST", "/bookrequest", StubResponse.Status(status));

        var response = await served.Caller().PostJsonAsync("/api/bookings", Answers.Order);

        response.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await response.JsonAsync()).Text("detail").Should().Contain($"Stub answers {status}");
    }

    [Theory]
    [InlineData("{\"quote_id\":\"x\",\"foo\":1}", "foo")]
    [InlineData("{\"customer\":{\"name\":\"a\",\"name\":\"b\"}}", "customer.name")]
    [InlineData("{\"quote_id\":5}", "quote_id")]
    [InlineData("{\"quote_id\":\"x\"", "")]
    [InlineData("{\"passengers\":[{\"first_name\":\"a\",\"last_name\":{}}]}", "passengers[0].last_name")]
    [InlineData("{}", "quote_id")]
    [InlineData(
        "{\"quote_id\":\"aquote-1\",\"trip_id\":\"atrip-1\",\"customer\":{\"name\":\"a\",\"email\":\"a@b c@d\"}}", "customer.email")]
    [InlineData("null", "")]
    [InlineData("[]", "")]
    public async Task A_bad_body_is_named_by_field_and_nothing_is_sent(string body, string field)
    {
        await using var served = await ServedBookings.StartAsync();

        var response = await served.Caller().PostJsonAsync("/api/bookings", body);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().Contain(field);
        served.Upstream.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task How_one_knows_is_a_text_of_a_line_or_two()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        var id = (await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync()).Text("id");

        foreach (var why in new[] { "by\\u0000telephone", new string('x', 501) })
        {
            var answer = await served.Caller(ServedBookings.OpsKey).PatchJsonAsync(
                $"/api/bookings/{id}/status", $$"""{"status":"confirmed","why":"{{why}}"}""");

            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            (await answer.JsonAsync()).GetProperty("errors").TryGetProperty("why", out _).Should().BeTrue();
        }
    }

    [Fact]
    public async Task Only_ops_sets_a_status_and_only_one_that_may_follow()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        var id = (await (await served.Caller().PostJsonAsync("/api/bookings", Answers.Order)).JsonAsync()).Text("id");

        (await served.Caller().PatchJsonAsync($"/api/bookings/{id}/status", """{"status":"confirmed"}""")).StatusCode
            .Should().Be(HttpStatusCode.Forbidden);
        var jump = await served.Caller(ServedBookings.OpsKey).PatchJsonAsync($"/api/bookings/{id}/status", """{"status":"refunded"}""");
        var step = await served.Caller(ServedBookings.OpsKey).PatchJsonAsync(
            $"/api/bookings/{id}/status", """{"status":"confirmed","why":"by telephone"}""");

        jump.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await jump.JsonAsync()).Text("detail").Should().Contain("confirmed, cancelled");
        step.StatusCode.Should().Be(HttpStatusCode.OK);
        (await step.JsonAsync()).Text("status").Should().Be("confirmed");
        (await step.JsonAsync()).Text("internal_notes").Should().Be("by telephone");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("wrong-key-0123456789abcdef-0123456789abc", HttpStatusCode.Unauthorized)]
    [InlineData(ServedBookings.ViewerKey, HttpStatusCode.Forbidden)]
    public async Task Nobody_books_without_a_key_for_it(string? key, HttpStatusCode expected)
    {
        await using var served = await ServedBookings.StartAsync();

        var response = await served.Caller(key).PostJsonAsync("/api/bookings", Answers.Order);

        response.StatusCode.Should().Be(expected);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        served.Upstream.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Bookings_are_listed_newest_first_page_by_page()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        await served.Caller().PostJsonAsync("/api/bookings", Answers.Order);
        served.Upstream.Answer("GET", "/quotes/50000002", StubResponse.Json(Answers.Quote));
        served.Upstream.Answer("POST", "/bookrequest", StubResponse.Json("""{"bookingId":"abooking-70000002"}"""));
        served.Clock.Advance(TimeSpan.FromSeconds(1));
        await served.Caller().PostJsonAsync("/api/bookings", Answers.Order.Replace("50000001", "50000002", StringComparison.Ordinal));
        var viewer = served.Caller(ServedBookings.ViewerKey);

        var first = await viewer.GetJsonAsync("/api/bookings?limit=1&status=pending&customer_email=PAT@example.com");
        var second = await viewer.GetJsonAsync($"/api/bookings?limit=1&cursor={first.Text("next_cursor")}");

        first.GetProperty("bookings")[0].Text("avinode_booking_id").Should().Be("abooking-70000002");
        second.GetProperty("bookings")[0].Text("avinode_booking_id").Should().Be("abooking-70000001");
        second.TryGetProperty("next_cursor", out _).Should().BeFalse();
        (await viewer.GetAsync(new Uri("/api/bookings?status=lost&limit=0&cursor=x", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("status=lost", "status", "must be one of pending, confirmed, payment_pending, paid, completed, cancelled, refunded")]
    [InlineData("custmer_email=pat@example.com", "custmer_email", "is not known; known are status, customer_email, limit, cursor")]
    [InlineData("customer_email=%00", "customer_email", "must be one line without control or invisible characters")]
    public async Task A_filter_that_means_nothing_is_refused_by_its_name(string query, string field, string rule)
    {
        await using var served = await ServedBookings.StartAsync();

        var answer = await served.Caller(ServedBookings.ViewerKey).GetJsonAsync($"/api/bookings?{query}");

        answer.GetProperty("errors").GetProperty(field)[0].GetString().Should().Be(rule);
    }

    [Theory]
    [InlineData("""{"request_id":"nope"}""", "request_id", "is not of the kind that is asked for")]
    [InlineData("""{"customer":{"name":3}}""", "customer.name", "is not of the kind that is asked for")]
    [InlineData("""{"quote_id":"aquote-1","trip_id":}""", "trip_id", "the JSON is broken here")]
    public async Task A_field_of_another_kind_is_told_from_broken_json(string body, string field, string rule)
    {
        await using var served = await ServedBookings.StartAsync();

        var answer = await (await served.Caller().PostJsonAsync("/api/bookings", body)).JsonAsync();

        answer.GetProperty("errors").GetProperty(field)[0].GetString().Should().Be(rule);
    }

    [Fact]
    public async Task A_filter_left_blank_is_no_filter()
    {
        await using var served = await ServedBookings.StartAsync();
        served.Upstream.TakesBookings();
        await served.Caller().PostJsonAsync("/api/bookings", Answers.Order);

        var answer = await served.Caller(ServedBookings.ViewerKey).GetJsonAsync("/api/bookings?status=&customer_email=&limit=&cursor=");

        answer.GetProperty("bookings").GetArrayLength().Should().Be(1);
    }
}
