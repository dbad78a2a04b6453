using Cairn.Records;
using Cairn.Safety.CellTherapy;

namespace Cairn.Safety.Summary;

/// <summary>
/// What ASTCT lists of the haemophagocytic lymphohistiocytosis-like syndrome after immune effector cells (Hines, Transplant Cell
/// Ther 2023;29:438): a checklist beside the investigator's diagnosis and grade. It grades nothing.
/// </summary>
public static class IecHsChecklist
{
    const double FerritinTimes = 2,
        Transaminases = 5,
        Fibrinogen = 1.5,
        Triglycerides = 265;

    /// <summary>CTCAE's term that the diagnosis is recorded under, or one of its other names.</summary>
    public const string Term = "Hemophagocytic lymphohistiocytosis";

    /// <summary>
    /// Each line with whether a record meets it, the worst first: of the days from shortly before a recorded diagnosis to its
    /// end, without one of all days from the first cells on. The required line stands first. An event that nobody recorded does
    /// not say no; neurotoxicity is denied where ICANS was graded in those days, and never above 0.
    /// </summary>
    public static IReadOnlyList<Answer<Truth>> Of(TreatedSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var days = IecHsDays.Of(subject);
        return
        [
            Line(subject, days, "ferritin", "Ferritin above twice the upper limit of normal (required)", LabCode.Ferritin, o =>
                OfUpper(o, FerritinTimes)
            ),
            Line(subject, days, "alt", "Alanine aminotransferase above 5 x upper limit of normal", ScreeningCode.Alt, o =>
                OfUpper(o, Transaminases)
            ),
            Line(subject, days, "ast", "Aspartate aminotransferase above 5 x upper limit of normal", ScreeningCode.Ast, o =>
                OfUpper(o, Transaminases)
            ),
            Line(
                subject,
                days,
                "fibrinogen",
                "Fibrinogen below 150 mg/dL or the lower limit of normal",
                LabCode.Fibrinogen,
                IsFibrinogenLow
            ),
            Line(subject, days, "ldh", "Lactate dehydrogenase above the upper limit of normal", ScreeningCode.Ldh, o =>
                OfUpper(o, 1)
            ),
            Line(
                subject,
                days,
                "aptt",
                "Activated partial thromboplastin time above the upper limit of normal",
                LabCode.Aptt,
                o => OfUpper(o, 1)
            ),
            Line(
                subject,
                days,
                "direct-bilirubin",
                "Direct bilirubin above the upper limit of normal",
                ScreeningCode.DirectBilirubin,
                o => OfUpper(o, 1)
            ),
            Line(subject, days, "triglycerides", "Triglycerides above 265 mg/dL", LabCode.Triglycerides, o =>
                In(o, Quantities.Unit.Of("mg/dL")) is { } t ? Above(t, Triglycerides) : Truth.Unknown
            ),
            Cytopenia(subject, days),
            Seen(
                subject,
                "haemophagocytosis",
                "Haemophagocytosis in marrow or other tissue",
                ["hemophagocytosis", "haemophagocytosis"]
            ),
            Fever(subject, days),
            Neurotoxicity(subject, days),
            Seen(
                subject,
                "lung",
                "Lung: hypoxia, infiltrates, oedema",
                ["hypoxia", "pulmonary edema", "pneumonitis", "pleural effusion"]
            ),
            Seen(subject, "kidney", "Kidney: insufficiency", ["acute kidney injury", "creatinine increased"]),
            Seen(subject, "spleen", "Splenomegaly", ["splenomegaly", "spleen disorder"]),
        ];
    }

    // From an adverse event after the cells whose name has one of some words.
    static Answer<Truth> Seen(TreatedSubject subject, string id, string says, string[] names)
    {
        var rule = new Rule($"iec-hs.{id}", says + ".");
        List<AdverseEvent> found =
        [
            .. subject.Events.Where(ae =>
                Array.Exists(names, n => ae.Name.Contains(n, StringComparison.OrdinalIgnoreCase))
                && !(subject.DaysAfterCells(ae.Start?.Date) < 0)
            ),
        ];
        return found.Count > 0
            ? Answer<Truth>.Of(Truth.True, rule, [.. found.Select(ae => ae.AsFact())])
            : new(Truth.Unknown, rule, [], [new Gap.NotRecorded("AE", null, says)]);
    }

    static Answer<Truth> Neurotoxicity(TreatedSubject subject, IecHsDays days)
    {
        string[] names = [ToxicityTerm.Icans, "encephalopathy", "seizure", "tremor"];
        var seen = Seen(subject, "neurotoxicity", "Neurotoxicity", names);
        if (seen.IsTrue)
            return seen;
        List<GradedMoment> graded =
        [
            .. GradedMoments.Of(subject.Records, FaObject.Icans).Where(moment => days.Has(DateOnly.FromDateTime(moment.At))),
        ];
        return graded.Count > 0 && graded.TrueForAll(moment => moment.AtMost == 0)
            ? Answer<Truth>.Of(Truth.False, seen.Rule, [.. graded.Select(moment => moment.Because).OfType<Fact>()])
            : seen;
    }

    static Answer<Truth> Fever(TreatedSubject subject, IecHsDays days)
    {
        var rule = new Rule("iec-hs.fever", "Fever, new or persistent.");
        var warm = subject.Values.Where(v => v.IsAfter.IsTrue && v.Term.Name == "Fever" && days.Has(v.Day)).ToList();
        if (warm.FindAll(v => v.Value > 0) is { Count: > 0 } met)
            return Answer<Truth>.Of(Truth.True, rule, [.. met.Select(v => v.Record.AsFact())]);
        return warm.Count > 0
            ? Answer<Truth>.Of(Truth.False, rule, [.. warm.Select(v => v.Record.AsFact())])
            : new(Truth.Unknown, rule, [], [new Gap.NotRecorded("VS", ScreeningCode.Temperature, "the temperature", "Cel")]);
    }

