using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Records;
using Cairn.Studies;
using Cairn.Tests.Response;
using static Cairn.Tests.Dosing.SmallTrial;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Documents.Reports;

/// <summary>
/// What a committee and a statistician ask of the first page and of the rates: the counted endpoints as rows of their own, every
/// denominator, toxicities that nobody called serious, fractions off their day, and a log that says once what was waited for.
/// </summary>
public sealed class FirstPageTests
{
    static readonly Study Dual = Studies.Trial.Read(Studies.Trial.DualTarget),
        Soochow = Studies.Trial.Read(Studies.Trial.Soochow);

    static Analysis Of(Study study, params IReadOnlyList<SubjectRecords> subjects) =>
        Analysis.Of(study, new Casebook(study.Id, false, null, subjects), Day0.AddDays(500));

    static SubjectRecords Treated(string id, int seen, params IEnumerable<Record> records) =>
        Subject(id, [Infusion(id, dose: 0.25, planned: 0.25), SeenOn(id, seen), .. records]);

    // Two of three have events that count, three in all, one of grade 3; A was followed for 12 months, B is dead before, C lost on day 100.
    // Clopper and Pearson of 2 in 3: 9.4 % to 99.2 % (R binom.test(2, 3)).
    [Fact]
    public void The_counted_endpoints_are_rows_of_their_own()
    {
        var analysis = Of(
            Soochow with
            {
                Dlt = null,
                Escalation = null,
            },
            Treated(
                "A",
                400,
                Event("A", "Nausea", 1, 3, 4),
                Event("A", "Hypoxia", 3, 3, 4, sequence: 2),
                Event("A", "Nausea", 1, 380, 381, sequence: 3) // after the 12 months
            ),
            Treated("B", 60, Event("B", "Fatigue", 2, 3), new Demographics { Subject = "B", Death = On(70) }),
            Treated("C", 100)
        );
        var table = EstimateWords.Table(analysis);
        var row = table.Groups.SelectMany(g => g.Rows).First();
        Assert.Equal(
            [
                "Adverse events, CTCAE v5.0 (primary)",
                "3 events in 2 (66.7%) of 3; grade 3 or more in 1 (33.3%), fatal in 0 (0.0%); 1 event more began after the time frame "
                    + "of this outcome",
                "9.4% to 99.2% of subjects (95%)",
                "3",
                "infused",
            ],
            row.Select(cell => cell.Content.ToString())
        );
        Assert.Equal(
            "Adverse events from the first day of lymphodepletion on, within 12 months of the first cells; 2 of 3 were followed for "
                + "as long, or died before.",
            table.Notes[0].ToString()
        );
    }

    // One remission of: two infused, one of them with a marrow, and one more enrolled without cells.
    [Fact]
    public void Rates_of_response_stand_by_every_denominator()
    {
        EndpointPlan plan = Plans.Endpoint("orr", Population.Infused);
        Story[] stories =
        [
            new Story("A").Enrolled().Infused(14).Assessed(8, 60).Assessed(42, 2).Alive(100),
            new Story("B").Enrolled().Infused(14).Alive(100),
            new Story("C").Enrolled().Alive(100),
        ];
        var analysis = Analysis.Of(Plans.Study(null, plan), Story.Casebook(stories), Story.Day(200));
        var folded = ResponseSection.Of(analysis).Content.OfType<Folded>().SelectMany(f => f.Content).OfType<Table>();
        var rows = folded.Single(t => t.Id == "response-conventions").Groups.SelectMany(g => g.Rows).ToList();
        string Rate(string convention) =>
            rows.Single(r => r[0].Content.ToString()!.StartsWith(convention, StringComparison.Ordinal))[1].Content.ToString()!;
        Assert.Equal("1 of 3 (33.3%)", Rate("all enrolled; until"));
        Assert.Equal("1 of 2 (50.0%)", Rate("all infused; until other therapy or transplant (planned)"));
        Assert.Equal("1 of 1 (100.0%)", Rate("response-evaluable; until"));
    }

    [Theory]
    [InlineData(NoYes.No, true)]
    [InlineData(NoYes.Yes, false)]
    public void A_dose_limiting_toxicity_recorded_as_not_serious_is_on_the_first_page(NoYes serious, bool said)
    {
        var toxic = Event("A", "Hypoxia", 4, 5, 6, "RELATED") with { Serious = serious, Hospitalised = serious };
        var points = SummarySection.Of(Of(Dual, Treated("A", 60, toxic))).Content.OfType<Points>().First();
        var told = string.Join(" ", points.Lines.Select(item => item.ToString()));
        Assert.Equal(said, told.Contains("recorded as not serious, to be asked", StringComparison.Ordinal));
        Assert.Equal(said, told.Contains("A, Hypoxia", StringComparison.Ordinal));
    }

    // Planned on days 0, 1 and 2 (soochow-cll1, level 1 of 5 x 10^6/kg).
    [Theory]
    [InlineData(2, null, null)]
    [InlineData(6, null, "Fraction 3 was given on day 6 from the first cells; it is planned on day 2.")]
    [InlineData(1, null, "Fraction 3 was given on day 1 from the first cells; it is planned on day 2.")]
    [InlineData(
        6,
        "POSTPONED: FEVER",
        "Fraction 3 was given on day 6 from the first cells; it is planned on day 2 (recorded why: POSTPONED: FEVER)."
    )]
    public void A_fraction_on_another_day_than_planned_is_told(int day, string? why, string? expected)
    {
        (int Day, double Dose)[] given = [(0, 0.5), (1, 1.5), (day, 3)];
        var rows = given.Select(
            (g, i) => Infusion("A", 1, g.Day, g.Dose, g.Dose, i + 1) with { Fraction = i + 1, Adjustment = i == 2 ? why : null }
        );
        var board = Of(Soochow, Subject("A", [.. rows, SeenOn("A", 60)])).Doses!;
        Assert.Equal(expected, board.Deviations.SingleOrDefault(d => d.Column == "EXADJ")?.What);
    }

    // B is asked about from its window's end on; C comes to be asked about, too: what B lacks is told on the first of the days.
    [Fact]
    public void The_log_says_once_what_was_waited_for_on_several_days()
    {
        SubjectRecords Asked(string id, int day) =>
            Subject(id, Infusion(id, 1, day), SeenOn(id, day + 28), Event(id, "Hypoxia", null, day + 5, day + 7, null));
        Casebook casebook = new(
            "sample",
            false,
            null,
            [Dosing.SmallTrial.Treated("A", 1, 0, 'T'), Asked("B", 40), Asked("C", 80)]
        );
        var board = DoseBoard.Of(Trial("three-plus-three, variant six-at-mtd"), casebook, Day0.AddDays(120))!;
        var log = board.Steps.Select(step => AdviceWords.Briefly(step, board).ToString()).ToList();
        Assert.Single(log, line => line.Contains("B (AETOXGR of Hypoxia", StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains("B (as on ", StringComparison.Ordinal));
        Assert.Contains("B (AETOXGR of Hypoxia", AdviceWords.Of(board.Steps[^1], board), StringComparison.Ordinal);
    }
}
