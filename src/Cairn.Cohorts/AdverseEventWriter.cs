using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Cohorts;

/// <summary>Writes adverse events, the daily ASTCT grades of CRS and ICANS, and what was given against them.</summary>
static class AdverseEventWriter
{
    /// <summary>Days after the cells on which CRS, ICANS and the temperature are looked at daily.</summary>
    public const int GradedDays = 14;

    public static void Write(Chart chart, IReadOnlyList<Toxicity> events, DateOnly infusion, PartialDate? death, Chance chance)
    {
        foreach (var e in events)
            chart.Add(Event(chart.Subject, e, infusion, death));
        var crs = events.FirstOrDefault(e => e.IsCrs);
        Daily(chart, FaObject.Crs, crs, infusion);
        Daily(chart, FaObject.Icans, events.FirstOrDefault(e => e.IsIcans), infusion);
        Inflammation(chart, crs, events.FirstOrDefault(e => e.Term == ToxicityKind.IecHs), infusion, chance);
        LysisWatch.Write(chart, events, infusion, chance.For("lysis"));
        TemperatureCourse.Write(chart, events, infusion, GradedDays, chance);
        foreach (var fever in NeutropenicFever.Of(chart.Close(null), events, infusion))
            chart.Add(Event(chart.Subject, fever, infusion, death));
        Treatment(chart, events, infusion);
    }

    static AdverseEvent Event(string subject, Toxicity e, DateOnly infusion, PartialDate? death)
    {
        var relation = RelationOf(e);
        var cause = IsUnrelated(relation) ? e.OtherCause ?? UsualCause(e) : null;
        var others = OtherRelations.Of(e, cause);
        return new()
        {
            Subject = subject,
            Sequence = 0,
            Term = e.Term.ToUpperInvariant(),
            Code = e.Term,
            OrganClass = e.OrganClass,
            Grade = e.Grade,
            Start = Chart.On(infusion.AddDays(e.Start)),
            End =
                e.Grade == 5 ? death
                : e.End is { } end ? Chart.On(infusion.AddDays(end))
                : null,
            Serious = IsSerious(e) ? NoYes.Yes : NoYes.No,
            Fatal = e.Grade == 5 ? NoYes.Yes : NoYes.No,
            LifeThreatening = IsSerious(e) && e.Grade == 4 ? NoYes.Yes : NoYes.No,
            Hospitalised = IsSerious(e) && e.Grade <= 3 ? NoYes.Yes : NoYes.No,
            Relation = relation,
            RelationToLymphodepletion = others.ToLymphodepletion,
            RelationToDisease = others.ToDisease,
            RelationToApheresis = others.ToApheresis,
            OtherCause = cause,
            Action = e.Effect switch
            {
                DoseEffect.None => "NOT APPLICABLE",
                DoseEffect.Postponed => "DRUG INTERRUPTED",
                DoseEffect.Withheld => "DRUG WITHDRAWN",
            },
            Outcome =
                e.Grade == 5 ? EventOutcome.Fatal
                : e.End is null ? EventOutcome.NotResolved
                : e.Continues ? EventOutcome.Resolving
                : EventOutcome.Resolved,
        };
    }

    // What began before the cells is not put down to them; low counts from before them are asked of the marrow.
    static string RelationOf(Toxicity e) => e is { Start: < 0, IsCount: false } ? Relatedness.NotRelated.Word() : e.Relation;

    static bool IsUnrelated(string relation) =>
        Coded<Relatedness>.Of(relation)?.Meaning is { } said && ((Relatedness?)said).IsRelated.IsFalse;

    // What a site names for what it does not put down to the cells; for low counts it has to look at the marrow.
    static string? UsualCause(Toxicity e) =>
        e switch
        {
            { IsCount: true } or { Grade: < 3 } => null,
            { IsInfection: true } => "PATHOGEN FOUND IN CULTURE",
            { Term: ToxicityKind.MultiOrganFailure } or { OrganClass: ToxicityKind.Immune } => "STEM CELL TRANSPLANT",
            { Term: ToxicityKind.FebrileNeutropenia } => $"INFECTION IN NEUTROPENIA AFTER {OtherRelations.Lymphodepletion}",
            _ => OtherRelations.Lymphodepletion,
        };

