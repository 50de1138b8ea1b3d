using System.Net.Mime;

namespace Avinode.Client;

public sealed partial class AvinodeClient
{
    /// <summary>Downloads the proposal of a quote.</summary>
    /// <exception cref="AvinodeException">Among other failures: the answer is not a PDF.</exception>
    public async Task<QuotePdf> GetQuotePdfAsync(QuoteId id, CancellationToken cancellationToken)
    {
        using var response = await GetAsync($"/streams/quotes/{For(id.Value)}", MediaTypeNames.Application.Pdf, MaxPdfBytes, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return QuotePdf.IsPdf(body)
            ? new QuotePdf(id, body)
            : throw NotAPdf(response, body);
    }

    /// <summary>Reads a quote.</summary>
    public async Task<QuoteDetails> GetQuoteAsync(QuoteId id, CancellationToken cancellationToken)
    {
        using var answer = await ReadAsync($"/quotes/{For(id.Value)}", cancellationToken);
        return QuoteDetails.Of(answer.Data) ?? throw new AvinodeException(AvinodeFailure.Unreadable, "Avinode's answer is not a quote.");
    }

    private AvinodeException NotAPdf(HttpResponseMessage response, byte[] body)
    {
        using var answer = AvinodeResponse.TryParse(body);
        var error = answer is null ? default : answer.Errors.FirstOrDefault();
        return new AvinodeException(AvinodeFailure.Unreadable, $"Avinode answered {(int)response.StatusCode}, but the document is not a PDF.")
        {
            Status = response.StatusCode,
            Code = ErrorText.Code(error, _scrubber),
            Title = ErrorText.Title(error, _scrubber),
        };
    }
}
