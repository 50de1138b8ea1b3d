using System.Text;
using Avinode.Testing;

namespace Avinode.Client.Tests.Quotes;

public sealed class QuotePdfTests
{
    [Theory]
    [InlineData("%PDF-1.7\n%%EOF")]
    [InlineData("%PDF-1.4\nbody\n%%EOF\r\n  ")]
    public async Task A_PDF_comes_back_byte_for_byte(string document)
    {
        var bytes = Encoding.Latin1.GetBytes(document + "\n").Append((byte)0xFF).ToArray();
        await using var wire = await ClientOnWire.StartAsync(StubResponse.Bytes(bytes, "application/octet-stream"));
        wire.Upstream.Answer("GET", "/streams/quotes/2", StubResponse.Gzip(bytes, "application/pdf"));

        (await wire.Client.GetQuotePdfAsync(QuoteId.Parse("1"), default)).Content.ToArray().Should().Equal(bytes);
        (await wire.Client.GetQuotePdfAsync(QuoteId.Parse("2"), default)).Content.ToArray().Should().Equal(bytes);
    }

    [Theory]
    [InlineData("aquo-50000001", "Quote_50000001.pdf")]
    [InlineData("7", "Quote_7.pdf")]
    [InlineData("aquote-7-rev2", "Quote_7.pdf")]
    public void Its_file_name_holds_the_number_of_the_quote(string id, string name) =>
        new QuotePdf(QuoteId.Parse(id), default).FileName.Should().Be(name);

    [Theory]
    [InlineData(2043, true)]
    [InlineData(2044, false)]
    public void The_end_may_be_padded_a_little(int padding, bool isPdf)
    {
        var document = "%PDF-1.7\n" + new string(' ', 3000) + "%%EOF" + new string(' ', padding);
        QuotePdf.IsPdf(Encoding.ASCII.GetBytes(document)).Should().Be(isPdf);
    }
}
