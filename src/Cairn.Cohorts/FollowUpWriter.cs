using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// Writes everything after the infusion but adverse events: counts, visits with marrow, transgene, relapse, transplant,
/// survival.
/// </summary>
sealed class FollowUpWriter(
    Study study,
    CohortPlan plan,
    Chart chart,
    Presentation start,
    PlayedCourse course,
    DateOnly infusion,
    ChemistryCourse chemistry,
    Chance counts,
    Chance gaps
)
{
    static readonly int[] TransgeneDays = [1, 4, 7, 10, 14, 21];
    readonly List<(int Day, double Neutrophils, double Platelets)> _counted = [];

    /// <summary>Writes the records and gives the cytopenias that the counts amount to.</summary>
    public IReadOnlyList<Toxicity> Write(IReadOnlyList<AssessmentVisit> visits, int lymphodepletion)
    {
        var first = visits[0].Planned;
        var pictures = visits.ToDictionary(v => v.Planned, v => Picture(v, first));
        if (HasLongCytopenia(visits))
            foreach (var visit in visits.Take(2))
                pictures[visit.Planned] = pictures[visit.Planned] with
                {
                    Platelets = counts.For($"low {visit.Name}").Whole(12, 24),
                };
        Early(
            new CountCourse(start, lymphodepletion, pictures[first], first, counts.For("course")),
            AssessmentVisit.Early(study, visits[0].Actual),
            visits[0].Actual - (pictures[first].Neutrophils is null ? CountsWindow : 1)
        );
        var attended = visits
            .Where(v =>
                v.Planned <= course.LastAssessment
                && v.Actual <= course.LastAssessment
                && !gaps.For($"missed {v.Name}").Happens(plan.Gaps.MissedVisitRate)
            )
            .ToList();
        foreach (var visit in attended)
            Visit(visit, course.StateOn(visit.Planned, first), pictures[visit.Planned]);
        Transgene(attended);
        Events();
        Contacts(attended);
        IEnumerable<Toxicity> low =
        [
            .. CountCourse.Cytopenias(_counted, Relation()),
            .. CountCourse.Anaemia(Haemoglobin(lymphodepletion), Relation()),
        ];
        var cause = OtherCause();
        return [.. low.Select(e => e with { OtherCause = cause })];
    }

    // Where the marrow is clear some sites name what wore it out before, and some nothing: the committee is asked.
    string? OtherCause()
    {
        if (!IsClear)
            return PlayedCourse.Leukaemia;
        return counts.For("other cause").Happens(0.6) ? "MARROW WORN OUT BY EARLIER TREATMENT" : null;
    }

    // Fewer than 5 % blasts, whatever the counts.
    bool IsClear => IsInRemission || course.First is ResponseCategory.MLFS;

    bool IsInRemission => course.First is ResponseCategory.CR or ResponseCategory.CRh or ResponseCategory.CRi;

    IEnumerable<(int Day, double Value)> Haemoglobin(int lymphodepletion) =>
        chart
            .Values(ScreeningCode.Haemoglobin)
            .Select(v => (Day: v.Day.DayNumber - infusion.DayNumber, v.Value))
            .Where(v => v.Day >= lymphodepletion);

    BloodPicture Picture(AssessmentVisit visit, int first) =>
        BloodPicture.Of(course.StateOn(visit.Planned, first), start.MarrowBlasts, study.Response, counts.For(visit.Name));

    // Beyond six weeks platelets stay low in some whose leukaemia is gone and whose neutrophils are back.
    bool HasLongCytopenia(IReadOnlyList<AssessmentVisit> visits) =>
        visits.Count > 1
        && visits.Take(2).All(v => course.StateOn(v.Planned, visits[0].Planned) == ResponseCategory.CRi)
        && counts.For("long").Happens(plan.Toxicity.LongCytopeniaProbability);

    // Where leukaemia is still there, or nobody counted at the first assessment, the counts are not put down to the cells.
    string Relation()
    {
        var own = counts.For("relation");
        return IsInRemission && own.Happens(plan.Toxicity.RelatedCytopeniaShare)
            ? own.Pick<string>(["POSSIBLE", "PROBABLE"])
            : "UNLIKELY";
    }

    // Counts this near would be read with a marrow that has none of its own.
    int CountsWindow => study.Response?.WindowDays ?? 7;

    void Early(CountCourse path, IReadOnlyList<AssessmentVisit> early, int before)
    {
        foreach (var visit in early)
            chart.Visit(visit.Name, visit.Number, Day(visit.Actual));
        var named = early.ToDictionary(v => v.Actual, v => v.Name);
        foreach (var day in Enumerable.Range(0, Math.Max(0, before)).Where(d => d % 2 == 0 || named.ContainsKey(d)))
            Counts(path.Neutrophils(day), path.Platelets(day), path.Blasts(day), day, named.GetValueOrDefault(day));
        foreach (var day in path.TransfusionDays())
            chart.Drug(
                "PLATELETS",
                MedicationCategory.Transfusion,
                "THROMBOCYTOPENIA",
                Day(day),
                Day(day),
                1,
                "U",
                "INTRAVENOUS"
            );
        if (counts.For("growth factor").Happens(0.35))
            chart.Drug("FILGRASTIM", MedicationCategory.GrowthFactor, "NEUTROPENIA", Day(7), Day(14), 300, "ug", "SUBCUTANEOUS");
    }

    void Visit(AssessmentVisit visit, ResponseCategory state, BloodPicture picture)
    {
        var (day, name) = (visit.Actual, visit.Name);
        chart.Visit(name, visit.Number, Day(day));
        chart.Vital(
            ScreeningCode.Weight,
            Math.Round(start.Weight + counts.For($"weight {name}").Between(-3, 2), 1),
            Day(day),
            name
        );
        chart.Scale(
            TestCode.Ecog,
            Math.Min(4, start.Ecog + (state is ResponseCategory.NoResponse ? counts.For($"performance {name}").Whole(0, 2) : 0)),
            Day(day),
            name
        );
        LaboratoryPanel.Chemistry(
            chart,
            start.Female,
            chemistry.At(ScreeningCode.Alt, Day(day), Varied(start.Alt, $"alt {name}")),
            chemistry.At(ScreeningCode.Ast, Day(day), Varied(start.Ast, $"ast {name}")),
            chemistry.At(ScreeningCode.Bilirubin, Day(day), Varied(start.Bilirubin, $"bilirubin {name}")),
            start.DirectBilirubin,
            chemistry.At(ScreeningCode.Creatinine, Day(day), Varied(start.Creatinine, $"creatinine {name}")),
            Day(day),
            name
        );
        if (ToxicityKind.LowersImmunoglobulins(study))
            LaboratoryPanel.Immunoglobulin(
                chart,
                chemistry.Immunoglobulin(Day(day), counts.For($"immunoglobulin {name}").Between(7.5, 13)),
                Day(day),
                name
            );
        if (picture is { Neutrophils: { } n, Platelets: { } p })
            Counts(n, p, picture.BloodBlasts, day, name);
        else
            NoCounts(picture.BloodBlasts, day, name);
        Investigator(Marrow(picture, day, name) ? state : ResponseCategory.NotEvaluable, day, name);
        if (state is ResponseCategory.CR or ResponseCategory.CRh or ResponseCategory.CRi)
            Mrd(day, name);
    }

    /// <summary>False when the sample cannot be judged.</summary>
    bool Marrow(BloodPicture picture, int day, string name)
    {
        chart.Procedure(ProcedureCode.MarrowAspirate, Day(day));
        chart.About(FaObject.Extramedullary, TestCode.Occurrence, "N", Day(day), name);
        var u = gaps.For($"marrow {name}").Next();
        if (u < plan.Gaps.DryTapRate)
            MarrowWriter.DryTap(chart, Day(day), name);
        else if (u < plan.Gaps.DryTapRate + plan.Gaps.InadequateAspirateRate)
            MarrowWriter.Inadequate(chart, Day(day), name);
        else
            MarrowWriter.Adequate(chart, picture.MarrowBlasts, picture.AuerRods, Day(day), name);
        return u >= plan.Gaps.DryTapRate + plan.Gaps.InadequateAspirateRate;
    }

    void Mrd(int day, string name)
    {
        var negative = course.MrdNegative && (course.Relapse is not { } relapse || relapse - day > 45);
        chart.LabText(
            TestCode.Mrd,
            negative ? "NEGATIVE" : Chart.Text(Math.Round(counts.For($"residual {name}").Between(0.11, 2.5), 2)),
            Day(day),
            name,
            "BONE MARROW",
            "FLOW CYTOMETRY"
        );
    }

    void Investigator(ResponseCategory category, int day, string name) =>
        chart.Add(
            new InvestigatorResponse
            {
                Subject = chart.Subject,
                Sequence = 0,
                TestCode = ScreeningCode.OverallResponse,
                Test = "Overall response",
                Date = Chart.On(Day(day)),
                Visit = name,
                Result = category switch
                {
                    ResponseCategory.NoResponse => "NR",
                    ResponseCategory.NotEvaluable => "NE",
                    ResponseCategory.CR
                    or ResponseCategory.CRh
                    or ResponseCategory.CRi
                    or ResponseCategory.MLFS
                    or ResponseCategory.PR => category.ToString(),
                },
            }
        );

    void Counts(double neutrophils, double platelets, double blasts, int day, string? visit)
    {
        _counted.Add((day, neutrophils, platelets));
        LaboratoryPanel.Counts(chart, neutrophils, platelets, blasts, Day(day), visit);
    }

    void NoCounts(double blasts, int day, string name)
    {
        chart.Lab(TestCode.BloodBlasts, blasts, Day(day), name);
        foreach (var code in new[] { TestCode.Neutrophils, TestCode.Platelets })
            chart.Add(
                TestRow.Lab(chart.Subject, code) with
                {
                    Unit = null,
                    Specimen = null,
                    Status = "NOT DONE",
                    ReasonNotDone = "SAMPLE CLOTTED",
                    Date = Chart.On(Day(day)),
                    Visit = name,
                }
            );
    }

    /// <summary>
    /// Copies per ug of DNA: up to a peak about day 10, then falling by half in some ten days; below 50 is written as such.
    /// </summary>
    void Transgene(List<AssessmentVisit> visits)
    {
        var own = counts.For("transgene");
        var peak = own.About(course.Remission is null ? 18_000 : 60_000, 0.9);
        var (peakDay, halfLife) = (own.Whole(8, 13), own.About(10, 0.4));
        var usual = TransgeneDays.Select(day => (Day: day, Name: AssessmentVisit.On(study, day)));
        foreach (var (day, name) in usual.Concat(visits.Select(v => (v.Actual, (string?)v.Name))))
        {
            var copies =
                day <= peakDay ? peak * Math.Pow(2, -(peakDay - day) / 1.2) : peak * Math.Pow(2, -(day - peakDay) / halfLife);
            chart.LabText(
                TestCode.TransgeneCopies,
                copies < 50 ? "<50" : Chart.Text(Math.Round(copies)),
                Day(day),
                name,
                method: "QPCR"
            );
        }
    }

    void Events()
    {
        if (course.Transplant is { } transplant)
            chart.Procedure(ProcedureCode.Allograft, Day(transplant));
        if (course.SubsequentTherapy is { } therapy)
            chart.Drug(
                counts.For("next drug").Pick<string>(["VENETOCLAX AND AZACITIDINE", "GILTERITINIB", "CLADRIBINE AND CYTARABINE"]),
                MedicationCategory.AntiLeukaemia,
                course.Relapse is null ? "NO REMISSION" : "RELAPSE",
                Day(therapy),
                Day(therapy + 20)
            );
        if (course.Relapse is not { } relapse)
            return;
        if (BloodPicture.Relapse(counts.For("relapse")) is not { Neutrophils: { } n, Platelets: { } p } picture)
            return;
        chart.Procedure(ProcedureCode.MarrowAspirate, Day(relapse));
        MarrowWriter.Adequate(chart, picture.MarrowBlasts, picture.AuerRods, Day(relapse), "Unscheduled");
        Counts(n, p, picture.BloodBlasts, relapse, "Unscheduled");
        chart.About(
            FaObject.Extramedullary,
            TestCode.Occurrence,
            counts.For("extramedullary").Happens(0.1) ? "Y" : "N",
            Day(relapse),
            "Unscheduled"
        );
    }

    /// <summary>
    /// Every visit shows that the subject is alive; between visits and after them somebody asks every 13 weeks.
    /// </summary>
    void Contacts(List<AssessmentVisit> visits)
    {
        var asked = Enumerable
            .Range(1, course.End / 91 + 1)
            .Select(i => i * 91)
            .Where(d => d <= course.Last && d > (visits.Count > 0 ? visits[^1].Actual : 0));
        var known = visits.Select(v => v.Actual).Union(asked);
        foreach (var day in known.Where(d => d != course.Death))
            chart.Alive(true, Chart.On(Day(day)));
    }

    double Varied(double value, string what) => Math.Round(value * counts.For(what).Between(0.8, 1.3), 1);

    DateOnly Day(int day) => infusion.AddDays(day);
}
