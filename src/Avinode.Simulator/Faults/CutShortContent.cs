using System.Net;

namespace Avinode.Simulator;

/// <summary>Content that breaks off in the middle, as it does when the connection is lost: half of the bytes, then an error.</summary>
internal sealed class CutShortContent(byte[] whole) : HttpContent
{
    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new CutShortStream(whole));

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await using var half = new CutShortStream(whole);
        await half.CopyToAsync(stream);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = whole.Length;
        return true;
    }

    private sealed class CutShortStream(byte[] whole) : MemoryStream(whole, 0, whole.Length / 2, writable: false)
    {
        public override int Read(byte[] buffer, int offset, int count) => Check(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Check(base.Read(buffer));

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Check(await base.ReadAsync(buffer.AsMemory(offset, count), cancellationToken));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Check(base.Read(buffer.Span));
        }

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            await base.CopyToAsync(destination, bufferSize, cancellationToken);
            Check(0);
        }

        private static int Check(int read) =>
            read > 0 ? read : throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
    }
}
