using Cairn.Records;

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
    /// Each line with whether a record after the first cells meets it; the required one first. An event that nobody recorded does
    /// not say no.
    /// </summary>
    public static IReadOnlyList<Answer<Truth>> Of(TreatedSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return
        [
            Line(subject, "ferritin", "Ferritin above twice the upper limit of normal (required)", LabCode.Ferritin, o =>
                OfUpper(o, FerritinTimes)
            ),
            Line(subject, "alt", "Alanine aminotransferase above 5 x upper limit of normal", ScreeningCode.Alt, o =>
                OfUpper(o, Transaminases)
            ),
            Line(subject, "ast", "Aspartate aminotransferase above 5 x upper limit of normal", ScreeningCode.Ast, o =>
                OfUpper(o, Transaminases)
            ),
            Line(
                subject,
                "fibrinogen",
                "Fibrinogen below 150 mg/dL or the lower limit of normal",
                LabCode.Fibrinogen,
                IsFibrinogenLow
            ),
            Line(subject, "ldh", "Lactate dehydrogenase above the upper limit of normal", ScreeningCode.Ldh, o => OfUpper(o, 1)),
            Line(subject, "aptt", "Activated partial thromboplastin time above the upper limit of normal", LabCode.Aptt, o =>
                OfUpper(o, 1)
            ),
            Line(
                subject,
                "direct-bilirubin",
                "Direct bilirubin above the upper limit of normal",
                ScreeningCode.DirectBilirubin,
                o => OfUpper(o, 1)
            ),
            Line(subject, "triglycerides", "Triglycerides above 265 mg/dL", LabCode.Triglycerides, o =>
                In(o, Quantities.Unit.Of("mg/dL")) is { } t ? Truth.Of(t > Triglycerides) : Truth.Unknown
            ),
            Cytopenia(subject),
            Seen(
                subject,
                "haemophagocytosis",
                "Haemophagocytosis in marrow or other tissue",
                ["hemophagocytosis", "haemophagocytosis"]
            ),
            Fever(subject),
            Seen(subject, "neurotoxicity", "Neurotoxicity", [ToxicityTerm.Icans, "encephalopathy", "seizure", "tremor"]),
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

    static Answer<Truth> Fever(TreatedSubject subject)
    {
        var rule = new Rule("iec-hs.fever", "Fever, new or persistent.");
        var warm = subject.Values.Where(v => v.IsAfter.IsTrue && v.Term.Name == "Fever").ToList();
        if (warm.FindAll(v => v.Value > 0) is { Count: > 0 } met)
            return Answer<Truth>.Of(Truth.True, rule, [.. met.Select(v => v.Record.AsFact())]);
        return warm.Count > 0
            ? Answer<Truth>.Of(Truth.False, rule, [.. warm.Select(v => v.Record.AsFact())])
            : new(Truth.Unknown, rule, [], [new Gap.NotRecorded("VS", ScreeningCode.Temperature, "the temperature", "Cel")]);
    }

    static Answer<Truth> Line(TreatedSubject subject, string id, string says, string test, Func<LabResult, Truth> holds)
    {
        var rule = new Rule($"iec-hs.{id}", says + ".");
        List<LabResult> rows =
        [
            .. subject
                .Records.Of<LabResult>()
                .Where(o =>
                    o.TestCode == test
                    && o.Number is not null
                    && !Plausible.IsOutside(o)
                    && subject.DaysAfterCells(o.Date?.Date) >= 0
                ),
        ];
        var met = rows.FindAll(o => holds(o).IsTrue);
        if (met.Count > 0)
            return Answer<Truth>.Of(Truth.True, rule, [.. met.Select(o => o.AsFact())]);
        return rows.Count > 0 && rows.TrueForAll(o => holds(o).IsFalse)
            ? Answer<Truth>.Of(Truth.False, rule, [.. rows.Select(o => o.AsFact())])
            : new(Truth.Unknown, rule, [], [new Gap.NotRecorded("LB", test, says)]);
    }

    static Answer<Truth> Cytopenia(TreatedSubject subject)
    {
        var counts = subject
            .Values.Where(v => v.IsAfter.IsTrue && v.Term.Tests[0].Code is TestCode.Neutrophils or TestCode.Platelets)
            .ToList();
        var four = counts.FindAll(v => v.Value == 4);
        var rule = new Rule("iec-hs.cytopenia", "Neutrophils or platelets of grade 4, new or worse.");
        return counts.Count == 0
            ? new(Truth.Unknown, rule, [], [new Gap.NotRecorded("LB", TestCode.Neutrophils, "neutrophils and platelets")])
            : Answer<Truth>.Of(Truth.Of(four.Count > 0), rule, [.. four.Select(v => v.Record.AsFact())]);
    }

    static Truth OfUpper(LabResult row, double times) =>
        row.NormalHigh is { } high ? Truth.Of(row.Number > times * high) : Truth.Unknown;

    static Truth IsFibrinogenLow(LabResult row) =>
        In(row, Quantities.Unit.Of("g/L")) is { } value
            ? Truth.Of(value < Fibrinogen || row.Number < row.NormalLow)
            : Truth.Unknown;

    static double? In(LabResult row, Quantities.Unit unit) =>
        Quantities.UnitSpelling.Of(row.Unit) is { } from
        && (Catalogue.Find(row)?.Analyte is { } analyte ? analyte.Factor(from, unit) : from.FactorTo(unit)) is { } factor
        && row.Number is { } number
            ? factor.Times(number)
            : null;
}
