using System.Globalization;
using System.Reflection;
using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>
/// The way of one variable from text into its property and back; made once per variable, so that reading needs no reflection.
/// </summary>
abstract class VariableText
{
    /// <summary>
    /// Puts the value of a non-empty, trimmed text into the record; false with the reason when the text is no such value.
    /// </summary>
    public abstract bool Put(Record record, string text, out string why);

    /// <summary>
    /// The same where nobody asks why. What comes again and again in a ledger (days, words of lists) is read once.
    /// </summary>
    public abstract bool Put(Record record, ReadOnlySpan<char> text);

    /// <summary>The text of the record's value; null when it is unknown.</summary>
    public abstract string? Take(Record record);

    /// <summary>The words of the variable's list; none for a variable without one.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>True when the record's value is a word that its list lacks.</summary>
    public virtual bool IsStrange(Record record) => false;

    public static VariableText Of(PropertyInfo property) =>
        (VariableText)
            typeof(VariableText)
                .GetMethod(nameof(For), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(property.DeclaringType!, property.PropertyType)
                .Invoke(null, [property])!;

    static VariableText For<R, V>(PropertyInfo property)
        where R : Record =>
        typeof(V) switch
        {
            var v when v == typeof(string) => new TextWay<R>(property),
            var v when v == typeof(int) => new Way<R, int>(property, ReadWhole, Print),
            var v when v == typeof(double) => new Way<R, double>(property, ReadNumber, Print),
            var v when v == typeof(PartialDate) => new Way<R, PartialDate>(property, ReadDate, Print),
            var v when v == typeof(int?) => Optional<R, int>(property, ReadWhole, Print),
            var v when v == typeof(double?) => Optional<R, double>(property, ReadNumber, Print),
            var v when v == typeof(PartialDate?) => Optional<R, PartialDate>(property, ReadDate, Print),
            { IsGenericType: true } v when v.GetGenericTypeDefinition() == typeof(Coded<>) => OfList<R>(property, v),
            _ => throw new NotSupportedException(
                $"{property.Name} has a type that no text form is defined for: {typeof(V).Name}."
            ),
        };

    static Way<R, V?> Optional<R, V>(PropertyInfo property, Reading<V> read, Func<V, string?> print)
        where R : Record
        where V : struct =>
        new(
            property,
            (text, out value, out why) =>
            {
                var isRead = read(text, out var found, out why);
                value = found;
                return isRead;
            },
            value => value is { } known ? print(known) : null
        );

    static VariableText OfList<R>(PropertyInfo property, Type coded) =>
        (VariableText)
            Activator.CreateInstance(typeof(CodedWay<,>).MakeGenericType(typeof(R), coded.GenericTypeArguments[0]), property)!;

    static string Print(int value) => value.ToString(CultureInfo.InvariantCulture);

    static string Print(double value) => value.ToString(CultureInfo.InvariantCulture);

    static string Print(PartialDate value) => value.ToString();

    static bool ReadWhole(ReadOnlySpan<char> text, out int value, out string why)
    {
        why = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            ? ""
            : $"'{text}' is no whole number.";
        return why.Length == 0;
    }

    static bool ReadNumber(ReadOnlySpan<char> text, out double value, out string why)
    {
        var isNumber =
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        why = isNumber ? "" : $"'{text}' is no number.";
        return isNumber;
    }

    static bool ReadDate(ReadOnlySpan<char> text, out PartialDate value, out string why) =>
        PartialDate.TryParse(text.ToString(), out value, out why);

    delegate bool Reading<V>(ReadOnlySpan<char> text, out V value, out string why);

    static bool ReadCoded<T>(ReadOnlySpan<char> text, out Coded<T>? value, out string why)
        where T : struct, Enum
    {
        (value, why) = (Coded<T>.Of(text.ToString()), "");
        return true;
    }

    sealed class CodedWay<R, T>(PropertyInfo property) : Way<R, Coded<T>?>(property, ReadCoded, value => value?.Written)
        where R : Record
        where T : struct, Enum
    {
        public override IReadOnlyList<string> Words => CodeLists.Of<T>().Words;

        public override bool IsStrange(Record record) => Get(record) is { Meaning: null };
    }

    /// <summary>A way that knows the type of the value.</summary>
    internal interface IGives<V>
    {
        V Get(Record record);
    }

    sealed class TextWay<R>(PropertyInfo property) : VariableText
        where R : Record
    {
        readonly Action<R, string?> _set = property.SetMethod!.CreateDelegate<Action<R, string?>>();
        readonly Func<R, string?> _get = property.GetMethod!.CreateDelegate<Func<R, string?>>();
        readonly bool _isPooled = !IsIdentifying(property);

        public override bool Put(Record record, string text, out string why)
        {
            _set((R)record, text);
            why = "";
            return true;
        }

        public override bool Put(Record record, ReadOnlySpan<char> text)
        {
            _set((R)record, _isPooled ? TextPool.Own.Of(text) : text.ToString());
            return true;
        }

        public override string? Take(Record record) => _get((R)record) is { Length: > 0 } text ? text : null;
    }

    // What may identify a person is kept nowhere but in its record.
    static bool IsIdentifying(PropertyInfo property) => property.GetCustomAttribute<SdtmAttribute>(inherit: true)!.Identifying;

    /// <summary>A value that was read before.</summary>
    sealed record Known<V>(string Text, V Value);

    class Way<R, V>(PropertyInfo property, Reading<V> read, Func<V, string?> write) : VariableText, IGives<V>
        where R : Record
    {
        const int KnownAtMost = 1 << 10;

        // Whole numbers tell records apart: they seldom come again.
        readonly Known<V>?[]? _known = typeof(V) == typeof(int?) || IsIdentifying(property) ? null : new Known<V>?[KnownAtMost];
        readonly Action<R, V> _set = property.SetMethod!.CreateDelegate<Action<R, V>>();
        readonly Func<R, V> _get = property.GetMethod!.CreateDelegate<Func<R, V>>();

        public override bool Put(Record record, string text, out string why)
        {
            if (_known is null)
                return Set(record, text, out why);
            ref var place = ref _known[PlaceOf(text)];
            var known = place;
            why = "";
            if (known?.Text != text)
                known = place = read(text, out var value, out why) ? new(text, value) : null;
            if (known is not null)
                _set((R)record, known.Value);
            return known is not null;
        }

        bool Set(Record record, ReadOnlySpan<char> text, out string why)
        {
            if (!read(text, out var value, out why))
                return false;
            _set((R)record, value);
            return true;
        }

        public override bool Put(Record record, ReadOnlySpan<char> text)
        {
            if (_known is null)
                return Set(record, text, out _);
            ref var place = ref _known[PlaceOf(text)];
            var known = place is { } kept && text.SequenceEqual(kept.Text) ? kept : place = Read(text.ToString());
            if (known is not null)
                _set((R)record, known.Value);
            return known is not null;
        }

        static int PlaceOf(ReadOnlySpan<char> text) => string.GetHashCode(text) & (KnownAtMost - 1);

        Known<V>? Read(string text) => read(text, out var value, out _) ? new(text, value) : null;

        public V Get(Record record) => _get((R)record);

        public override string? Take(Record record) => write(Get(record)) is { Length: > 0 } text ? text : null;
    }
}
