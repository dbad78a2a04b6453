using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.Limits;
using Cairn.Safety.Summary;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Documents.Reports;

/// <summary>
/// Days are counted one way in every table: as the schedules of the studies count, the day of the first cells is day 0 (decision
/// 0064). One denominator, and what is left out of a number, stand beside it. By hand.
/// </summary>
public sealed class OneDayCountTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static FindingAbout Grade(int grade, int day) =>
        new()
        {
            Subject = "S1",
            Sequence = day + 1,
            TestCode = TestCode.Grade,
            About = FaObject.Crs,
            Result = grade.ToString(CultureInfo.InvariantCulture),
            Date = On(day),
        };

    static Analysis Of(params IEnumerable<Record> records)
    {
        var subject = Subject("S1", [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), .. records]);
        return Analysis.Of(Trial, new Casebook(Trial.Id, false, null, [subject]), Day0.AddDays(100));
    }

    // Cytokine release of grade 3 that begins seven days after the cells.
    static Analysis OnsetOfDaySeven =>
        Of([
            Event("S1", ToxicityTerm.Crs, 3, 7, 9, "RELATED") with
            {
                Serious = NoYes.Yes,
                Hospitalised = NoYes.Yes,
            },
            .. Enumerable.Range(0, 15).Select(day => Grade(day is >= 7 and <= 9 ? 3 : 0, day)),
        ]);

    static IEnumerable<Table> Tables(IEnumerable<Block> blocks) =>
        blocks.SelectMany(block =>
            block switch
            {
                Table table => [table],
                Folded folded => Tables(folded.Content),
                _ => (IEnumerable<Table>)[],
            }
        );

    static Table Named(IEnumerable<Section> sections, string id) =>
        Tables(sections.SelectMany(section => section.Content)).First(table => table.Id == id);

    static string At(Table table, int column)
    {
        var row = table
            .Groups.SelectMany(group => group.Rows)
            .First(r => r[0].Content.ToString()!.Contains("S1", StringComparison.Ordinal));
        return row[column].Content.ToString()!;
    }

    [Fact]
    public void The_onset_of_cytokine_release_is_the_same_day_in_every_table()
    {
        var (analysis, all) = (OnsetOfDaySeven, SafetyScope.All(OnsetOfDaySeven));
        Assert.Equal("7", At(Named([ImmuneToxicitySection.Of(analysis)], "crs-icans-summary"), 2));
        Assert.Equal("7", At(Named([SafetySections.Of(all, SafetyPart.SpecialInterest)], "safety-aesi-list"), 3));
        Assert.Contains(
            "(Day 7)",
            At(Named([SafetySections.Of(all, SafetyPart.Serious)], "safety-serious"), 4),
            StringComparison.Ordinal
        );
    }

    // A slip of the pen: the map has the day of the cells alone, and the section stands.
    [Fact]
    public void A_death_written_before_the_cells_leaves_the_section_of_cytokine_release_standing()
    {
        var analysis = Of([Grade(1, 2), new Demographics { Subject = "S1", Death = On(-3) }]);
        Assert.NotEmpty(ImmuneToxicitySection.Of(analysis).Content);
    }

    // Dead on day 5, graded on that day too; B is graded until day 10. The row of the dead ends with day 5.
    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 10)]
    public void The_map_of_cytokine_release_ends_a_row_on_the_day_of_the_death(int subject, int last)
    {
        FindingAbout Of(string id, int day) => Grade(1, day) with { Subject = id };
        SubjectRecords dead = Subject(
            "S1",
            [
                Infusion("S1", dose: 0.25, planned: 0.25),
                .. new[] { 0, 5, 7 }.Select(day => Of("S1", day)), // day 7: a slip of the pen
                new Demographics { Subject = "S1", Death = On(5) },
            ]
        );
        SubjectRecords alive = Subject("B", [Infusion("B", dose: 0.25, planned: 0.25), SeenOn("B", 80), Of("B", 0), Of("B", 10)]);
        var analysis = Analysis.Of(Trial, new Casebook(Trial.Id, false, null, [dead, alive]), Day0.AddDays(100));
        var map = ImmuneToxicitySection.Of(analysis).Content.OfType<Figure>().Single(f => f.Head.Id == "crs-icans-map");
        var (id, rows) = (subject == 0 ? "S1" : "B", map.Data.Groups[0].Rows);
        var days = rows.Where(r => r[0].Content.ToString() == id).Select(r => r[2].Content.ToString()!);
        Assert.Equal(last, days.Max(day => int.Parse(day, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_committees_ruling_stands_in_the_table_of_toxicities_with_its_day_and_reason()
    {
        var open = Event("S1", ToxicityTerm.Crs, 3, 3) with { End = Cairn.Quantities.PartialDate.Of(2025, 6) };
        var subject = Subject("S1", Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), open);
        DltRuling none = new(open.Key, RulingOutcome.NotDlt, Day0.AddDays(60), "C. Chair", "committee", "Two days by the chart.");
        var casebook = new Casebook(Trial.Id, false, null, [subject]) { Rulings = [none] };
        var table = Named([DoseSection.Of(Analysis.Of(Trial, casebook, Day0.AddDays(80)))], "dose-subjects");
        Assert.EndsWith(
            "Set aside: Cytokine release syndrome, grade 3, 5 Jun 2025, relation to the cells: possible, ruled none by the "
                + "committee on 1 Aug 2025: Two days by the chart.",
            At(table, 6),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_table_of_deaths_says_who_judged_whether_a_death_was_related()
    {
        var analysis = Of(new Demographics { Subject = "S1", Death = On(40) });
        var table = SafetyTables.All.Single(t => t.Id == "deaths").Of(SafetyScope.All(analysis));
        Assert.Equal(
            "Related: as the fatal adverse event says. Without such an event nobody judged it: “no” where every recorded cause "
                + "is the disease, else “unknown”.",
            table.Notes[0].ToString()
        );
    }

    // Neutropenia recorded from day 3 to day 60 and no count after day 28: what is after day 28 begins on day 29.
    [Fact]
    public void A_cytopenia_after_day_28_does_not_begin_on_day_3()
    {
        var found = SpecialInterest
            .All.Single(kind => kind.Id == "prolonged-cytopenia")
            .In(Of(Event("S1", "Neutrophil count decreased", 4, 3, 60)).Treated[0]);
        var one = Assert.Single(found);
        Assert.Equal((29, (int?)32), (one.Onset, one.Days));
        Assert.Equal(new EventNote.NoLateCount("Neutrophil count decreased", 28, 3, null), one.Note);
    }

    [Fact]
    public void A_median_of_what_ended_says_how_many_go_on()
    {
        var table = SafetyTables
            .All.Single(t => t.Id == "special-interest")
            .Of(SafetyScope.All(Of(Event("S1", "Sepsis", 3, 5, null, organClass: "Infections and infestations"))));
        var infections = table
            .Groups.SelectMany(g => g.Rows)
            .Single(r => r[0].Content.ToString()!.StartsWith("Infections", StringComparison.Ordinal));
        Assert.Equal("going on, or end unknown: 1", infections[4].Content.ToString());
    }

    // Neutrophils of day 29 to 40 and platelets of day 29 to 60, both low at grade 4: 32 days, in whatever order they stand.
    [Fact]
    public void Of_occurrences_that_begin_on_one_day_the_longest_counts()
    {
        AdverseEvent[] both =
        [
            Event("S1", "Neutrophil count decreased", 4, 3, 40),
            Event("S1", "Platelet count decreased", 4, 3, 60),
        ];
        foreach (var rows in (AdverseEvent[][])[both, [.. both.Reverse()]])
        {
            var table = SafetyTables.All.Single(t => t.Id == "special-interest").Of(SafetyScope.All(Of(rows)));
            var row = table
                .Groups.SelectMany(g => g.Rows)
                .Single(r => r[0].Content.ToString()!.StartsWith("Cytopenia", StringComparison.Ordinal));
            Assert.Equal("32 (32 to 32)", row[4].Content.ToString());
        }
    }

    [Theory]
    [InlineData(true, "0 (0.0%) of 1 at risk")]
    [InlineData(false, "nobody at risk")]
    public void Graft_versus_host_disease_is_given_of_those_in_whom_it_can_come(bool transplanted, string expected)
    {
        Procedure transplant = new()
        {
            Subject = "S1",
            Sequence = 1,
            Name = "Transplant",
            Code = ProcedureCode.Allograft,
            Start = On(60),
        };
        var own = Subject("S2", [Infusion("S2", dose: 0.25, planned: 0.25), SeenOn("S2", 80)]);
        var grafted = Subject(
            "S1",
            [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), .. transplanted ? [transplant] : (Record[])[]]
        );
        var analysis = Analysis.Of(Trial, new Casebook(Trial.Id, false, null, [grafted, own]), Day0.AddDays(100));
        Assert.Equal(
            expected,
            SearchCell.Of(SafetyScope.All(analysis), SpecialInterest.All.Single(k => k.Id == "gvhd")).Content.ToString()
        );
    }

    // Recorded in one of two, measured in nobody: the table of terms says 1 of 2, and so does this.
    [Fact]
    public void What_was_found_without_a_search_is_so_many_at_least_of_everyone()
    {
        var low = Subject(
            "S1",
            Infusion("S1", dose: 0.25, planned: 0.25),
            SeenOn("S1", 80),
            Event("S1", "Hypogammaglobulinaemia", 2, 40, 70)
        );
        var other = Subject("S2", [Infusion("S2", dose: 0.25, planned: 0.25), SeenOn("S2", 80)]);
        var analysis = Analysis.Of(Trial, new Casebook(Trial.Id, false, null, [low, other]), Day0.AddDays(100));
        Assert.Equal(
            "at least 1 (50.0%) of 2; 1 not looked at",
            SearchCell
                .Of(SafetyScope.All(analysis), SpecialInterest.All.Single(k => k.Id == "hypogammaglobulinaemia"))
                .Content.ToString()
        );
    }

    // 2 of 10: 2.5 % to 55.6 % (Clopper and Pearson 1934, their chart; R 4.2 binom.test(2, 10)).
    [Fact]
    public void A_limit_says_the_observed_rate_and_its_interval()
    {
        var state = LimitState.Of(
            Trial.Safety.Limits[0],
            [.. Enumerable.Range(0, 10).Select(i => new CountedSubject($"S{i}", Truth.Of(i < 2)))]
        );
        Assert.Equal(
            (0.2, 0.025, 0.556),
            (state.Observed.Estimate, Math.Round(state.Observed.Lower!.Value, 3), Math.Round(state.Observed.Upper!.Value, 3))
        );
        var columns = LimitBlocks.Table(OnsetOfDaySeven).Columns.Select(c => c.Head.ToString());
        Assert.Contains("Observed rate", columns);
    }
}