    // A count alone brings nobody into danger or to the hospital; what it leads to does.
    static bool IsSerious(Toxicity e) =>
        !e.IsCount && (e.Grade >= 4 || e.Grade == 3 && (e.IsInfection || e.IsCrs || e.IsIcans || e.IsIecHs))
        || e.Grade == 5
        || e.IsLimiting;

    /// <summary>
    /// One grade a day to day 14 and on while the episode lasts: it rises to its worst, stays, and falls; 0 = none.
    /// </summary>
    static void Daily(Chart chart, FaObject topic, Toxicity? episode, DateOnly infusion)
    {
        var last = Math.Max(GradedDays, episode?.End + 1 ?? 0);
        for (var day = 0; day <= last; day++)
            chart.About(
                topic,
                TestCode.Grade,
                Chart.Text(GradeOn(day, episode)),
                infusion.AddDays(day),
                $"DAY {day}",
                "ASTCT 2019"
            );
    }

    /// <summary>C-reactive protein and ferritin with CRS; ferritin is highest with IEC-HS.</summary>
    static void Inflammation(Chart chart, Toxicity? crs, Toxicity? syndrome, DateOnly infusion, Chance chance)
    {
        for (var day = 0; day <= Math.Max(GradedDays, syndrome?.End ?? 0); day++)
        {
            if (day % 3 != 0)
                continue;
            var grade = GradeOn(day, crs);
            var date = infusion.AddDays(day);
            chart.Lab(LabCode.CReactiveProtein, Math.Round(chance.About(12 * (1 + 4 * grade), 0.4), 1), date, null, 0, 8);
            chart.Lab(
                LabCode.Ferritin,
                Math.Round(chance.About(900 * (1 + 2 * grade + 8 * GradeOn(day, syndrome)), 0.5)),
                date,
                null,
                22,
                322
            );
        }
    }

    static int GradeOn(int day, Toxicity? episode) => episode?.GradeOn(day) ?? 0;

    delegate void Gives(string drug, string indication, int day, int days, double dose, string unit);

    // Stopped with the event: cells that were postponed for it are not given beside a steroid.
    static int DaysOfSteroids(Toxicity e) => Math.Max(1, Math.Min(2 + e.Grade, (e.End ?? int.MaxValue) - e.Start));

    // As the consensus has it (Hines 2023): anakinra with or without a steroid first, ruxolitinib where it is severe.
    static void OfHyperinflammation(Toxicity e, Gives give)
    {
        var days = Math.Clamp((e.End ?? e.Start) - e.Start, 3, 10);
        give("ANAKINRA", "IEC-HS", e.Start, days, 200, "mg");
        if (e.Grade >= 3)
            give("DEXAMETHASONE", "IEC-HS", e.Start, days, 20, "mg");
        if (e.Grade >= 4)
            give("RUXOLITINIB", "IEC-HS", e.Start + 2, days, 20, "mg");
    }

    static void Treatment(Chart chart, IReadOnlyList<Toxicity> events, DateOnly infusion)
    {
        void Give(string drug, string indication, int day, int days, double dose, string unit) =>
            chart.Drug(
                drug,
                MedicationCategory.ToxicityTreatment,
                indication,
                infusion.AddDays(day),
                infusion.AddDays(day + days - 1),
                dose,
                unit,
                "INTRAVENOUS"
            );
        foreach (var e in events.Where(e => e.Grade >= 2))
        {
            if (e.IsIecHs)
                OfHyperinflammation(e, Give);
            if (e.IsCrs)
                Give("TOCILIZUMAB", "CRS", e.Start + 1, 1, 8, "mg/kg");
            if (e.IsCrs && e.Grade >= 3 || e.IsIcans)
                Give("DEXAMETHASONE", e.IsCrs ? "CRS" : "ICANS", e.Start + 1, DaysOfSteroids(e), 10, "mg");
            if (e.IsInfection)
                chart.Drug(
                    "MEROPENEM",
                    "ANTI-INFECTIVE",
                    e.Term.ToUpperInvariant(),
                    infusion.AddDays(e.Start),
                    e.End is { } end ? infusion.AddDays(end) : null,
                    3,
                    "g",
                    "INTRAVENOUS"
                );
        }
    }
}
