using System.Globalization;
using Cairn.Cql.Values;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Criteria.Model;

/// <summary>
/// Results as a criterion reads them. A result with a comparison sign is a bound; a number without its unit is
/// unknown, and so is one that no patient is likely to have, until it is corrected (decision 0106).
/// </summary>
static class Results
{
    /// <summary>The value of a result that is a number.</summary>
    public static CqlQuantity? Exactly(Observation o) =>
        CanBeOfAPatient(o) && Read(o) is (null, { } number) ? InUnitOf(o, number) : null;

    /// <summary>What it can be: the number alone, or all that a bound leaves open.</summary>
    public static CqlInterval? Range(Observation o)
    {
        var (sign, number) = Read(o);
        if (!CanBeOfAPatient(o) || InUnitOf(o, number) is not { } known)
            return null;
        var end = Value.Of(known);
        return sign switch
        {
            '<' or '≤' => new(ValueKind.Quantity, Value.Null, end, LowClosed: false, HighClosed: sign == '≤'),
            '>' or '≥' => new(ValueKind.Quantity, end, Value.Null, LowClosed: sign == '≥', HighClosed: false),
            _ => new(ValueKind.Quantity, end, end, LowClosed: true, HighClosed: true),
        };
    }

    static bool CanBeOfAPatient(Observation o) => o.IsTried || !Plausible.IsOutside(o);

    /// <summary>A number of the row in the row's unit; null without a unit that is known.</summary>
    public static CqlQuantity? InUnitOf(Observation o, double? number) =>
        number is { } known && o.Unit is { Length: > 0 } unit && Math.Abs(known) < 1e20
            ? QuantityMath.Read((decimal)known, UnitSpelling.Of(unit)?.Code ?? unit)
            : null;

    public static Truth IsPositive(Observation o) =>
        SignWords.Read(o.Result) is var said and not Truth.Unknown ? said : PregnancyTest.OfAmount(o);

    /// <summary>
    /// Above the lower limit of detection: a number is, a result below a bound is not unless it says so, and the laboratory's own
    /// word counts.
    /// </summary>
    public static Truth IsDetected(Observation o) =>
        Read(o) switch
        {
            ('<' or '≤', _) => BelowBound.IsDetected(o.Result!),
            (null or '>' or '≥', { } number) => Truth.Of(number > 0),
            _ => IsPositive(o),
        };

    static (char? Sign, double? Number) Read(Observation o)
    {
        var text = o.Result.AsSpan().Trim();
        char? sign = text.Length > 0 && text[0] is '<' or '>' or '≤' or '≥' ? text[0] : null;
        var rest = sign is null ? text : text[1..];
        var digits = rest.TrimStart('=');
        var isNumber =
            double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            && CanBe(o, number);
        return (digits.Length < rest.Length ? TakesIn(sign) : sign, isNumber ? number : null);
    }

    // No result of a test is negative, and no part of a whole is more than the whole.
    static bool CanBe(Observation o, double number) => number >= 0 && (number <= 100 || !IsPart(Catalogue.Find(o)));

    static bool IsPart(CatalogueTest? test) => test is { Unit: { } unit, Plausible: (_, 100) } && unit.Equals(Unit.Percent);

    static char? TakesIn(char? sign) =>
        sign switch
        {
            '<' => '≤',
            '>' => '≥',
            _ => sign,
        };
}
