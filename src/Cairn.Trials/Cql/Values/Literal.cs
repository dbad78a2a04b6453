using System.Globalization;
using System.Text;

namespace Cairn.Cql.Values;

/// <summary>Values as text: as CQL literals, and as ToString() of CQL writes them.</summary>
static class Literal
{
    public static string Write(Value value) =>
        value.Kind switch
        {
            ValueKind.Null => "null",
            ValueKind.String => Quote(value.String),
            ValueKind.Integer when value.IsUncertain => $"Interval[{value.Low}, {value.High}]",
            ValueKind.Long when value.IsUncertain => $"Interval[{value.Low}L, {value.High}L]",
            ValueKind.Long => value.Low.ToString(CultureInfo.InvariantCulture) + "L",
            ValueKind.Date => "@" + Plain(value),
            ValueKind.DateTime => "@" + Plain(value) + (value.Temporal.Precision < Precision.Hour ? "T" : ""),
            ValueKind.Time => "@T" + Plain(value),
            ValueKind.Interval => Write(value.Interval),
            ValueKind.List => "{" + string.Join(", ", value.List.Items.Select(Write)) + "}",
            ValueKind.Tuple => Selector("Tuple", value.Tuple.Names.Zip(value.Tuple.Values)),
            ValueKind.Code => Write(value.Code),
            ValueKind.Concept => $"Concept {{ codes: {{ {string.Join(", ", value.Concept.Codes.Select(Write))} }} }}",
            ValueKind.Vocabulary => Write(value.Vocabulary),
            ValueKind.Record => $"{value.Record}",
            ValueKind.Boolean or ValueKind.Integer or ValueKind.Decimal or ValueKind.Quantity or ValueKind.Ratio => Plain(value),
        };

    /// <summary>What ToString() gives: no quotes, no marks.</summary>
    public static string Plain(Value value) =>
        value.Kind switch
        {
            ValueKind.Boolean => value.IsTrue ? "true" : "false",
            ValueKind.Integer or ValueKind.Long when !value.IsUncertain => value.Low.ToString(CultureInfo.InvariantCulture),
            ValueKind.Decimal => Number(value.Decimal),
            ValueKind.String => value.String,
            ValueKind.Date or ValueKind.DateTime or ValueKind.Time => Plain(value.Temporal),
            ValueKind.Quantity => QuantityMath.Write(value.Quantity),
            ValueKind.Ratio => QuantityMath.Write(value.Ratio.Numerator) + ":" + QuantityMath.Write(value.Ratio.Denominator),
            ValueKind.Null
            or ValueKind.Integer
            or ValueKind.Long
            or ValueKind.Interval
            or ValueKind.List
            or ValueKind.Tuple
            or ValueKind.Code
            or ValueKind.Concept
            or ValueKind.Vocabulary
            or ValueKind.Record => Write(value),
        };

    /// <summary>With at least one decimal place, so that it reads as a Decimal.</summary>
    public static string Number(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var c in text)
            quoted.Append(
                c switch
                {
                    '\'' => "\\'",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    '\f' => "\\f",
                    _ => c.ToString(),
                }
            );
        return quoted.Append('\'').ToString();
    }

    static string Plain(Temporal value)
    {
        var text = new StringBuilder();
        for (var part = value.First; part <= value.Precision; part++)
            text.Append(Separator(part, value.First)).Append(value[part].ToString(Digits(part), CultureInfo.InvariantCulture));
        if (value.Offset is { } offset)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{(offset < 0 ? '-' : '+')}{Math.Abs(offset) / 60:00}:{Math.Abs(offset) % 60:00}"
            );
        return text.ToString();
    }

    static string Separator(Precision part, Precision first)
    {
        if (part == first)
            return "";
        if (part < Precision.Hour)
            return "-";
        if (part == Precision.Hour)
            return "T";
        if (part == Precision.Millisecond)
            return ".";
        return ":";
    }

    static string Digits(Precision part) =>
        part switch
        {
            Precision.Year => "0000",
            Precision.Millisecond => "000",
            Precision.Month or Precision.Day or Precision.Hour or Precision.Minute or Precision.Second or Precision.Week => "00",
        };

    static string Write(CqlInterval interval) =>
        $"Interval{(interval.LowClosed ? '[' : '(')}{Write(interval.Low)}, "
        + $"{Write(interval.High)}{(interval.HighClosed ? ']' : ')')}";

    static string Write(Code code) =>
        Selector(
            "Code",
            new[] { ("code", code.Id), ("system", code.System), ("version", code.Version), ("display", code.Display) }
                .Where(e => e.Item2 is not null)
                .Select(e => (e.Item1, Value.Of(e.Item2)))
        );

    static string Write(Vocabulary vocabulary) =>
        Selector(
            vocabulary.IsValueSet ? "ValueSet" : "CodeSystem",
            new[] { ("id", vocabulary.Id), ("version", vocabulary.Version), ("name", vocabulary.Name) }
                .Where(e => e.Item2 is not null)
                .Select(e => (e.Item1, Value.Of(e.Item2)))
        );

    static string Selector(string type, IEnumerable<(string Name, Value Value)> elements)
    {
        var inside = string.Join(", ", elements.Select(e => $"{e.Name}: {Write(e.Value)}"));
        return $"{type} {{ {(inside.Length == 0 ? ":" : inside)} }}";
    }
}
