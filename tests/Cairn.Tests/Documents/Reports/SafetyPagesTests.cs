using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Records;
using Cairn.Studies;
using Cairn.Tests.Response;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Documents.Reports;

/// <summary>
/// Where the tables of safety stand: the page in short, its evidence beside it, a page a dose level, the report.
/// </summary>
public sealed class SafetyPagesTests
{
    static readonly Analysis Analysis = Analysis.Of(
        Plans.Study(),
        new Casebook(
            "sample",
            false,
            null,
            [
                Subject("S1", Infusion("S1", level: 1), Event("S1", "Nausea", 2, 3, 4), SeenOn("S1", 60)),
                Subject("S2", Infusion("S2", level: 2), Event("S2", "Sepsis", 4, 3, 9), SeenOn("S2", 60)),
            ]
        ),
        Day0.AddDays(100)
    );

    static IReadOnlyList<TrialPage> Beside => TrialSections.Beside(TrialSections.At("safety", Analysis)!, Analysis);

    static List<string> Tables(TrialPage page) =>
        [.. TrialSections.On(page, Analysis).SelectMany(s => s.Tables).Select(t => t.Id)];

    [Fact]
    public void Each_dose_level_that_somebody_was_treated_at_has_a_page() =>
        Assert.Equal(
            ["safety-level-1", "safety-level-2"],
            Beside.Select(p => p.Path).Where(p => p.StartsWith("safety-level", StringComparison.Ordinal))
        );

    [Fact]
    public void A_level_that_nobody_was_treated_at_has_none() => Assert.Null(TrialSections.At("safety-level-3", Analysis));

