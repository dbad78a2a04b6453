using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Records;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The tables of safety as sections: all subjects first, each dose level folded below.</summary>
public static class SafetySections
{
    const int MapDays = 42;
    const string FatalNote =
        "Grade 5 stands on the day of death alone; before it a fatal event is shown with the grade recorded, or as grade 4.";

    /// <summary>The table of terms of everyone is the section before, with every grade.</summary>
    const string ShownBefore = "terms";

    /// <summary>In the order of pages and report.</summary>
    public static IReadOnlyList<Func<Analysis, Section>> All { get; } =
    [
        Limits,
        a => Of(a, SafetyPart.Events, "safety-events", "Adverse events by period, relation and time", [WorstGrades(a)]),
        a => Of(a, SafetyPart.SpecialInterest, "safety-special", "Events of special interest", []),
        a => Of(a, SafetyPart.Serious, "safety-serious-events", "Dose-limiting and serious events", []),
        Deaths,
        a => Of(a, SafetyPart.Laboratory, "safety-laboratory", "Laboratory grades and recovery", []),
        Questions,
    ];

    static Section Of(Analysis analysis, SafetyPart part, string id, string title, IReadOnlyList<Block> figures)
    {
        var tables = SafetyTables.All.Where(t => t.Part == part).ToList();
        var all = SafetyScope.All(analysis);
        return new(
            id,
            title,
            [
                .. tables.Where(t => t.Id != ShownBefore).Select(t => Shown(t, all)),
                .. figures,
                .. SafetyScope
                    .ByLevel(analysis)
                    .Select(level => new Folded(
                        FormattableString.Invariant($"Dose level {level.Level} ({level.N} subjects)"),
                        [.. tables.Where(t => !t.IsListing).Select(t => t.Of(level))],
                        OnPaper: false
                    )),
            ]
        );
    }

    // The table is of those given cells; who else died is said before it, so that the number is that of every other page.
    static Section Deaths(Analysis analysis)
    {
        var section = Of(analysis, SafetyPart.Deaths, "safety-deaths-nrm", "Deaths", []);
        return section with { Content = [new Answered($"{FlowSection.Deaths(analysis.Flow)}."), .. section.Content] };
    }

    static Block Shown(SafetyTable table, SafetyScope scope)
    {
        var shown = table.Of(scope);
        var folds = table.IsListing || table.IsWide;
        return folds && shown.Groups.Count > 0 ? new Folded(shown.Caption, [shown]) : shown;
    }

    static Section Limits(Analysis analysis) =>
        new(
            "safety-limits-section",
            "Limits",
            [
                .. LimitBlocks.Answer(analysis) is { } answer ? [new Answered(answer)] : Array.Empty<Block>(),
                LimitBlocks.Table(analysis),
                .. LimitBlocks.Figures(analysis),
            ]
        );

    /// <summary>What the rows of adverse events and the grades ask.</summary>
    public static IReadOnlyList<Finding> Findings(Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var version = CtcaeVersion.Of(analysis.Study.Safety.Ctcae) ?? CtcaeVersion.Usual;
        return [.. analysis.Treated.SelectMany(s => AdverseEventFindings.Of(s, version))];
    }

    static Section Questions(Analysis analysis)
    {
        var findings = Findings(analysis);
        return new(
            "safety-questions",
            "Questions about adverse events",
            findings.Count == 0
                ? [new Words("Nothing in the rows of adverse events has to be asked about.")]
                :
                [
                    new Folded(
                        Written.Plural(findings.Count, "question", "questions"),
                        [new Points([.. findings.Select(f => (Inline)$"{f.Place} [{f.Column}]: {f.What} {f.Mend}")])],
                        OnPaper: false
                    ),
                ]
        );
    }

    /// <summary>
    /// The worst grade of each subject day by day from the first cells: of events, and of the values of counts.
    /// </summary>
    public static Figure WorstGrades(Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var figure = new ToxicityHeatMapFigure
        {
            Head = new("safety-worst-grades", "Worst grade by day from the first cells", analysis.Casebook.IsSynthetic),
            Panels =
            [
                new("Any adverse event (worst grade of the events that go on)", Rows(analysis, EventsOn)),
                new("Neutrophils, CTCAE grade of the value", Rows(analysis, (s, day) => ValueOn(s, day, TestCode.Neutrophils))),
                new("Platelets, CTCAE grade of the value", Rows(analysis, (s, day) => ValueOn(s, day, TestCode.Platelets))),
            ],
        }.Draw();
        return figure with { Notes = [.. figure.Notes, FatalNote] };
    }

    static List<HeatMapRow> Rows(Analysis analysis, Func<TreatedSubject, DateOnly, int?> grade) =>
        [
            .. analysis
                .Treated.Where(s => s.FirstCells is not null)
                .Select(s => new HeatMapRow(
                    s.Id,
                    [.. Enumerable.Range(0, Days(s)).Select(d => grade(s, s.FirstCells!.Value.AddDays(d)))]
                )),
        ];

    static int Days(TreatedSubject subject) =>
        Math.Clamp(
            (subject.DaysAfterCells(subject.Vital.Death.Value ?? subject.Vital.LastKnownAlive.Value) ?? 0) + 1,
            1,
            MapDays
        );

    static int? EventsOn(TreatedSubject subject, DateOnly day) =>
        subject
            .Events.Where(ae =>
                ae.Start is { Year: not null } start
                && day >= start.Earliest
                && !(ae.End is { Year: not null } end && day > end.Latest)
            )
            .Max(ae => GradeOn(ae, subject.Vital.Death.Value, day))
        ?? 0;

    // The row of a fatal event says nothing of the days before the death but that it went on.
    static int? GradeOn(AdverseEvent ae, DateOnly? death, DateOnly day) =>
        ae.WorstGrade == 5 && day < (death ?? ae.End?.Latest) ? Math.Min(ae.KnownGrade ?? 4, 4) : ae.WorstGrade;

    static int? ValueOn(TreatedSubject subject, DateOnly day, string test) =>
        subject.Values.Where(v => v.Term.Side == Side.Low && v.Record.TestCode == test && v.Day == day).Max(v => v.Value);
}
