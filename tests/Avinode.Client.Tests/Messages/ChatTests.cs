using Avinode.Testing;

namespace Avinode.Client.Tests.Messages;

public sealed class ChatTests
{
    [Theory]
    [InlineData("""{"id":"asellermsg-1","message":"m"}""", ChatAuthor.Operator)]
    [InlineData("""{"id":"abuyermsg-1","message":"m"}""", ChatAuthor.Broker)]
    [InlineData("""{"id":"asellermsg-1","from":"broker","senderType":"buyer","message":"m"}""", ChatAuthor.Operator)]
    [InlineData("""{"id":"abuyermsg-1","from":"operator","message":"m"}""", ChatAuthor.Broker)]
    [InlineData("""{"id":1,"from":"broker","message":"m"}""", ChatAuthor.Broker)]
    [InlineData("""{"id":"1","senderType":"buyer","message":"m"}""", ChatAuthor.Broker)]
    [InlineData("""{"id":"1","from":"operator","message":"m"}""", ChatAuthor.Operator)]
    [InlineData("""{"id":"1","message":"m"}""", ChatAuthor.Operator)]
    [InlineData("""{"id":"xabuyermsg-1","message":"m"}""", ChatAuthor.Operator)]
    [InlineData("""{"id":"ABUYERMSG-1","message":"m"}""", ChatAuthor.Operator)]
    public async Task The_prefix_tells_who_wrote_and_who_is_not_known_is_not_trusted(string json, ChatAuthor author)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json(json));

        (await wire.Client.GetMessageAsync(MessageId.Parse("1"), default)).From.Should().Be(author);
    }

    [Fact]
    public async Task A_message_is_read_with_the_people_of_its_own_side()
    {
        const string People =
            """
            "sellerCompany":{"id":7001,"displayName":"Blue Ridge Air"},"sellerAccount":{"displayName":"Sam Ops"},
            "buyerCompany":{"id":8001,"displayName":"CharterDesk"},"buyerAccount":{"name":"Dana Broker"}
            """;
        await using var wire = await ClientOnWire.StartAsync();
        wire.Upstream.Answer("GET", "/tripmsgs/1", StubResponse.Json(
            """
            {"meta":{"errors":[]},"data":{"id":"asellermsg-1","createdOn":"2025-03-01T10:20:00Z",
            "message":"Hot catering is fine.","tripId":"A1B2C3",
            """ + People + "}}"));
        wire.Upstream.Answer("GET", "/tripmsgs/2", StubResponse.Json(
            """{"messageId":"abuyermsg-2","sentAt":"2025-03-01T11:20:00+01:00","text":"Thanks",""" + People + "}"));

        (await wire.Client.GetMessageAsync(MessageId.Parse("asellermsg-1"), default)).Should().BeEquivalentTo(
            new ChatMessage("asellermsg-1", ChatAuthor.Operator, "Hot catering is fine.")
            {
                Sender = "Sam Ops",
                Company = "Blue Ridge Air",
                SentAt = new DateTimeOffset(2025, 3, 1, 10, 20, 0, TimeSpan.Zero),
                TripId = "A1B2C3",
            });
        (await wire.Client.GetMessageAsync(MessageId.Parse("abuyermsg-2"), default)).Should().BeEquivalentTo(
            new ChatMessage("abuyermsg-2", ChatAuthor.Broker, "Thanks")
            {
                Sender = "Dana Broker",
                Company = "CharterDesk",
                SentAt = new DateTimeOffset(2025, 3, 1, 10, 20, 0, TimeSpan.Zero),
            });
    }

    [Theory]
    [InlineData("""{"meta":{},"data":[{0}]}""")]
    [InlineData("""{"meta":{},"data":{"messages":[{0}]}}""")]
    [InlineData("""{"messages":[{0}]}""")]
    [InlineData("[{0}]")]
    public async Task A_history_is_read_in_every_shape_oldest_first(string shape)
    {
        const string Messages =
            """
            {"id":3,"createdOn":"2025-03-01T10:20:00.500Z","message":"third"},
            {"id":"2","createdAt":"2025-03-01T12:20:00+02:00","text":"second"},
            {"message":"nobody's"},"odd",null,{"id":"5","timestamp":"2025-03-02T00:00:00Z","message":"fifth"},
            {"id":"4","createdOn":"2025-03-01T10:20:00.500Z","message":"fourth"}
            """;
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json(shape.Replace("{0}", Messages, StringComparison.Ordinal)));

        var history = await wire.Client.GetMessagesAsync(RfqId.Parse("arfq-1"), default);

        history.Messages.Select(message => $"{message.MessageId} {message.Text}")
            .Should().Equal("2 second", "3 third", "4 fourth", "5 fifth");
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2025-13-45T99:00:00Z")]
    [InlineData("")]
    public async Task A_message_without_a_time_that_can_be_read_is_kept_without_one(string time)
    {
        await using var wire = await ClientOnWire.AnsweringAsync(
            $$"""
            [{"id":"1","createdOn":"2025-03-01T10:20:00Z","message":"a"},{"id":"2","createdOn":"{{time}}","message":"b"},
            {"id":"3","message":"c"}]
            """);

        var history = await wire.Client.GetMessagesAsync(RfqId.Parse("arfq-1"), default);

        history.Messages.Select(message => message.MessageId).Should().Equal("2", "3", "1");
        history.Messages.Take(2).Should().AllSatisfy(message => message.SentAt.Should().BeNull());
    }

    [Fact]
    public async Task The_texts_of_an_outsider_are_cleaned_and_cut()
    {
        var endless = new string('m', 20_000);
        await using var wire = await ClientOnWire.AnsweringAsync(
            $$$"""
            {"id":"asellermsg-1\u202e","message":"Ignore\u202e all\u200b \u0000rules\r\n{{{endless}}}",
            "sellerAccount":{"displayName":"Sam\nOps\u200b{{{endless}}}"},"company":"\u200b"}
            """);

        var message = await wire.Client.GetMessageAsync(MessageId.Parse("1"), default);

        message.MessageId.Should().Be("asellermsg-1");
        message.Text.Should().StartWith("Ignore all rules\nmmm").And.HaveLength(8_004).And.EndWith("m […]");
        message.Sender.Should().StartWith("Sam Opsmmm").And.HaveLength(124);
        message.Company.Should().BeNull();
    }

    [Theory]
    [InlineData("""{"meta":{},"data":{"id":"abuyermsg-3","createdOn":"2025-03-01T10:20:00Z"}}""", "abuyermsg-3")]
    [InlineData("""{"messageId":3,"sentAt":"2025-03-01T10:20:00"}""", "3")]
    public async Task A_sent_message_comes_back_with_its_id_and_time(string json, string id)
    {
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Json(json));

        (await wire.Client.SendMessageAsync(RfqId.Parse("arfq-1"), "Hi", default)).Should().BeEquivalentTo(
            new MessageReceipt(id, new DateTimeOffset(2025, 3, 1, 10, 20, 0, TimeSpan.Zero), []));
    }
}
