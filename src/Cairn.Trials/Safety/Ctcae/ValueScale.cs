using Cairn.Quantities;

namespace Cairn.Safety.Ctcae;

/// <summary>The way from a unit as written to a unit of a term.</summary>
/// <param name="Column">Which of the term's units.</param>
/// <param name="Factor">What numbers are multiplied by; null where the scale has another origin (degrees Fahrenheit have a column
/// of their own).</param>
public sealed record ValueScale(ValueTerm Term, int Column, double Factor)
{
    /// <summary>
    /// The scale of a unit as written; null when it is missing or does not convert. A term whose limits are multiples needs none.
    /// A word that means two units (G/L: 10*9/L, or g/L in capitals) is the one that the term is given in.
    /// </summary>
    public static ValueScale? Of(ValueTerm term, string? written)
    {
        ArgumentNullException.ThrowIfNull(term);
        if (term.Units.Count == 0 || string.IsNullOrWhiteSpace(written) && SaysItsUnit(term.Units[0]))
            return new(term, 0, 1);
        var scales = UnitSpelling.Meanings(written).Select(unit => Of(term, unit));
        return scales.FirstOrDefault(scale => scale is not null);
    }

    // The unit itself, then one that is a power of ten away, then moles for mass.
    static ValueScale? Of(ValueTerm term, Unit unit)
    {
        var units = term.Units.Select((u, i) => (Unit: u, Column: i)).ToList();
        if (!Analyte.IsEquivalents(unit) && units.FindIndex(u => unit.Means(u.Unit)) is >= 0 and var same)
            return new(term, same, 1);
        foreach (var (to, column) in units.OrderBy(u => unit.ConvertsTo(u.Unit) ? 0 : 1))
            if (FactorOf(term, unit, to) is { } factor)
                return new(term, column, factor);
        return null;
    }

    // A ratio, a percentage and a pH say what they are counted in.
    internal static bool SaysItsUnit(Unit unit) => unit.Dimension.IsNumber || unit.Code == "[pH]";

    static double? FactorOf(ValueTerm term, Unit from, Unit to) =>
        (term.Analyte is { } analyte ? analyte.Factor(from, to) : from.FactorTo(to))?.ToDouble();

    /// <summary>The grade of a value with its limits, all in the unit as written.</summary>
    public ValueGrade Grade(in Measure written) =>
        Column == 0 && Factor == 1 ? Term.Grade(written) : Term.Grade(written.Times(Factor, Column));

    /// <summary>
    /// What the other units of the term say of the same value, where CTCAE's own rounding makes them say something else.
    /// </summary>
    public IEnumerable<(Unit Unit, int? Grade)> Otherwise(Measure written)
    {
        var own = Grade(written).Grade;
        foreach (var (to, column) in Term.Units.Select((u, i) => (u, i)))
            if (
                column != Column
                && FactorOf(Term, Term.Units[Column], to) is { } factor
                && Term.Grade(written.Times(Factor * factor, column)).Grade is var other
                && other != own
            )
                yield return (to, other);
    }
}
