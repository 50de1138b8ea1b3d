using System.Net;

namespace Avinode.Simulator.Tests.Faults;

public sealed class InProcessFaultsTests : SimulatorFaultsTests
{
    internal override SimulatorDriver Simulator { get; } = new();

    [Fact]
    public async Task With_the_id_in_the_path_a_lost_connection_leaves_the_body_unread()
    {
        using var message = new WatchedContent(Json.Message("Hello?"));

        var lost = await Record.ExceptionAsync(() => Simulator.SendAsync("POST", "tripmsgs/990601/chat", message));

        lost.Should().BeOfType<HttpRequestException>();
        message.WasRead.Should().BeFalse();
    }

    [Theory]
    [InlineData("tripmsgs/990602/chat")]
    [InlineData("tripmsgs/990500/chat")]
    public async Task Every_other_fault_comes_after_the_body_was_read(string path)
    {
        using var message = new WatchedContent(Json.Message("Hello?"));

        _ = await Record.ExceptionAsync(() => Simulator.SendAsync("POST", path, message));

        message.WasRead.Should().BeTrue();
    }

    [Fact]
    public async Task A_lost_answer_looks_as_it_does_on_the_network()
    {
        var lost = await Record.ExceptionAsync(() => Simulator.BookAsync("990602"));
        var cut = await Record.ExceptionAsync(() => Simulator.BookAsync("990605"));

        lost.Should().BeOfType<HttpRequestException>().Which.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
        cut.Should().BeOfType<HttpRequestException>().Which.InnerException.Should().BeOfType<HttpIOException>()
            .Which.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
    }

    [Fact]
    public async Task A_cut_answer_gives_half_of_its_bytes_and_then_the_error_to_whoever_reads_on()
    {
        using var response = await Simulator.OpenAsync("GET", "quotes/990605", null);
        var whole = (int)response.Content.Headers.ContentLength!;
        var stream = await response.Content.ReadAsStreamAsync();

        (await stream.ReadAsync(new byte[whole].AsMemory())).Should().Be(whole / 2);
        FluentActions.Invoking(() => stream.Read(new byte[10], 0, 10)).Should().Throw<HttpIOException>();
        FluentActions.Invoking(() => stream.Read(new byte[10].AsSpan())).Should().Throw<HttpIOException>();
        await FluentActions.Awaiting(() => stream.ReadAsync(new byte[10], 0, 10)).Should().ThrowAsync<HttpIOException>();
        await FluentActions.Awaiting(async () => await stream.ReadAsync(new byte[10].AsMemory())).Should().ThrowAsync<HttpIOException>();
    }

    private sealed class WatchedContent(string text) : HttpContent
    {
        public bool WasRead { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            WasRead = true;
            await using var writer = new StreamWriter(stream, leaveOpen: true);
            await writer.WriteAsync(text);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
