using System.Net.Mime;

namespace Avinode.Client;

public sealed partial class AvinodeClient
{
    /// <summary>Downloads the operator's proposal for a quote.</summary>
    /// <exception cref="AvinodeException">Among other failures: the document is not a PDF.</exception>
    public async Task<QuotePdf> GetQuotePdfAsync(QuoteId id, CancellationToken cancellationToken)
    {
        var path = $"/streams/quotes/{For(id.Value)}";
        using var response = await GetAsync(path, MediaTypeNames.Application.Pdf, MaxPdfBytes, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return QuotePdf.IsPdf(body) ? new QuotePdf(id, body) : throw NotAPdf(response, body);
    }

    public async Task<QuoteDetails> GetQuoteAsync(QuoteId id, CancellationToken cancellationToken)
    {
        using var response = await ReadAsync($"/quotes/{For(id.Value)}", cancellationToken);
        return QuoteDetails.Of(response.Data) ?? throw IsNot("a quote");
    }

    private AvinodeException NotAPdf(HttpResponseMessage response, byte[] body)
    {
        using var parsed = AvinodeResponse.TryParse(body);
        var error = parsed?.Errors.FirstOrDefault() ?? default;
        var message = $"Avinode answered {(int)response.StatusCode}, but the document is not a PDF.";
        return new AvinodeException(AvinodeFailure.Unreadable, message)
        {
            Status = response.StatusCode,
            Code = ErrorText.Code(error, _scrubber),
            Title = ErrorText.Title(error, _scrubber),
        };
    }
}
