using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Cairn;

/// <summary>
/// What is said to a person, before it is said in a language: English words with places, and the values that stand there. It is
/// made
/// from an interpolated string, so that <c>$"Fraction {n} was withheld"</c> is the words "Fraction {0} was withheld" and a value;
/// a
/// language has its own words for the former and puts the values into them. Two phrases are equal when they say the same.
/// </summary>
[InterpolatedStringHandler]
[JsonConverter(typeof(PhraseJson))]
public sealed partial class Phrase : IEquatable<Phrase>
{
    readonly List<object?>? _values;

    Phrase(string words) => Words = words;

    Phrase(string words, params IEnumerable<object?> values) => (Words, _values) = (words, [.. values]);

    /// <summary>For the compiler, which builds an interpolated string with it.</summary>
    public Phrase(int literalLength, int formattedCount)
    {
        Words = "";
        _values = formattedCount > 0 ? new(formattedCount) : null;
    }

    /// <summary>
    /// The English words: where there are values, a composite format with {0}, {1} (a brace of its own is doubled); else as they
    /// stand.
    /// </summary>
    public string Words { get; private set; }

    /// <summary>The values in their order; phrases among them are said in the same language.</summary>
    public IReadOnlyList<object?> Values => _values ?? [];

    /// <summary>True when there are places for values in the words.</summary>
    public bool HasValues => _values is { Count: > 0 };

    [return: NotNullIfNotNull(nameof(words))]
    public static implicit operator Phrase?(string? words) => words is null ? null : new(words);

    [return: NotNullIfNotNull(nameof(phrase))]
    public static implicit operator string?(Phrase? phrase) => phrase?.ToString();

    public static Phrase FromString(string words) => new(words);

    /// <summary>What somebody typed: it stays in the language it was typed in.</summary>
    public static Phrase AsTyped(string text) => new("{0}", [new Typed(text)]);

    sealed record Typed(string Text) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => Text;
    }

    /// <summary>Words with a count in their first place: <c>{0} subjects</c>.</summary>
    public static Phrase Of(string words, params IEnumerable<object?> values) => new(words, values);

    /// <summary>Phrases, words or what is said in a phrase, one after the other with something between them.</summary>
    public static Phrase Join(string between, params IEnumerable<object> parts)
    {
        List<object> all = [.. parts];
        var places = Enumerable.Range(0, all.Count).Select(i => $"{{{At(i)}}}");
        return all is [Phrase one] ? one : new(string.Join(between, places), all);
    }

    /// <summary>Without the full stop at its end, as it stands within a sentence.</summary>
    public Phrase WithoutStop =>
        _values is [.., { } last] && Words.EndsWith($"{{{At(_values.Count - 1)}}}", StringComparison.Ordinal)
            ? new(Words, [.. _values[..^1], last is Phrase inner ? inner.WithoutStop : (last as string)?.TrimEnd('.') ?? last])
            : new(Words.TrimEnd('.'), Values);

    static string At(int place) => place.ToString(CultureInfo.InvariantCulture);

    /// <summary>One phrase after another, as one.</summary>
    public static Phrase operator +(Phrase first, Phrase second) => Add(first, second);

    public static Phrase Add(Phrase first, Phrase second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!first.HasValues && !second.HasValues)
            return new(first.Words + second.Words);
        var taken = first.Values.Count;
        var moved = Place().Replace(second.Format, at => $"{{{At(At(at) + taken)}");
        return new(first.Format + moved, [.. first.Values, .. second.Values]);
    }

    static int At(Match place) => int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\{)\{(\d+)")]
    private static partial Regex Place();

    // The words as a composite format, whether they have values or not.
    string Format => HasValues ? Words : Escaped(Words);

    static string Escaped(string words) =>
        words.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>0 when nothing is said.</summary>
    public int Length => Words.Length;

    public void AppendLiteral(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Words += _values is null ? value : Escaped(value);
    }

    public void AppendFormatted(Phrase? value) => Place(value, "");

    public void AppendFormatted<T>(T value) => Place(value, "");

    public void AppendFormatted<T>(T value, string? format) => Place(value, $":{format}");

    public void AppendFormatted<T>(T value, int alignment, string? format = null)
    {
        var width = alignment.ToString(CultureInfo.InvariantCulture);
        Place(value, format is null ? $",{width}" : $",{width}:{format}");
    }

    void Place(object? value, string how)
    {
        Words += $"{{{At(_values!.Count)}{how}}}";
        _values.Add(value);
    }

    /// <summary>In English.</summary>
    public override string ToString() => HasValues ? string.Format(CultureInfo.InvariantCulture, Words, [.. _values!]) : Words;

    public bool Equals(Phrase? other) =>
        other is not null
        && (ReferenceEquals(this, other) || string.Equals(ToString(), other.ToString(), StringComparison.Ordinal));

    public override bool Equals(object? obj) => Equals(obj as Phrase);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    public static bool operator ==(Phrase? one, Phrase? other) => one is null ? other is null : one.Equals(other);

    public static bool operator !=(Phrase? one, Phrase? other) => !(one == other);
}