    [Fact]
    public void The_page_of_a_level_has_every_table_and_the_course_of_its_subjects_alone()
    {
        var page = TrialSections.At("safety-level-2", Analysis)!;
        var level = SafetyScope.ByLevel(Analysis).Single(s => s.Level == 2);
        var shown = Tables(page);
        Assert.All(SafetyTables.All, table => Assert.Contains(table.Of(level).Id, shown));
        var course = TrialSections.On(page, Analysis)[^1].Content.OfType<Figure>().First();
        Assert.Contains("1 subject graded on a day or more", course.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_of_everyone_stands_on_a_page_and_in_the_report()
    {
        var shown = Beside.Where(p => !p.Path.StartsWith("safety-level", StringComparison.Ordinal)).SelectMany(Tables).ToList();
        var report = TrialSections.InReport(Analysis).SelectMany(s => s.Tables).Select(t => t.Id).ToList();
        foreach (var table in SafetyTables.All.Where(t => t.Id != "terms")) // of everyone that one is the section of events
        {
            var id = table.Of(SafetyScope.All(Analysis)).Id;
            Assert.Contains(id, shown);
            Assert.Contains(id, report);
            Assert.Contains($"{id}-level-2", report);
        }
    }

    // Two deaths without relapse of two: P(X >= 2 of 2) at 0.1 is 0.01, below the level of 0.05. One of two: 0.19, which stops
    // nothing, and 50 % is above the acceptable 10 %.
    [Theory]
    [InlineData(2, true, false)]
    [InlineData(1, false, true)]
    [InlineData(0, false, false)]
    public void A_limit_that_is_crossed_or_above_its_rate_stands_in_the_summary(int deaths, bool warned, bool told)
    {
        SafetyLimit limit = new()
        {
            Id = "L1",
            Says = "Too many deaths",
            Counts = LimitedEvent.DeathWithoutRelapse,
            Rule = LimitRule.Binomial,
            Rate = 0.1,
            Subjects = 10,
        };
        SubjectRecords Treated(int i) =>
            i <= deaths
                ? Subject($"S{i}", Infusion($"S{i}"), Died($"S{i}"), CauseOf($"S{i}"))
                : Subject($"S{i}", Infusion($"S{i}"), SeenOn($"S{i}", 60));
        var analysis = Analysis.Of(
            Plans.Study() with
            {
                Safety = new() { Limits = [limit] },
            },
            new Casebook("sample", false, null, [Treated(1), Treated(2)]),
            Day0.AddDays(100)
        );
        var content = SummarySection.Of(analysis).Content;
        var said = content.OfType<Words>().Select(w => w.Text.ToString());
        Assert.Equal(warned, said.Contains("Stop: a limit is crossed. Too many deaths."));
        var points = content.OfType<Points>().Single().Lines.Select(line => string.Concat(line.Runs.Select(r => r.Text)));
        Assert.Equal(told, points.Any(p => p.StartsWith($"{Above} Too many deaths: 1 of 2", StringComparison.Ordinal)));
    }

    const string Above = "Limits of safety: no rule of stopping is met, and above the acceptable rate:";

    // A fatal sepsis called unlikely: the word and the other cause are told, and what the limit would say of it; without a cause,
    // which the study asks for, it is open. P(X >= 1 of 1) at 0.05 is 0.05: counted, the rule stops.
    [Theory]
    [InlineData("PATHOGEN FOUND", "no; unlikely (pathogen found)", "Were they counted, the rule would stop at 1 of 1.")]
    [InlineData(null, "unknown; unlikely", null)]
    public void A_death_that_a_word_keeps_out_of_a_limit_is_told(string? cause, string related, string? told)
    {
        SafetyLimit limit = new()
        {
            Id = "L2",
            Says = "Related deaths",
            Counts = LimitedEvent.RelatedDeath,
            Rule = LimitRule.Binomial,
            Rate = 0.05,
            Level = 0.05,
            Subjects = 20,
        };
        var sepsis = Event("S1", "Sepsis", 5, 15, 20, relation: "UNLIKELY") with { OtherCause = cause, Fatal = NoYes.Yes };
        var analysis = Analysis.Of(
            Plans.Study() with
            {
                Safety = new() { Limits = [limit] },
                Dlt = new()
                {
                    WindowDays = 28,
                    ClockStarts = DltClock.FirstInfusion,
                    Rules = [],
                },
            },
            new Casebook("sample", false, null, [Subject("S1", Infusion("S1"), Died("S1"), sepsis)]),
            Day0.AddDays(100)
        );
        var deaths = SafetyTables.All.Select(t => t.Of(SafetyScope.All(analysis))).Single(t => t.Id == "safety-deaths");
        Assert.Equal(related, deaths.Groups[0].Rows[0][^1].Content.ToString());
        var answer = LimitBlocks.Answer(analysis)!.ToString();
        Assert.Equal(told is not null, answer.Contains(told ?? "Were they counted", StringComparison.Ordinal));
    }

    // The disease is a cause of its own; as the other cause of an event it explains nothing while the marrow is clear of it
    // (clinical decisions: CRS and ICANS called unrelated, leukaemia in the marrow).
    [Theory]
    [InlineData("Sepsis", null, "LEUKAEMIA", null, Truth.False)]
    [InlineData("Disease progression", null, null, null, Truth.False)]
    [InlineData("Sepsis", "LEUKAEMIA", null, null, Truth.False)]
    [InlineData("Sepsis", "LEUKAEMIA", null, "1", Truth.Unknown)]
    [InlineData("Sepsis", "PATHOGEN FOUND", "INFECTION", null, Truth.False)]
    [InlineData("Sepsis", null, "INFECTION", null, Truth.Unknown)]
    public void A_fatal_event_called_unrelated_needs_what_else_it_was(
        string term,
        string? other,
        string? died,
        string? marrow,
        Truth related
    )
    {
        List<Record> records =
        [
            Infusion("S1"),
            Died("S1"),
            Event("S1", term, 5, 15, 20, relation: "UNLIKELY") with
            {
                OtherCause = other,
                Fatal = NoYes.Yes,
            },
        ];
        if (died is not null)
            records.Add(CauseOf("S1") with { Result = died });
        if (marrow is not null)
            records.Add(Blasts(marrow));
        DltDefinition dlt = new()
        {
            WindowDays = 28,
            ClockStarts = DltClock.FirstInfusion,
            Rules = [],
        };
        var book = new Casebook("sample", false, null, [Subject("S1", [.. records])]);
        var analysis = Analysis.Of(Plans.Study() with { Dlt = dlt }, book, Day0.AddDays(100));
        Assert.Equal(related, Assert.Single(Cairn.Safety.Summary.Death.Of(analysis.Treated)).Related);
    }

    static Demographics Died(string subject) => new() { Subject = subject, Death = On(20) };

    static MarrowFinding Blasts(string percent) =>
        new()
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = TestCode.MarrowBlasts,
            Result = percent,
            Unit = "%",
            Date = On(18),
        };

    static DeathDetail CauseOf(string subject) =>
        new()
        {
            Subject = subject,
            Sequence = 1,
            TestCode = TestCode.CauseOfDeath,
            Result = "SEPSIS",
            Date = On(20),
        };

    [Fact]
    public void The_page_in_short_holds_no_table_of_a_level()
    {
        Assert.DoesNotContain(Tables(Beside[0]), id => id.Contains("-level-", StringComparison.Ordinal));
        Assert.Equal(["safety"], Beside.Where(p => p.Under is null).Select(p => p.Path));
    }
}
