namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>A stream whose first bytes can be looked at before it is read.</summary>
sealed class PeekStream : Stream
{
    const int Looked = 512;

    readonly byte[] _head = new byte[Looked];
    readonly int _length;
    int _at;
    long _read;

    public PeekStream(Stream whole)
    {
        Whole = whole;
        while (_length < Looked && whole.Read(_head, _length, Looked - _length) is > 0 and var read)
            _length += read;
    }

    public Stream Whole { get; }

    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _length);

    public override int Read(Span<byte> buffer)
    {
        var count = _at == _length ? Whole.Read(buffer) : FromHead(buffer);
        _read += count;
        return count;
    }

    int FromHead(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _length - _at);
        _head.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
