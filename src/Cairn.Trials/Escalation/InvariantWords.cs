using System.Globalization;
using System.Runtime.CompilerServices;

namespace Cairn.Escalation;

/// <summary>
/// A sentence whose numbers are written the same on every machine; unlike a formattable string it may be broken over lines.
/// </summary>
[InterpolatedStringHandler]
ref struct InvariantWords(int literalLength, int formattedCount)
{
    DefaultInterpolatedStringHandler _words = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    public void AppendLiteral(string words) => _words.AppendLiteral(words);

    public void AppendFormatted<T>(T value) => _words.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string? format) => _words.AppendFormatted(value, format);

    public override string ToString() => _words.ToStringAndClear();
}