    static Answer<Truth> Line(
        TreatedSubject subject,
        IecHsDays days,
        string id,
        string says,
        string test,
        Func<LabResult, Truth> holds
    )
    {
        var rule = new Rule($"iec-hs.{id}", says + ".");
        List<LabResult> rows =
        [
            .. subject
                .Records.Of<LabResult>()
                .Where(o => o.TestCode == test && o.IsOfItsSpecimen() && Plausible.Ends(o) is not null)
                .Where(o => !Plausible.IsOutside(o) && days.Has(o.Date?.Date)),
        ];
        var met = Worst(rows.FindAll(o => holds(o).IsTrue));
        if (met.Count > 0)
            return Answer<Truth>.Of(Truth.True, rule, [.. met.Select(o => o.AsFact())]);
        return rows.Count > 0 && rows.TrueForAll(o => holds(o).IsFalse)
            ? Answer<Truth>.Of(Truth.False, rule, [.. rows.Select(o => o.AsFact())])
            : new(Truth.Unknown, rule, [], [new Gap.NotRecorded("LB", test, says)]);
    }

    // Of fibrinogen the lowest, of all others the highest.
    static List<LabResult> Worst(List<LabResult> met) =>
        met is [{ TestCode: LabCode.Fibrinogen }, ..]
            ? [.. met.OrderBy(o => Plausible.Ends(o)?.Least)]
            : [.. met.OrderByDescending(o => Plausible.Ends(o)?.Least)];

    /// <summary>
    /// True when a ferritin after the cells asks for the diagnosis: above twice the upper limit of normal or, where one was
    /// measured up to the cells in the same unit, above twice that (Hines 2023: either will do). Unknown where none was taken
    /// after the cells, or a limit of normal or a bound leaves it open.
    /// </summary>
    public static Truth FerritinAsks(TreatedSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        List<LabResult> all =
        [
            .. subject
                .Records.Of<LabResult>()
                .Where(o => o.TestCode == LabCode.Ferritin && o.IsOfItsSpecimen())
                .Where(o => Plausible.Ends(o) is not null && !Plausible.IsOutside(o)),
        ];
        var before = all.Where(o => subject.DaysAfterCells(o.Date?.Date) <= 0).MaxBy(o => o.Date);
        List<LabResult> after = [.. all.Where(o => subject.DaysAfterCells(o.Date?.Date) > 0)];
        return after.Count == 0
            ? Truth.Unknown
            : Truth.Any(after.Select(o => OfUpper(o, FerritinTimes).Or(OfBefore(o, before, FerritinTimes))));
    }

    // One limit is enough: where nothing comparable was measured before, it says nothing against the other.
    static Truth OfBefore(LabResult row, LabResult? before, double times) =>
        before is not null && before.Unit == row.Unit && Plausible.Ends(before) is var (least, most)
            ? Truth.Any([Above(row, times * most), Above(row, times * least).IsFalse ? Truth.False : Truth.Unknown])
            : Truth.False;

    static Truth Above(LabResult row, double limit) => Plausible.Ends(row) is { } ends ? Above(ends, limit) : Truth.Unknown;

    // Of a bound (above 2000) only what every number beyond it has in common.
    static Truth Above((double Least, double Most) ends, double limit) =>
        ends switch
        {
            var (least, _) when least > limit => Truth.True,
            var (_, most) when most <= limit => Truth.False,
            _ => Truth.Unknown,
        };

    static Answer<Truth> Cytopenia(TreatedSubject subject, IecHsDays days)
    {
        var counts = subject
            .Values.Where(v => v.IsAfter.IsTrue && days.Has(v.Day))
            .Where(v => v.Term.Tests[0].Code is TestCode.Neutrophils or TestCode.Platelets)
            .ToList();
        var four = counts.FindAll(v => v.Value == 4);
        var rule = new Rule("iec-hs.cytopenia", "Neutrophils or platelets of grade 4, new, worse or refractory.");
        return counts.Count == 0
            ? new(Truth.Unknown, rule, [], [new Gap.NotRecorded("LB", TestCode.Neutrophils, "neutrophils and platelets")])
            : Answer<Truth>.Of(Truth.Of(four.Count > 0), rule, [.. four.Select(v => v.Record.AsFact())]);
    }

    static Truth OfUpper(LabResult row, double times) =>
        Catalogue.UpperLimit(row) is { } high ? Above(row, times * high) : Truth.Unknown;

    static Truth IsFibrinogenLow(LabResult row) =>
        In(row, Quantities.Unit.Of("g/L")) is { } value
            ? Below(value, Fibrinogen).Or(row.NormalLow is { } low ? Below(Plausible.Ends(row)!.Value, low) : Truth.False)
            : Truth.Unknown;

    static Truth Below((double Least, double Most) ends, double limit) =>
        ends switch
        {
            var (_, most) when most < limit => Truth.True,
            var (least, _) when least >= limit => Truth.False,
            _ => Truth.Unknown,
        };

    static (double Least, double Most)? In(LabResult row, Quantities.Unit unit) =>
        Quantities.UnitSpelling.Of(row.Unit) is { } from
        && (Catalogue.Find(row)?.Analyte is { } analyte ? analyte.Factor(from, unit) : from.FactorTo(unit)) is { } factor
        && Plausible.Ends(row) is var (least, most)
            ? (factor.Times(least), factor.Times(most))
            : null;
}
