using System.Text;
using System.Text.Json;
using Avinode.Testing;

namespace Avinode.Mcp.Tests;

/// <summary>The proposal: as a result, as a resource, as a file.</summary>
public sealed class ProposalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("avinode-mcp-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_document_comes_whole_and_its_base64_stays_out_of_the_text()
    {
        await using var served = await ServedMcp.StartAsync();
        var pdf = Document(100_000);

        var answer = await served.CallAsync(ToolCall.GenerateQuotePdf, StubResponse.Bytes(pdf, "application/pdf"));

        Convert.FromBase64String(answer.Word("pdf_base64")!).Should().Equal(pdf);
        answer.Word("size_bytes").Should().Be("100000");
        answer.Text.Should().NotContain("pdf_base64").And.NotContain(Convert.ToBase64String(pdf)[..40]);
        answer.Text.Length.Should().BeLessThan(500);
    }

    [Fact]
    public async Task A_link_leads_to_the_document_as_a_resource()
    {
        await using var served = await ServedMcp.StartAsync();
        var pdf = Document(5_000);

        var answer = await served.CallAsync(ToolCall.GenerateQuotePdf, StubResponse.Bytes(pdf, "application/pdf"));
        var link = answer.Content[1];
        var read = await ReadAsync(served, link.GetProperty("uri").GetString()!);

        link.GetProperty("type").GetString().Should().Be("resource_link");
        link.GetProperty("uri").GetString().Should().Be("avinode://quotes/aquo-123456/proposal.pdf").And.Be(answer.Word("resource_uri"));
        link.GetProperty("name").GetString().Should().Be("Quote_123456.pdf");
        link.GetProperty("mimeType").GetString().Should().Be("application/pdf");
        link.GetProperty("size").GetInt64().Should().Be(5_000);
        var contents = read.GetProperty("result").GetProperty("contents")[0];
        contents.GetProperty("mimeType").GetString().Should().Be("application/pdf");
        contents.GetProperty("uri").GetString().Should().Be(answer.Word("resource_uri"));
        contents.GetProperty("blob").GetBytesFromBase64().Should().Equal(pdf);
    }

    [Theory]
    [InlineData(1024 * 1024, true)]
    [InlineData((1024 * 1024) + 1, false)]
    public async Task Above_one_MiB_the_base64_is_left_out_and_the_warning_says_where_it_is(int size, bool isInline)
    {
        await using var served = await ServedMcp.StartAsync();
        var pdf = Document(size);

        var answer = await served.CallAsync(ToolCall.GenerateQuotePdf, StubResponse.Bytes(pdf, "application/pdf"));

        (answer.Word("pdf_base64") is not null).Should().Be(isInline);
        answer.Warnings.Should().Equal(
            isInline ? [] : ["The PDF is larger than 1 MiB, so pdf_base64 is left out: read the resource at resource_uri."]);
        (await ReadAsync(served, answer.Word("resource_uri")!)).GetProperty("result").GetProperty("contents")[0]
            .GetProperty("blob").GetBytesFromBase64().Should().Equal(pdf);
    }

    [Fact]
    public async Task The_document_is_saved_where_a_folder_is_set()
    {
        var folder = Path.Combine(_folder.FullName, "new", "proposals");
        await using var served = await ServedMcp.StartAsync(pdfDirectory: folder);

        var answer = await served.CallAsync(ToolCall.GenerateQuotePdf);

        var path = Path.Combine(folder, "Quote_123456.pdf");
        answer.Word("saved_to").Should().Be(path);
        (await File.ReadAllTextAsync(path)).Should().Be(ToolCall.Pdf);
        Directory.GetFiles(folder).Should().Equal([path], "no draft stays behind");
        answer.Warnings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_warning()
    {
        var file = Path.Combine(_folder.FullName, "a-file");
        await File.WriteAllTextAsync(file, "in the way");
        await using var served = await ServedMcp.StartAsync(pdfDirectory: Path.Combine(file, "proposals"));

        var answer = await served.CallAsync(ToolCall.GenerateQuotePdf);

        answer.IsError.Should().BeFalse();
        answer.Word("saved_to").Should().BeNull();
        answer.Word("pdf_base64").Should().NotBeNull();
        answer.Warnings.Should().ContainSingle().Which.Should()
            .StartWith("The PDF was not saved to the folder of AVINODE_PDF_DIR").And.EndWith("check that the folder can be written.");
    }

    [Theory]
    [InlineData(
        """{"quote_id":"123456","branding":{"company_name":"Jetvision","logo_url":"https://example.com/a.png"}}""",
        "branding was not applied")]
    [InlineData("""{"quote_id":"123456","include_terms":false}""", "include_terms=false was not applied")]
    public async Task What_was_asked_for_and_not_applied_is_said(string arguments, string warning)
    {
        await using var served = await ServedMcp.StartAsync();
        served.Upstream.Answer("GET", "/streams/quotes/123456", ToolCall.GenerateQuotePdf.Success);

        var answer = await served.CallAsync("generate_quote_pdf", arguments);

        answer.Warnings.Should().ContainSingle().Which.Should().StartWith(warning);
        answer.Text.Should().Contain(warning);
    }

    [Theory]
    [InlineData("""{"meta":{"errors":[{"code":"NO_DOCUMENT","title":"No document yet"}]}}""")]
    [InlineData("%PDF-1.7 and then nothing")]
    [InlineData("")]
    [InlineData(" %PDF-1.7 %%EOF")]
    public async Task What_is_not_a_whole_PDF_is_an_error(string body)
    {
        await using var served = await ServedMcp.StartAsync(pdfDirectory: _folder.FullName);

        var answer = await served.CallAsync(ToolCall.GenerateQuotePdf, StubResponse.Bytes(Encoding.UTF8.GetBytes(body), "application/pdf"));
        var read = await ReadAsync(served, "avinode://quotes/123456/proposal.pdf");

        answer.IsError.Should().BeTrue();
        answer.Text.Should().StartWith("Avinode answered 200, but the document is not a PDF.")
            .And.EndWith("tell the person who runs this server.");
        answer.Text.Should().NotContain("NO_DOCUMENT", "a code is part of the words only where a title explains it");
        read.TryGetProperty("error", out _).Should().BeTrue();
        _folder.GetFiles().Should().BeEmpty();
    }

    [Fact]
    public async Task A_proposal_that_does_not_exist_is_the_protocols_resource_not_found()
    {
        await using var served = await ServedMcp.StartAsync();

        var error = (await ReadAsync(served, "avinode://quotes/123456/proposal.pdf")).GetProperty("error");

        error.GetProperty("code").GetInt32().Should().Be(-32002);
        error.GetProperty("message").GetString().Should().StartWith("Avinode answered 404 STUB_404.").And.Contain("Check the id");
    }

    [Fact]
    public async Task The_address_of_proposals_is_offered_as_a_template()
    {
        await using var served = await ServedMcp.StartAsync();

        var list = await served.Client.RequestAsync("resources/templates/list");

        var template = list.GetProperty("result").GetProperty("resourceTemplates").EnumerateArray().Should().ContainSingle().Which;
        template.GetProperty("uriTemplate").GetString().Should().Be("avinode://quotes/{quote_id}/proposal.pdf");
        template.GetProperty("mimeType").GetString().Should().Be("application/pdf");
    }

    private static byte[] Document(int size)
    {
        var end = "\n%%EOF\n"u8.ToArray();
        return [.. "%PDF-1.7\n"u8, .. Enumerable.Range(0, size - 9 - end.Length).Select(i => (byte)(i % 251)), .. end];
    }

    private static Task<JsonElement> ReadAsync(ServedMcp served, string uri) =>
        served.Client.RequestAsync("resources/read", $$"""{"uri":"{{uri}}"}""");
}
