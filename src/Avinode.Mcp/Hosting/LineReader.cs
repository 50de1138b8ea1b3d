namespace Avinode.Mcp;

/// <summary>Reads a stream line by line, as bytes. It blocks, so it wants a thread of its own.</summary>
internal sealed class LineReader(Stream input)
{
    private const int Size = 16 * 1024;

    private byte[] _buffer = new byte[Size];
    private int _start;
    private int _end;

    /// <summary>The next line without its end, valid until the next call; false when the input has ended. What stands behind the last line end is a line too.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var held = _buffer.AsSpan(_start, _end - _start);
            if (held[searched..].IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var end)
            {
                line = held[..(searched + end)];
                _start += line.Length + 1;
                return true;
            }

            searched = held.Length;
            if (!TryFill())
            {
                line = held;
                _start = _end;
                return line.Length > 0;
            }
        }
    }

    private bool TryFill()
    {
        var held = _buffer.AsSpan(_start, _end - _start);
        if (held.Length == _buffer.Length || (held.IsEmpty && _buffer.Length > Size))
        {
            // Full of one long line; or rid of one.
            var other = new byte[held.IsEmpty ? Size : 2 * _buffer.Length];
            held.CopyTo(other);
            _buffer = other;
        }
        else
        {
            held.CopyTo(_buffer);
        }

        (_start, _end) = (0, held.Length);
        var read = input.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }
}
