using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety.Labs;

/// <summary>
/// The values of a subject graded by CTCAE. The baseline is the last value before treatment began, on the first day of treatment
/// included. Limits of normal are those of the row; of a child where they depend on age and growth, and are not there, they are
/// asked for.
/// </summary>
public sealed class GradedValues
{
    const int Adult = 18;

    readonly CtcaeVersion _version;
    readonly DateOnly? _from;
    readonly ILookup<(string Domain, string Code), Observation> _rows;
    readonly bool _isChild;

    GradedValues(SubjectRecords subject, CtcaeVersion version, DateOnly? from, Truth admitsChildren)
    {
        (_version, _from) = (version, from);
        _rows = DerivedValues.With(subject.All.OfType<Observation>().Where(IsResult)).ToLookup(o => (o.Domain, o.TestCode));
        _isChild = subject.Demographics?.AgeInYears is { } age ? age < Adult : admitsChildren.IsTrue;
    }

    static bool IsResult(Observation o) => o.Status is null && o.IsOfItsSpecimen() && Plausible.Ends(o) is not null;

    /// <summary>Every value that has a term, term by term, each by date.</summary>
    /// <param name="from">First day of treatment; null while there is none.</param>
    /// <param name="admitsChildren">Whether the study admits children: then a subject whose age is not recorded may be
    /// one.</param>
    public static IReadOnlyList<GradedValue> Of(
        SubjectRecords subject,
        CtcaeVersion version,
        DateOnly? from,
        Truth admitsChildren
    )
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(version);
        var values = new GradedValues(subject, version, from, admitsChildren);
        return [.. version.Values.SelectMany(values.Of)];
    }

    IEnumerable<GradedValue> Of(ValueTerm term)
    {
        List<Observation> rows =
        [
            .. from test in term.Tests from row in _rows[test] orderby row.Date ?? default, row.Sequence select row,
        ];
        var baseline = rows.LastOrDefault(o => IsAfter(o).IsFalse && !Plausible.IsOutside(o));
        return rows.Select(o => new GradedValue(
            term,
            o,
            DayOf(o),
            IsAfter(o),
            Grade(term, o, ReferenceEquals(o, baseline) ? null : baseline)
        ));
    }

    GradeAnswer Grade(ValueTerm term, Observation row, Observation? baseline)
    {
        if (ValueScale.Of(term, row.Unit) is not { } scale)
            return GradeAnswer.Without(term, Lacking.Unit, _version.Number, row.AsFact());
        if (Plausible.IsOutside(row))
            return GradeAnswer.Without(term, Lacking.Confirmation, _version.Number, row.AsFact());
        var isRange = !(row.NormalLow > row.NormalHigh);
        List<Measure> written =
        [
            .. from value in Numbers(Plausible.Ends(row))
            from before in Numbers(InUnitOf(row, baseline))
            select new Measure(
                value,
                isRange && row.NormalLow is { } low ? low : double.NaN,
                isRange && Catalogue.UpperLimit(row) is { } high and > 0 ? high : double.NaN,
                before
            ),
        ];
        var answer = GradeAnswer.Of(scale, written, _version.Number, Facts(row, baseline));
        return _isChild && term.DependsOnGrowth ? answer.But(term, Lacking.Growth) : answer;
    }

    static Fact[] Facts(Observation row, Observation? baseline) =>
        baseline is null ? [row.AsFact()] : [row.AsFact(), baseline.AsFact()];

    // Both ends of a bound, one of a number; no number where there is none.
    static IEnumerable<double> Numbers((double Least, double Most)? ends) =>
        ends switch
        {
            null => [double.NaN],
            var (least, most) when most > least => [least, Math.Min(most, Measure.Unbounded)],
            var (least, _) => [least],
        };

    // The baseline in the unit of the row; null when they do not convert.
    static (double Least, double Most)? InUnitOf(Observation row, Observation? baseline)
    {
        if (baseline is null || Plausible.Ends(baseline) is not var (least, most))
            return null;
        if (row.Unit == baseline.Unit)
            return (least, most);
        var (from, to) = (UnitSpelling.Of(baseline.Unit), UnitSpelling.Of(row.Unit));
        if (from is null || to is null)
            return null;
        var by = Catalogue.Find(row)?.Analyte is { } analyte ? analyte.Factor(from, to) : from.FactorTo(to);
        return by is { } factor ? (factor.Times(least), factor.Times(most)) : null;
    }

    Truth IsAfter(Observation row)
    {
        if (_from is not { } from)
            return Truth.False;
        if (row.Date is not { Year: not null } date)
            return Truth.Unknown;
        return date.Earliest > from ? Truth.True
            : date.Latest > from ? Truth.Unknown
            : Truth.False;
    }

    static DateOnly? DayOf(Observation row) => row.Date is { Year: not null } date ? date.Earliest : null;
}
