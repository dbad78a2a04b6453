namespace Cairn.Kinetics;

/// <summary>
/// Expansion and persistence of the infused cells in one subject. Days count from the infusion; null, or unknown, is not
/// estimable.
/// </summary>
/// <param name="Samples">Number of samples.</param>
/// <param name="Cmax">Highest level; 0 where none was ever quantifiable.</param>
/// <param name="Tmax">The first day of the highest level.</param>
/// <param name="Clast">Level of the last quantifiable sample.</param>
/// <param name="Tlast">Its day: how long the cells persisted as far as is known.</param>
/// <param name="LastSample">The day of the last sample of all.</param>
/// <param name="StillDetected">The last sample was quantifiable, so that persistence may be longer than
/// <paramref name="Tlast"/>.</param>
/// <param name="AucLast">Area from the first sample to the last quantifiable one.</param>
/// <param name="AucHorizon">Area from the first sample to the horizon, or to the last sample where that is earlier: nothing is
/// extrapolated.</param>
/// <param name="HorizonCovered">There is a sample at the horizon or after it; without one <paramref name="AucHorizon"/> is too
/// small.</param>
/// <param name="Decline">Half-life.</param>
/// <param name="AucInfinity">
/// <paramref name="AucLast"/> and what the decline adds after the last quantifiable sample, level over rate (Gabrielsson and
/// Weiner 2016, section 2.8); null without a decline.
/// </param>
/// <param name="ExtrapolatedShare">The share of <paramref name="AucInfinity"/> that no sample saw; above 0.2 it says
/// little.</param>
public sealed record CellularKinetics(
    int Samples,
    double? Cmax,
    double? Tmax,
    double? Clast,
    double? Tlast,
    double? LastSample,
    Truth StillDetected,
    double? AucLast,
    double? AucHorizon,
    Truth HorizonCovered,
    TerminalDecline? Decline,
    double? AucInfinity = null,
    double? ExtrapolatedShare = null
)
{
    /// <param name="samples">Any order, each day once.</param>
    /// <exception cref="ArgumentException">A negative or missing day or level, or a day twice.</exception>
    public static CellularKinetics Of(IEnumerable<CellSample> samples, KineticsRules? rules = null)
    {
        rules ??= new KineticsRules();
        CellSample[] course = [.. samples.OrderBy(s => s.Day).Select(s => Checked(s, rules))];
        for (var i = 1; i < course.Length; i++)
            if (course[i].Day == course[i - 1].Day)
                throw new ArgumentException($"Day {course[i].Day} has two samples.", nameof(samples));
        if (course.Length == 0)
            return new CellularKinetics(0, null, null, null, null, null, Truth.Unknown, null, null, Truth.Unknown, null);
        var last = Array.FindLastIndex(course, s => s.Level > 0);
        return last < 0
            ? new CellularKinetics(
                course.Length,
                0,
                null,
                null,
                null,
                course[^1].Day,
                Truth.False,
                0,
                0,
                Covers(rules.Horizon, course),
                null
            )
            : Quantifiable(course, last, rules);
    }

    // Below the limit is 0 from here on.
    static CellSample Checked(CellSample s, KineticsRules rules)
    {
        if (!(s.Day >= 0 && double.IsFinite(s.Day)))
            throw new ArgumentOutOfRangeException(nameof(s), s.Day, "A day is 0 or later and finite.");
        if (!(s.Level >= 0 && double.IsFinite(s.Level)))
            throw new ArgumentOutOfRangeException(nameof(s), s.Level, "A level is 0 or more and finite.");
        return s.Level < rules.LowerLimit ? s with { Level = 0 } : s;
    }

    static CellularKinetics Quantifiable(CellSample[] course, int last, KineticsRules rules)
    {
        var first = Array.FindIndex(course, s => s.Level > 0);
        var peak = course.MaxBy(s => s.Level); // the first of the highest
        CellSample[] kept = [.. course.Where((s, i) => s.Level > 0 || Rule(i, first, last, rules) == BelowLimit.Zero)];
        var toHorizon = AreaUnderCurve.UpTo(rules.Horizon, kept, rules.Area);
        var toLast = AreaUnderCurve.Of([.. kept.Where(s => s.Day <= course[last].Day)], rules.Area);
        var decline = TerminalDecline.Of([.. course.Where(s => s.Day > peak.Day && s.Level > 0)], rules);
        var beyond = course[last].Level * decline?.HalfLife / Math.Log(2);
        return new CellularKinetics(
            course.Length,
            peak.Level,
            peak.Day,
            course[last].Level,
            course[last].Day,
            course[^1].Day,
            Truth.Of(last == course.Length - 1),
            toLast,
            AreaUnderCurve.Of(toHorizon, rules.Area),
            Covers(rules.Horizon, course),
            decline,
            toLast + beyond,
            beyond / (toLast + beyond)
        );
    }

    static Truth Covers(double horizon, CellSample[] course) => Truth.Of(course[^1].Day >= horizon);

    static BelowLimit Rule(int i, int first, int last, KineticsRules rules)
    {
        if (i < first)
            return rules.BeforeFirst;
        if (i > last)
            return rules.AfterLast;
        return rules.Between;
    }
}
