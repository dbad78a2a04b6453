using Cairn.Records;

namespace Cairn.Safety.Summary;

/// <summary>
/// Events recorded as not serious that hardly can be: CTCAE's grade 4 is a danger to life, a syndrome of the cells of grade 3
/// keeps somebody in hospital, and a dose-limiting toxicity is medically important. A low count or a value alone is neither.
/// </summary>
static class UndervaluedEvents
{
    const int LifeThreatening = 4,
        Severe = 3;

    const string OfValues = "Investigations";

    /// <param name="limiting">The events that made a dose-limiting toxicity of the subject.</param>
    public static IEnumerable<Finding> Of(TreatedSubject subject, IReadOnlySet<RecordKey> limiting) =>
        from ae in subject.Events
        where ae.IsSerious.IsFalse
        let why = Why(ae, limiting)
        where why is not null
        select Finding.Warning(
            $"{ae.Subject}, AE {ae.Sequence}",
            null,
            "AESER",
            $"{ae.Name} is recorded as not serious, and {why}.",
            "Ask whether it is serious, and by which criterion (AESLIFE, AESHOSP, AESMIE): serious events have clocks."
        );

    static string? Why(AdverseEvent ae, IReadOnlySet<RecordKey> limiting)
    {
        if (limiting.Contains(ae.Key))
            return "is a dose-limiting toxicity";
        if (ae.WorstGrade >= LifeThreatening && !IsValue(ae))
            return $"is of grade {ae.WorstGrade}, which is life-threatening";
        return ae.WorstGrade >= Severe && IsOfTheCells(ae) ? $"is a syndrome of the cells of grade {ae.WorstGrade}" : null;
    }

    static bool IsValue(AdverseEvent ae) =>
        ToxicityGroups.IsIn(ae, Studies.ToxicityGroup.LowBloodCounts).IsTrue
        || OfValues.Equals(ae.OrganClass, StringComparison.OrdinalIgnoreCase);

    static bool IsOfTheCells(AdverseEvent ae) =>
        ToxicityMatch.IsOfTheCells(ae) || ToxicityGroups.IsIn(ae, Studies.ToxicityGroup.Hyperinflammation).IsTrue;
}
