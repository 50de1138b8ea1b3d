using MimeKit;

namespace Avinode.Bookings.Web;

/// <summary>Writes mails as <c>.eml</c> files for the owner alone. A file appears whole, and a repeat replaces the first.</summary>
internal sealed class MailFolder(string folder) : IMailTransport
{
    // As RFC 5322 has it, on every platform.
    private static readonly FormatOptions Format = new() { NewLineFormat = NewLineFormat.Dos };

    public string Target => folder;

    public async Task<SendResult> SendAsync(MimeMessage message, string fileName, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(fileName, message, cancellationToken);
            return SendResult.Sent;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return SendResult.Later(Why(fault));
        }
    }

    public async Task<string?> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            Create();
            var probe = Draft("probe");
            await File.Open(probe, NewFile()).DisposeAsync();
            File.Delete(probe);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Why(fault);
        }
    }

    private async Task WriteAsync(string fileName, MimeMessage message, CancellationToken cancellationToken)
    {
        Create();
        var draft = Draft(fileName);
        try
        {
            await using (var file = File.Open(draft, NewFile()))
            {
                await message.WriteToAsync(Format, file, cancellationToken);
                await file.FlushAsync(cancellationToken);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            }

            File.Move(draft, Path.Combine(folder, fileName), overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // Two processes may write the same mail: each its own draft.
    private string Draft(string name) => Path.Combine(folder, $".{name}.{Guid.NewGuid():N}");

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private string Why(Exception fault) =>
        $"The mail folder {folder} cannot be written to ({fault.GetType().Name}): check it, or set {Setting.MailDirectory.Name}.";
}
