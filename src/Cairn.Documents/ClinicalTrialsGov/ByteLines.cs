namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>The lines of a stream as bytes, one at a time, without their line feed.</summary>
sealed class ByteLines(Stream stream) : IDisposable
{
    readonly BufferedStream _stream = new(stream, 1 << 20);
    byte[] _buffer = new byte[1 << 20];
    int _start,
        _end;
    bool _ended;

    /// <summary>True when nothing is left.</summary>
    public bool AtEnd => _start == _end && (_ended || !Fill());

    /// <summary>The next line; false when there is none. Its bytes are its own.</summary>
    public bool Next(out ReadOnlyMemory<byte> line)
    {
        line = default;
        var looked = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + looked, _end - _start - looked).IndexOf((byte)'\n');
            if (at >= 0)
            {
                line = Take(looked + at);
                _start++;
                return true;
            }
            looked = _end - _start;
            if (Fill())
                continue;
            if (looked == 0)
                return false;
            line = Take(looked);
            return true;
        }
    }

    /// <summary>All that is left.</summary>
    /// <exception cref="InvalidDataException">It is more than the limit.</exception>
    public ReadOnlyMemory<byte> Rest(long limit)
    {
        while (Fill())
            if (_end - _start > limit)
                throw new InvalidDataException($"A file of more than {limit >> 20} MB has to come with a record a line.");
        return Take(_end - _start);
    }

    public void Dispose() => _stream.Dispose();

    byte[] Take(int length)
    {
        var taken = _buffer.AsSpan(_start, length).ToArray();
        _start += length;
        return taken;
    }

    bool Fill()
    {
        if (_ended)
            return false;
        if (_start > 0 && _start > _buffer.Length / 2)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _ended = read == 0;
        return read > 0;
    }
}
