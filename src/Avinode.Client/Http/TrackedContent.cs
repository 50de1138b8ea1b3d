using System.Net;

namespace Avinode.Client;

/// <summary>A body that records whether the transport has begun to send it. Exceptions alone cannot tell.</summary>
internal sealed class TrackedContent(byte[] body) : HttpContent
{
    private volatile bool _started;

    /// <summary>False proves that nothing of the body was sent.</summary>
    public bool Started => _started;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _started = true;
        return stream.WriteAsync(body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
