using System.Threading.Channels;

namespace Avinode.Bookings.Web;

/// <summary>The events that one listener has not taken yet, at most <see cref="Capacity"/>.</summary>
internal sealed class EventListener
{
    public const int Capacity = 256;

    private readonly Channel<EventFrame> _frames = Channel.CreateBounded<EventFrame>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true });

    /// <summary>In order. It ends when the listener has fallen behind.</summary>
    public ChannelReader<EventFrame> Frames => _frames.Reader;

    /// <returns>Whether there was room. Without it the listener gets no more.</returns>
    public bool Offer(EventFrame frame)
    {
        var isTaken = _frames.Writer.TryWrite(frame);
        if (!isTaken)
        {
            _frames.Writer.TryComplete();
        }

        return isTaken;
    }
}
