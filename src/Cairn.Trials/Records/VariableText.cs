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

    /// <summary>The text of the record's value; null when it is unknown.</summary>
    public abstract string? Take(Record record);

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
            var v when v == typeof(string) => new Way<R, string?>(property, ReadText, text => text),
            var v when v == typeof(int) => new Way<R, int>(property, ReadWhole, Print),
            var v when v == typeof(double) => new Way<R, double>(property, ReadNumber, Print),
            var v when v == typeof(PartialDate) => new Way<R, PartialDate>(property, PartialDate.TryParse, Print),
            var v when v == typeof(int?) => Optional<R, int>(property, ReadWhole, Print),
            var v when v == typeof(double?) => Optional<R, double>(property, ReadNumber, Print),
            var v when v == typeof(PartialDate?) => Optional<R, PartialDate>(property, PartialDate.TryParse, Print),
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

    static string Print(int value) => value.ToString(CultureInfo.InvariantCulture);

    static string Print(double value) => value.ToString(CultureInfo.InvariantCulture);

    static string Print(PartialDate value) => value.ToString();

    static bool ReadText(string text, out string? value, out string why)
    {
        (value, why) = (text, "");
        return true;
    }

    static bool ReadWhole(string text, out int value, out string why)
    {
        why = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            ? ""
            : $"'{text}' is no whole number.";
        return why.Length == 0;
    }

    static bool ReadNumber(string text, out double value, out string why)
    {
        var isNumber =
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        why = isNumber ? "" : $"'{text}' is no number.";
        return isNumber;
    }

    delegate bool Reading<V>(string text, out V value, out string why);

    sealed class Way<R, V>(PropertyInfo property, Reading<V> read, Func<V, string?> write) : VariableText
        where R : Record
    {
        readonly Action<R, V> _set = property.SetMethod!.CreateDelegate<Action<R, V>>();
        readonly Func<R, V> _get = property.GetMethod!.CreateDelegate<Func<R, V>>();

        public override bool Put(Record record, string text, out string why)
        {
            if (!read(text, out var value, out why))
                return false;
            _set((R)record, value);
            return true;
        }

        public override string? Take(Record record) => write(_get((R)record)) is { Length: > 0 } text ? text : null;
    }
}
