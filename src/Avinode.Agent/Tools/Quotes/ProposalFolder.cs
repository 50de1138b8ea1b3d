using Avinode.Bookings;
using Avinode.Client;

namespace Avinode.Agent;

/// <summary>Saves proposals to AVINODE_PDF_DIR, where it is set.</summary>
internal sealed class ProposalFolder(AvinodeSettings settings)
{
    /// <summary>
    /// Saves a proposal, whole or not at all. A folder that cannot be written is a problem to report, not a failure: the caller has the
    /// document.
    /// </summary>
    public async Task<(string? Path, string? Problem)> SaveAsync(QuotePdf pdf, CancellationToken cancellationToken)
    {
        if (settings.PdfDirectory is not { } directory)
        {
            return (null, null);
        }

        try
        {
            var folder = Directory.CreateDirectory(directory).FullName;
            var path = Path.Combine(folder, pdf.FileName);
            var draft = Path.Combine(folder, $".{Path.GetRandomFileName()}.part");
            try
            {
                await File.WriteAllBytesAsync(draft, pdf.Content, cancellationToken);
                File.Move(draft, path, overwrite: true);
            }
            finally
            {
                File.Delete(draft);
            }

            return (path, null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var problem = $"The PDF was not saved to the folder of {Setting.PdfDirectory.Name} ({fault.GetType().Name})";
            return (null, $"{problem}: check that the folder can be written.");
        }
    }
}
