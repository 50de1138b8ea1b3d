using System.Net;

namespace Avinode.Simulator.Tests.Http;

public sealed class IdTests
{
    private readonly SimulatorDriver simulator = new();

    [Theory]
    [InlineData("trips/", "atrip-10000001", "10000001", "SNDBX1")]
    [InlineData("rfqs/", "arfq-20000001", "20000001")]
    [InlineData("quotes/", "aquote-50000001", "aquo-50000001", "50000001")]
    [InlineData("tripmsgs/", "abuyermsg-40000002", "asellermsg-40000002", "40000002")]
    [InlineData("tripmsgs/", "asellermsg-40000003", "abuyermsg-40000003", "40000003")]
    [InlineData("bookings/", "abooking-70000001", "70000001")]
    public async Task Every_spelling_of_an_id_names_the_same_object(string path, string canonical, params string[] spellings)
    {
        await simulator.BookAsync();
        foreach (var spelling in spellings.Append(canonical))
        {
            (await simulator.GetAsync(path + spelling))["id"].Should().Be(canonical);
        }
    }

    [Theory]
    [InlineData("trips/aquote-10000001")]
    [InlineData("rfqs/atrip-20000001")]
    [InlineData("rfqs/atrip-10000001")]
    [InlineData("quotes/arfq-50000001")]
    [InlineData("quotes/abooking-70000001")]
    [InlineData("quotes/AQUOTE-50000001")]
    [InlineData("quotes/aquote-50000001-x")]
    [InlineData("quotes/-50000001")]
    [InlineData("quotes/aquote-")]
    [InlineData("quotes/50000001%2F..")]
    [InlineData("quotes/５００００００１")]
    [InlineData("quotes/+50000001")]
    [InlineData("quotes/99999999999999999999")]
    [InlineData("tripmsgs/aquote-40000001")]
    [InlineData("tripmsgs/abuyermsg-40000001/chat")]
    [InlineData("tripmsgs/SNDBX1/chat")]
    [InlineData("bookings/aquote-70000001")]
    [InlineData("trips/sndbx1")]
    public async Task An_id_of_another_kind_or_form_never_names_an_object(string path)
    {
        await simulator.BookAsync();

        (await simulator.GetAsync(path)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("arfq-20000001")]
    [InlineData("20000001")]
    [InlineData("asellerlift-60000001")]
    [InlineData("60000001")]
    public async Task A_request_or_one_of_its_aircraft_leads_to_the_same_chat(string id)
    {
        var chat = await simulator.GetAsync($"tripmsgs/{id}/chat");

        chat.Data.EnumerateArray().Select(message => message.GetProperty("id").GetString())
            .Should().Equal("asellermsg-40000001", "abuyermsg-40000002", "asellermsg-40000003");
    }

    [Fact]
    public async Task A_display_id_leads_to_all_requests_of_the_trip() =>
        (await simulator.GetAsync("rfqs/SNDBX1")).Data.EnumerateArray().Select(rfq => rfq.GetProperty("id").GetString())
            .Should().Equal("arfq-20000001", "arfq-20000002", "arfq-20000003");
}
