using Avinode.Bookings;
using Avinode.Client;
using Avinode.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Avinode.Browser.Tests;

/// <summary>What the pages say is what is known.</summary>
public sealed class OutcomeTests
{
    [FactWhenInstalled("chromium")]
    public Task A_refused_booking_gives_the_reason_and_loses_nothing_typed() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.AboutToBookAsync(expectsFailures: true);
        await desk.Get<AvinodeClient>().DeclineAsync(RfqId.Parse("arfq-20000001"), "other", null, CancellationToken.None);

        await rep.Confirm.ClickAsync();

        await DeskPage.ShouldSayAsync(rep.Form.GetByRole(AriaRole.Alert), "it was declined");
        await Expect(rep.Form.GetByLabel("Full name")).ToHaveValueAsync("Pat Client");
        await Expect(rep.Form.GetByLabel("Passport number")).ToHaveValueAsync("ZX98765QQ");
        await Expect(rep.Confirm).ToBeEnabledAsync();
        await DeskPage.ShouldSayAsync(rep.Card("Blue Heron"), "Refused");
        (await desk.TheBookingAsync()).Submission.Should().Be(SubmissionStatus.Rejected);
    });

    [FactWhenInstalled("chromium")]
    public Task An_operator_who_declines_the_booking_is_shown_without_a_reload() => ServedDesk.InSimulatorAsync(async desk =>
    {
        var rep = await desk.OpenAsync();
        await rep.OpenTripAsync();
        await rep.FillInAsync("Meridian");

        await rep.Confirm.ClickAsync();

        await DeskPage.ShouldSayAsync(rep.Result, "Booking pending");
        await DeskPage.ShouldSayAsync(rep.Result, "Cancelled");
        await DeskPage.ShouldSayAsync(rep.Card("Meridian"), "Cancelled");
    });

    [FactWhenInstalled("chromium")]
    public Task An_unknown_outcome_warns_of_booking_again_until_it_is_found_out() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.AboutToBookAsync();
        desk.Avinode.LoseBookings();

        await rep.Confirm.ClickAsync();

        await DeskPage.ShouldSayAsync(rep.Result, "Outcome unknown");
        await DeskPage.ShouldSayAsync(rep.Result, "Do not book again");
        await Expect(rep.Card("Blue Heron").GetByText("Book flight")).ToHaveCountAsync(0);
        await DeskPage.ShouldSayAsync(rep.Result, "Confirmed");
        await DeskPage.ShouldSayAsync(rep.Card("Blue Heron"), "Confirmed");
        desk.Avinode.Bookings.Should().Be(1);
    });

    [FactWhenInstalled("chromium")]
    public Task Ops_decides_an_outcome_on_the_page() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.AboutToBookAsync();
        desk.Avinode.LoseBookings(forGood: true);
        await rep.Confirm.ClickAsync();
        await DeskPage.ShouldSayAsync(rep.Result, "Outcome unknown");
        var reference = $"{(await desk.TheBookingAsync()).Reference}";
        var ops = await desk.OpenAsync(ServedDesk.OpsKey);
        ops.ExpectsFailures = true;
        await ops.Page.GotoAsync($"/bookings/{reference}");
        var form = ops.Page.Locator("#decisions form");

        await form.GetByLabel("Does the operator have it?").SelectOptionAsync("accepted");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await DeskPage.ShouldSayAsync(form, $"Avinode's id of the booking {IdGrammar.Booking.Rule}");
        await form.GetByLabel("Avinode's id of the booking").FillAsync("abooking-70000099");
        await form.GetByRole(AriaRole.Button).ClickAsync();

        await DeskPage.ShouldSayAsync(ops.Page.Locator("#decisions"), "New status");
        (await desk.TheBookingAsync()).AvinodeBookingId.Should().Be(BookingId.Parse("abooking-70000099"));
        desk.Avinode.Bookings.Should().Be(1);
    });

    [FactWhenInstalled("chromium")]
    public Task A_quote_that_somebody_else_books_while_the_form_is_open_is_said_to_be_gone() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.AboutToBookAsync();
        var order = new BookingOrder
        {
            QuoteId = QuoteId.Parse("aquote-50000001"),
            TripId = TripId.Parse("atrip-10000001"),
            Customer = new Customer { Name = "Kim Other", Email = "kim@example.com" }
        };

        var other = (await desk.Get<BookFlight>().RunAsync(order, null, Actors.Agent, CancellationToken.None)).Value;

        await DeskPage.ShouldSayAsync(rep.Form.GetByRole(AriaRole.Alert),
            $"booked just now, by somebody else. What you typed is still here. Open {other.Booking.Reference}");
        await Expect(rep.Confirm).ToBeDisabledAsync();
        await Expect(rep.Form.GetByLabel("Full name")).ToHaveValueAsync("Pat Client");
        await desk.LookAtAvinodeAsync($"{other.Booking.Reference}");
    });

    [FactWhenInstalled("chromium")]
    public Task What_is_wrong_stands_beside_the_field_in_the_words_of_the_service() => ServedDesk.WithKeysAsync(async desk =>
    {
        var rep = await desk.AboutToBookAsync(expectsFailures: true);
        await rep.Form.GetByLabel("Full name").FillAsync("");
        await rep.Form.GetByLabel("E-mail").FillAsync("pat@example");
        await rep.Form.GetByLabel("Telephone").FillAsync("call me");
        await rep.Form.GetByLabel("Passport number").FillAsync("ZX 1");

        await rep.Confirm.ClickAsync();

        await DeskPage.ShouldSayAsync(rep.Form, $"Full name {BookingRules.NotEmptyRule}.");
        await DeskPage.ShouldSayAsync(rep.Form, $"E-mail {BookingRules.EmailRule}.");
        await DeskPage.ShouldSayAsync(rep.Form, $"Telephone {BookingRules.PhoneRule}.");
        await DeskPage.ShouldSayAsync(rep.Form, $"Passport number {BookingRules.PassportRule}.");
        await Expect(rep.Form.GetByLabel("Full name")).ToBeFocusedAsync();

        // What only the service can tell.
        await rep.Form.GetByLabel("Full name").FillAsync("Pat Client");
        await rep.Form.GetByLabel("E-mail").FillAsync("pat@example.com");
        await rep.Form.GetByLabel("Telephone").FillAsync("+1-555-0100");
        await rep.Form.GetByLabel("Passport number").FillAsync("ZX98765QQ");
        await rep.Form.GetByLabel("Nationality").FillAsync("XX");
        await rep.Form.GetByLabel("Special requests").FillAsync("Charge 4111 1111 1111 1111");
        await rep.Confirm.ClickAsync();

        await DeskPage.ShouldSayAsync(rep.Form, $"Nationality {BookingRules.NationalityRule}.");
        await DeskPage.ShouldSayAsync(rep.Form, "Special requests to the operator must not hold a payment card number.");
        await Expect(rep.Form.GetByLabel("Nationality")).ToBeFocusedAsync();
        desk.Avinode.Bookings.Should().Be(0);
    });

    [FactWhenInstalled("chromium")]
    public Task The_browser_and_the_service_judge_alike() => ServedDesk.WithKeysAsync(async desk =>
    {
        string[] samples =
        [
            "pat@example.com", "a@b", "a@b.c", "a@b c@d.example", "\"pat\"@example.com", "pat@-x.example", "pat.@example.com",
            "o'hara+1@sub.example.org", "pät@example.com", new string('x', 65) + "@example.com",
            "+1-555-0100", "(030) 1234 56", "555", "+1 555 0100 ext. 12", "+1 555 0100 x12345678", "one two",
            "００１２３４５６", "+44 20 7946 0958",
            "ZX98765QQ", "ZX-1", "ABCDE", "ABCDEFGHIJKLMNOPQRSTU", "AB CD EF", "ÄÖÜ123",
        ];
        var rep = await desk.OpenAsync(ServedDesk.BookerKey);
        await rep.OpenTripAsync();
        await rep.Card("Blue Heron").GetByText("Book flight").ClickAsync();
        await rep.Form.GetByRole(AriaRole.Button, new() { Name = "Add a passenger" }).ClickAsync();

        foreach (var (label, path) in new[] { ("E-mail", "customer.email"), ("Telephone", "customer.phone"),
            ("Passport number", "passengers[0].passport_number") })
        {
            var pattern = await rep.Form.GetByLabel(label).GetAttributeAsync("data-pattern");
            var browser = await rep.Page.EvaluateAsync<bool[]>(
                "([pattern, samples]) => samples.map(sample => new RegExp(`^(?:${pattern})$`, 'u').test(sample))", new object[] { pattern!,
                    samples });

            browser.Should().Equal(samples.Select(sample => !Judged(sample).Any(problem => problem.Path == path)), label).And.Contain(true)
                .And.Contain(false);
        }
    });

    private static IReadOnlyList<Problem> Judged(string sample) => BookingRules.Check(
        new BookingOrder
        {
            QuoteId = QuoteId.Parse("1"),
            TripId = TripId.Parse("1"),
            Customer = new Customer { Name = "Pat", Email = sample, Phone = sample },
            Passengers = [new PassengerDetails { FirstName = "Pat", LastName = "Client", PassportNumber = sample }],
        },
        new DateOnly(2026, 11, 24));
}
