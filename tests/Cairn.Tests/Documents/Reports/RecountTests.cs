using Cairn.Analyses;
using Cairn.Cohorts;
using Cairn.Criteria;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;
using Cairn.Endpoints;
using Cairn.Records;
using Cairn.Tests.Cohorts;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Documents.Reports;

/// <summary>
/// Both trials as `cairn demo` plays them, their tables counted again from the records: what a careful reader of the
/// report would add up.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class RecountTests
{
    public static TheoryData<string> Trials => [Trial.Soochow, Trial.DualTarget];

    static readonly Dictionary<string, Lazy<Analysis>> Analysed = new(StringComparer.Ordinal)
    {
        [Trial.Soochow] = new(() => Of(Trial.Soochow)),
        [Trial.DualTarget] = new(() => Of(Trial.DualTarget)),
    };

    static Analysis Of(string id)
    {
        var cohort = Played.Once(id, SyntheticCohort.UsualSeed);
        var last = cohort.Casebook.Subjects.SelectMany(s => s.All).Max(r => r.When?.Latest) ?? DateOnly.MinValue;
        return Analysis.Of(Trial.Read(id), cohort.Casebook, last);
    }

    static Table Find(Analysis analysis, string id) =>
        TrialSections.InReport(analysis).SelectMany(s => s.Tables).Single(t => t.Id == id);

    static string Text(Cell cell) => string.Concat(cell.Content.Runs.Select(r => r.Text));

    static List<List<string>> Rows(Table table) =>
        [.. table.Groups.SelectMany(g => g.Rows).Select(row => row.Select(Text).ToList())];

    static IEnumerable<string> Infused(Analysis analysis) =>
        analysis.Casebook.Subjects.Where(s => s.CellInfusions.Any(e => e.Dose > 0)).Select(s => s.Id);

    // A death by DM's date or DS's milestone; the table names each once, those without cells among them.
    [Theory, MemberData(nameof(Trials))]
    public void Every_death_of_the_records_stands_in_the_table_of_deaths(string id)
    {
        var analysis = Analysed[id].Value;
        var dead = analysis
            .Casebook.Subjects.Where(s => s.Demographics?.Death is not null || s.Milestone(Milestone.Death) is not null)
            .Select(s => s.Id);
        Assert.Equal(
            dead.Order(StringComparer.Ordinal),
            Rows(Find(analysis, "safety-deaths")).Select(r => r[0]).Order(StringComparer.Ordinal)
        );
    }

    // Viabilities of 60.5 and 62.2 %, where 70 are asked for, read from the records of the usual seed.
    [Fact]
    public void Who_was_given_cells_out_of_specification_is_named_with_the_result()
    {
        var flow = FlowSection.Of(Analysed[Trial.DualTarget].Value);
        var said = Assert.Single(flow.Content.OfType<Words>()).Text.ToString()!;
        Assert.Contains("SYN-038 (", said, StringComparison.Ordinal);
        Assert.Contains("60.5", said, StringComparison.Ordinal);
        Assert.Contains("SYN-046 (", said, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody approved it", said, StringComparison.Ordinal);
    }

    // Every subject of an endpoint once among its endings, and the listing has a reason for each.
    [Theory, MemberData(nameof(Trials))]
    public void Every_time_stands_once_among_the_endings_and_says_why(string id)
    {
        var analysis = Analysed[id].Value;
        foreach (var times in analysis.Estimates.OfType<EndpointAnalysis.Times>())
        {
            var endings = Rows(Find(analysis, times.Endpoint.Id + "-endings"));
            var named = endings.SelectMany(r => r[3].Split(", ")).ToList();
            Assert.Equal(
                times.Subjects.Select(t => t.Subject).Order(StringComparer.Ordinal),
                named.Order(StringComparer.Ordinal)
            );
            Assert.Equal(
                times.Subjects.Count(t => t.IsEvent),
                endings.Where(r => r[0] == "1 event").Sum(r => int.Parse(r[2], null))
            );
            Assert.All(Rows(Find(analysis, times.Endpoint.Id + "-listing")), row =>
                Assert.Contains(row[5].Split(' ')[0], (string[])["Event:", "Censored", "Competing"])
            );
        }
    }

    // The rows of the levels add up to that of all, by hand: "11 of 19 (57.9%)".
    [Theory, MemberData(nameof(Trials))]
    public void Response_rates_by_level_add_up_and_bear_an_interval(string id)
    {
        var rows = Rows(Find(Analysed[id].Value, "response-rates-by-level"));
        for (var column = 1; column < rows[0].Count; column += 2)
        {
            var counted = rows.Select(r => r[column].Split(' '))
                .Select(w => (int.Parse(w[0], null), int.Parse(w[2], null)))
                .ToList();
            Assert.Equal(counted[^1], (counted.SkipLast(1).Sum(c => c.Item1), counted.SkipLast(1).Sum(c => c.Item2)));
            Assert.All(rows, r => Assert.Contains(" to ", r[column + 1], StringComparison.Ordinal));
        }
        Assert.Equal(Infused(Analysed[id].Value).Count(), int.Parse(rows[^1][1].Split(' ')[2], null));
    }

    // Of the enrolled, those of whom the screening log says "undetermined".
    [Theory, MemberData(nameof(Trials))]
    public void Who_was_enrolled_with_a_criterion_unknown_is_in_the_flow_and_the_headline(string id)
    {
        var analysis = Analysed[id].Value;
        var open = Rows(Find(analysis, "screening-log"))
            .Count(r => r[2].Contains("undetermined", StringComparison.Ordinal) && char.IsDigit(r[4][0]));
        Assert.True(open > 0);
        Assert.Contains(Rows(Find(analysis, "flow-figure-data")), r =>
            r is ["Enrolled: with a criterion unknown", var n] && n == $"{open}"
        );
        Assert.Equal(open, analysis.EnrolledOpen.Count(s => s.Verdict == Eligibility.Undetermined));
    }

    // No day on which the committee had already decided the same is drawn as a proposal without a decision.
    [Theory, MemberData(nameof(Trials))]
    public void The_dose_board_and_the_log_of_decisions_tell_one_day(string id)
    {
        var analysis = Analysed[id].Value;
        var board = TrialSections
            .InReport(analysis)
            .SelectMany(s => s.Content)
            .OfType<Figure>()
            .Single(f => f.Head.Id == "dose-board");
        var notes = board.Notes.Select(n => string.Concat(n.Runs.Select(r => r.Text))).ToList();
        var carried = Rows(Find(analysis, "dose-decisions")).Where(r => r[4].StartsWith("as decided", StringComparison.Ordinal));
        Assert.All(carried, row => Assert.DoesNotContain(notes, n => n.StartsWith(row[0] + ":", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Trials))]
    public void The_summary_says_that_decisions_are_not_signed(string id)
    {
        var analysis = Analysed[id].Value;
        var points = SummarySection.Of(analysis).Content.OfType<Points>().Single().Lines;
        var said = points.Select(p => string.Concat(p.Runs.Select(r => r.Text)));
        Assert.Contains($"None of the committee's {analysis.Casebook.Decisions.Count} decisions is signed.", said);
    }
}
