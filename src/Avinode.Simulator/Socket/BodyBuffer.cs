using System.Buffers;

namespace Avinode.Simulator;

/// <summary>Keeps a body up to the point where it is too large for certain, and forgets the rest.</summary>
internal sealed class BodyBuffer
{
    private readonly ArrayBufferWriter<byte> kept = new();

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (kept.WrittenCount <= SimulatorApi.MaxBodyBytes)
        {
            kept.Write(bytes);
        }
    }

    public byte[] ToArray() => kept.WrittenSpan.ToArray();
}
