using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Labs;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Sections;

/// <summary>The tables of safety as sections.</summary>
public static class SafetySections
{
    const int MapDays = 42;
    const string FatalNote =
        "Grade 5 stands on the day of death alone; before it a fatal event is shown with the grade recorded, or as grade 4.";

    /// <summary>Of everyone the table of terms is the section of adverse events, with every grade.</summary>
    const string ShownBefore = "terms";

    /// <summary>The tables of a part, of everyone or of one dose level.</summary>
    public static Section Of(SafetyScope scope, SafetyPart part)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return new(Id(part), Title(part), [.. Before(scope, part), .. Tables(scope, part).Select(t => Shown(t, scope))]);
    }

    // The tables are of those given cells; who else died is said before them, so that the number is that of every other page.
    static IEnumerable<Block> Before(SafetyScope scope, SafetyPart part) =>
        part == SafetyPart.Deaths && scope.Level is null ? [Died(scope.Analysis)] : [];

    static Answered Died(Analysis analysis) => new($"{FlowSection.Deaths(analysis.Flow)}.");

    /// <summary>The tables of a part of everyone, and folded below them those of each dose level.</summary>
    public static Section WithLevels(Analysis analysis, SafetyPart part)
    {
        var all = Of(SafetyScope.All(analysis), part);
        var levels = SafetyScope.ByLevel(analysis);
        return all with
        {
            Content =
            [
                .. all.Content,
                .. levels.Select(level => new Folded(
                    $"Dose level {Written.Count(level.Level ?? 0)} ({Written.Plural(level.N, "subject", "subjects")})",
                    [.. Tables(level, part).Select(t => t.Of(level))],
                    OnPaper: false
                )),
            ],
        };
    }

    static IEnumerable<SafetyTable> Tables(SafetyScope scope, SafetyPart part) =>
        SafetyTables.All.Where(t => t.Part == part && (t.Id != ShownBefore || scope.Level is not null));

    static Block Shown(SafetyTable table, SafetyScope scope)
    {
        var shown = table.Of(scope);
        var folds = table.IsListing || table.IsWide;
        return folds && shown.Groups.Count > 0 ? new Folded(shown.Caption, [shown]) : shown;
    }

    static string Id(SafetyPart part) =>
        part switch
        {
            SafetyPart.Events => "safety-by-period",
            SafetyPart.SpecialInterest => "safety-special",
            SafetyPart.Serious => "safety-serious-events",
            SafetyPart.Deaths => "safety-deaths-nrm",
            SafetyPart.Laboratory => "safety-laboratory",
            SafetyPart.Coding => "safety-coding",
        };

    static string Title(SafetyPart part) =>
        part switch
        {
            SafetyPart.Events => "Adverse events by period, relation and time",
            SafetyPart.SpecialInterest => "Events of special interest",
            SafetyPart.Serious => "Dose-limiting and serious events",
            SafetyPart.Deaths => "Deaths",
            SafetyPart.Laboratory => "Laboratory grades and recovery",
            SafetyPart.Coding => "Terms that are not coded",
        };

    /// <summary>Cytokine release, neurotoxicity and the other events of special interest, in a sentence and a table.</summary>
    public static Section SpecialInShort(Analysis analysis) =>
        new(
            "safety-special-in-short",
            "Events of special interest",
            [new Answered(ImmuneToxicitySection.InWords(analysis)), SpecialInterestTable.Of(SafetyScope.All(analysis))]
        );

    /// <summary>Dose-limiting toxicity, death from any cause and without relapse, and what is asked.</summary>
    public static Section WorstInShort(Analysis analysis)
    {
        var (all, questions) = (SafetyScope.All(analysis), Findings(analysis).Count);
        return new(
            "safety-worst-in-short",
            "Dose-limiting toxicity and death",
            [
                Died(analysis),
                DltList.Of(all),
                MortalityTable.OfAll(all),
                MortalityTable.Of(all),
                new Words(
                    questions == 0
                        ? "The rows of adverse events lack nothing that is checked, and do not contradict one another."
                        : (Phrase)
                            $"{Written.Plural(questions, "question is", "questions are")} open about the rows of adverse events: "
                            + "they stand under the questions about events."
                ),
            ]
        );
    }

    /// <summary>The limits, each with the trial's path.</summary>
    public static Section Limits(Analysis analysis) =>
        new(
            "safety-limits-section",
            "Limits",
            [
                .. LimitBlocks.Answer(analysis) is { } answer ? [new Answered(answer)] : Array.Empty<Block>(),
                LimitBlocks.Table(analysis),
                .. LimitBlocks.Figures(analysis),
            ]
        );

    /// <summary>The worst grade of each subject, day by day.</summary>
    public static Section Course(Analysis analysis) => CourseOf(SafetyScope.All(analysis));

    /// <inheritdoc cref="Course"/>
    public static Section CourseOf(SafetyScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return new("safety-course", "Worst grades day by day", [.. WorstGrades(scope)]);
    }

    /// <summary>What the rows of adverse events and the grades ask.</summary>
    public static IReadOnlyList<Finding> Findings(Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return [.. analysis.Treated.SelectMany(s => Findings(analysis, s))];
    }

    /// <summary>Those about one subject; none of who was given no cells.</summary>
    public static IReadOnlyList<Finding> Findings(Analysis analysis, string subject)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return analysis.Treated.FirstOrDefault(s => s.Id == subject) is { } treated ? [.. Findings(analysis, treated)] : [];
    }

    static IEnumerable<Finding> Findings(Analysis analysis, TreatedSubject subject) =>
        AdverseEventFindings.Of(subject, CtcaeVersion.Of(analysis.Study.Safety), Limiting(analysis, subject.Id));

    static IEnumerable<RecordKey> Limiting(Analysis analysis, string subject) =>
        from s in analysis.Doses?.Subjects ?? []
        where s.Subject == subject && s.Assessment.Status.Value == DltStatus.Dlt
        from fact in s.Assessment.Status.Because
        select fact.Record;

    /// <summary>
    /// Dose-limiting toxicities recorded as not serious, said before all questions: a serious event has clocks. None else.
    /// </summary>
    public static IEnumerable<Inline> ToxicitiesNotSerious(Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        List<AdverseEvent> events =
        [
            .. from subject in analysis.Treated
            let limiting = Limiting(analysis, subject.Id).ToHashSet()
            from ae in subject.Events
            where limiting.Contains(ae.Key) && ae.IsSerious.IsFalse
            select ae,
        ];
        if (events.Count > 0)
            yield return $"Dose-limiting and recorded as not serious, to be asked, as serious events have clocks: "
                + $"{string.Join("; ", events.Select(ae => $"{ae.Subject}, {ae.Name}"))}.";
    }

    /// <summary>What is asked, question by question.</summary>
    public static Section Questions(Analysis analysis)
    {
        var findings = Findings(analysis);
        return new(
            "safety-questions",
            "Questions about adverse events",
            findings.Count == 0
                ? [new Words("The rows of adverse events lack nothing that is checked, and do not contradict one another.")]
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
    public static IReadOnlyList<Figure> WorstGrades(SafetyScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        Figure Of(
            string id,
            string title,
            string panel,
            Func<TreatedSubject, Func<DateOnly, int?>> grade,
            Func<TreatedSubject, IEnumerable<Fact>> behind
        ) =>
            new ToxicityHeatMapFigure
            {
                Head = new(id, $"{title} by day from the first cells", scope.IsSynthetic),
                Panels = [new(panel, Rows(scope, grade, behind))],
            }.Draw();
        Figure OfCount(string id, string name, string test) =>
            Of(id, name, Counts(name), s => Values(s, test), s => Graded(s, test).Select(v => v.Record.AsFact()));
        var worst = Of("safety-worst-grades", "Worst grade", "Any adverse event (worst grade of those that go on)", Events, s =>
            s.Events.Select(ae => ae.AsFact())
        );
        return
        [
            worst with
            {
                Notes = [.. worst.Notes, FatalNote],
            },
            OfCount("safety-neutrophils", "Neutrophils", TestCode.Neutrophils),
            OfCount("safety-platelets", "Platelets", TestCode.Platelets),
        ];
    }

    static Phrase Counts(string name) => (Phrase)$"{name}, CTCAE grade of the value";

    // What is known of a subject is looked up once, then asked of every day.
    static List<HeatMapRow> Rows(
        SafetyScope scope,
        Func<TreatedSubject, Func<DateOnly, int?>> grade,
        Func<TreatedSubject, IEnumerable<Fact>> behind
    ) =>
        [
            .. from subject in scope.Subjects
            where subject.FirstCells is not null
            let first = subject.FirstCells!.Value
            let worst = grade(subject)
            let days = Enumerable.Range(0, Days(subject))
            select new HeatMapRow(subject.Id, [.. days.Select(day => worst(first.AddDays(day)))])
            {
                Because = () => behind(subject),
            },
        ];

    static int Days(TreatedSubject subject) =>
        Math.Clamp(
            (subject.DaysAfterCells(subject.Vital.Death.Value ?? subject.Vital.LastKnownAlive.Value) ?? 0) + 1,
            1,
            MapDays
        );

    // No event is 0; one without a grade, and none with a known one, is not known.
    static Func<DateOnly, int?> Events(TreatedSubject subject)
    {
        List<(AdverseEvent Event, DateOnly From, DateOnly To)> events =
        [
            .. from ae in subject.Events
            where ae.Start is { Year: not null }
            select (ae, ae.Start!.Value.Earliest, ae.End is { Year: not null } end ? end.Latest : DateOnly.MaxValue),
        ];
        var death = subject.Vital.Death.Value;
        return day =>
        {
            var on = events.FindAll(e => day >= e.From && day <= e.To);
            return on.Count == 0 ? 0 : on.Max(e => GradeOn(e.Event, death, day));
        };
    }

    // The row of a fatal event says nothing of the days before the death but that it went on.
    static int? GradeOn(AdverseEvent ae, DateOnly? death, DateOnly day) =>
        ae.WorstGrade == 5 && day < (death ?? ae.End?.Latest) ? Math.Min(ae.KnownGrade ?? 4, 4) : ae.WorstGrade;

    static Func<DateOnly, int?> Values(TreatedSubject subject, string test)
    {
        var values = Graded(subject, test).ToLookup(v => v.Day!.Value, v => v.Value);
        return day => values[day].Max();
    }

    static IEnumerable<GradedValue> Graded(TreatedSubject subject, string test) =>
        subject.Values.Where(v => v.Day is not null && v.Term.Side == Side.Low && v.Record.TestCode == test);
}
