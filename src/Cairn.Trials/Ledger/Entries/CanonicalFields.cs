using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cairn.Ledger.Entries;

/// <summary>Takes a canonical form apart again, text by text in its order (<see cref="CanonicalForm"/>).</summary>
/// <param name="form">A form that was written, not one that somebody sent.</param>
ref struct CanonicalFields(ReadOnlySpan<byte> form)
{
    readonly ReadOnlySpan<byte> _form = form;
    int _at;

    /// <summary>Where the next text stands in the form; a length below 0 where it is null.</summary>
    [MethodImpl(Often.Called)]
    public (int Start, int Length) Next()
    {
        if (_form[_at] == '-')
        {
            _at += 2;
            return (_at, -1);
        }
        var length = 0;
        for (; _form[_at] is >= (byte)'0' and <= (byte)'9' and var digit; _at++)
            length = checked(10 * length + digit - '0');
        var start = _at + 1;
        _at = start + length + 1;
        return (start, length);
    }

    /// <summary>The next text as a number; null where it is null.</summary>
    public long? Number()
    {
        var (start, length) = Next();
        return length >= 0 && Utf8Parser.TryParse(_form.Slice(start, length), out long number, out _) ? number : null;
    }

    public string? Text()
    {
        var (start, length) = Next();
        return length < 0 ? null : Encoding.UTF8.GetString(_form.Slice(start, length));
    }
}
