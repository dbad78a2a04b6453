namespace Cairn.Cql.Values;

/// <summary>
/// A component of a date or time, coarse to fine: how much of a value is known, or how finely two are compared.
/// <see cref="Week"/> is a unit of durations alone: no value has it as its precision.
/// </summary>
public enum Precision
{
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    Millisecond,
    Week,
}

/// <summary>The words of CQL for <see cref="Precision"/>.</summary>
static class Precisions
{
    static readonly Dictionary<string, Precision> Words = Enum.GetValues<Precision>()
        .SelectMany(p => new[] { (word: Word(p), p), (word: Word(p) + "s", p) })
        .ToDictionary(w => w.word, w => w.p, StringComparer.Ordinal);

    public static string Word(Precision precision) =>
        precision switch
        {
            Precision.Year => "year",
            Precision.Month => "month",
            Precision.Day => "day",
            Precision.Hour => "hour",
            Precision.Minute => "minute",
            Precision.Second => "second",
            Precision.Millisecond => "millisecond",
            Precision.Week => "week",
        };

    /// <summary>Singular or plural word to precision.</summary>
    public static bool TryRead(string word, out Precision precision) => Words.TryGetValue(word, out precision);

    /// <summary>Digits of the value written without separators, as Precision() and the boundary functions count them.</summary>
    public static int Digits(Precision precision, bool isTime) =>
        precision switch
        {
            Precision.Year => 4,
            Precision.Month => 6,
            Precision.Day or Precision.Week => 8,
            Precision.Hour => isTime ? 2 : 10,
            Precision.Minute => isTime ? 4 : 12,
            Precision.Second => isTime ? 6 : 14,
            Precision.Millisecond => isTime ? 9 : 17,
        };
}
