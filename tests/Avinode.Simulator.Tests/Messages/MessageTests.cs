using System.Net;
using System.Text.Json;

namespace Avinode.Simulator.Tests.Messages;

public sealed class MessageTests
{
    private readonly SimulatorDriver simulator = new();

    [Theory]
    [InlineData("Is there hot CATERING for six?", "Catering is no problem")]
    [InlineData("May a small dog come along?", "deposit of 500 USD")]
    [InlineData("Any room in the price?", "firm offer")]
    [InlineData("Do you have wi-fi?", "N418SB has high-speed Wi-Fi")]
    [InlineData("Is there wifi", "N418SB has high-speed Wi-Fi")]
    [InlineData("Could we depart later?", "planned is 09:00 local")]
    [InlineData("We bring golf bags.", "for each of 8 seats")]
    [InlineData("Sometimes a catalogue helps.", "Thank you for your message")]
    public async Task An_operator_answers_to_the_point_two_seconds_later(string question, string expected)
    {
        await simulator.PostAsync("tripmsgs/arfq-20000001/chat", Json.Message(question));

        simulator.Clock.Advance(TimeSpan.FromSeconds(1.9));
        (await ChatAsync()).Should().HaveCount(4);
        (await simulator.GetAsync("tripmsgs/40000008")).Status.Should().Be(HttpStatusCode.OK, "our own message is there at once");
        (await simulator.GetAsync("tripmsgs/40000009")).Status.Should().Be(HttpStatusCode.NotFound, "the answer is still being written");
        simulator.Clock.Advance(TimeSpan.FromSeconds(0.1));
        var chat = await ChatAsync();

        chat.Should().HaveCount(5);
        chat[^1].GetProperty("id").GetString().Should().Be("asellermsg-40000009");
        chat[^1].GetProperty("message").GetString().Should().Contain(expected).And.EndWith("Sam Okafor, Blue Heron Aviation (simulated)");
    }

    [Fact]
    public async Task A_message_is_answered_with_itself_and_can_be_read_again()
    {
        var sent = await simulator.PostAsync("tripmsgs/20000001/chat", Json.Message(@"Hot meals?\nThank you"));
        var read = await simulator.GetAsync("tripmsgs/" + sent["id"]);

        sent["id"].Should().StartWith("abuyermsg-");
        sent["message"].Should().Be("Hot meals?\nThank you");
        sent["createdOn"].Should().Be("2026-03-01T09:30:15.000Z");
        read.Json.GetRawText().Should().Be(sent.Json.GetRawText());
        read.Data.GetProperty("links").GetProperty("rfqs")[0].GetProperty("id").GetString().Should().Be("arfq-20000001");
    }

    [Theory]
    [InlineData("x", 5120, HttpStatusCode.OK)]
    [InlineData("x", 5121, HttpStatusCode.UnprocessableEntity)]
    [InlineData("é", 2560, HttpStatusCode.OK)]
    [InlineData("é", 2561, HttpStatusCode.UnprocessableEntity)]
    [InlineData("✈", 1707, HttpStatusCode.UnprocessableEntity)]
    public async Task A_message_has_at_most_5120_bytes(string letter, int count, HttpStatusCode expected)
    {
        var text = string.Concat(Enumerable.Repeat(letter, count));

        (await simulator.PostAsync("tripmsgs/20000001/chat", Json.Message(text))).Status.Should().Be(expected);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "message": "" }""")]
    [InlineData("""{ "message": " \n " }""")]
    [InlineData("""{ "message": null }""")]
    [InlineData("""{ "message": 5 }""")]
    public async Task An_empty_message_is_refused(string body)
    {
        var answer = await simulator.PostAsync("tripmsgs/20000001/chat", body);

        answer.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        answer.Paths.Should().Equal("message");
    }

    private async Task<JsonElement[]> ChatAsync() => [.. (await simulator.GetAsync("tripmsgs/20000001/chat")).Data.EnumerateArray()];
}
