using Cairn.Analyses;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.Summary;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety.Summary;

/// <summary>Death from any cause by the days that reports ask for. Expected: R 4.2, survfit; exact limits by hand.</summary>
public sealed class MortalityTests
{
    static IReadOnlyList<TreatedSubject> Treated(params IEnumerable<SubjectRecords> subjects) =>
        TreatedSubject.Of(Study(), new Casebook("sample", false, null, [.. subjects]), Day0.AddDays(900));

    static SubjectRecords Dead(string id, int day) =>
        Subject(id, Infusion(id), new Demographics { Subject = id, Death = On(day) });

    // Five: dead on days 20, 45 and 90 of whatever cause, seen alive on days 60 and 400.
    // 1 - S: day 30 1/5; day 60 2/5 (the one seen on day 60 is at risk until then); day 100 1 - 3/5 * 1/2 = 0.7; day 365 the
    // same;
    // after day 400 nobody is followed.
    // R: s
    // <- summary(survfit(Surv(c(20,45,60,90,400), c(1,1,0,1,0)) ~ 1, conf.type = "log-log"), 30); c(1 - s$upper, 1 - s$lower)
    // gives 0.030820 and 0.796191.
    [Fact]
    public void Deaths_of_any_cause_count_and_the_living_are_censored()
    {
        var by = Mortality.Of(
            Treated(
                Dead("A", 20),
                Dead("B", 45),
                Subject("C", Infusion("C"), SeenOn("C", 60)),
                Dead("D", 90),
                Subject("E", Infusion("E"), SeenOn("E", 400))
            )
        );
        Assert.Equal([30, 60, 100, 180, 365, 730], by.Select(x => x.Day));
        Assert.Equal([1, 2, 3, 3, 3, 3], by.Select(x => x.Deaths));
        double?[] expected = [0.2, 0.4, 0.7, 0.7, 0.7, null];
        Assert.Equal(expected, by.Select(x => x.Incidence is { } share ? Math.Round(share, 12) : (double?)null));
        Assert.Equal((0.0308, 0.7962), (Math.Round(by[0].Lower!.Value, 4), Math.Round(by[0].Upper!.Value, 4)));
    }

    // Nobody of three dies: exactly 0 of 3, 0 to 1 - 0.025^(1/3) = 0.7076; by day 180 nobody is followed.
    [Fact]
    public void Where_nobody_died_the_interval_is_exact_and_the_last_day_that_is_known_is_given()
    {
        string[] ids = ["A", "B", "C"];
        var subjects = Treated(ids.Select(id => Subject(id, Infusion(id), SeenOn(id, 120))));
        var by = Mortality.Of(subjects);
        Assert.Equal((0.0, 0.0, 0.7076), (by[0].Incidence, by[0].Lower, Math.Round(by[0].Upper!.Value, 4)));
        Assert.Null(by[3].Incidence);
        Assert.Equal((120, 0.0), (Mortality.Last(subjects)!.Value.Day, Mortality.Last(subjects)!.Value.Incidence));
        Assert.Equal(120, NonRelapseMortality.Last(subjects)!.Value.Day);
    }

    // The last one dies: the share is 1 from then on, whoever looks.
    [Fact]
    public void When_all_have_died_every_later_day_is_known()
    {
        var by = Mortality.Of(Treated(Dead("A", 20), Dead("B", 45)));
        Assert.Equal([0.5, 1, 1, 1, 1, 1], by.Select(x => x.Incidence));
    }

    // A is dead on day 20, B on an unknown day of June 2026 (imputed), after D was last seen: at the end one is at risk, and dies.
    [Fact]
    public void The_last_day_says_on_how_many_it_rests_and_whose_imputed_day_decides_it()
    {
        var imputed = Subject(
            "B",
            Infusion("B"),
            SeenOn("B", 360),
            new Demographics { Subject = "B", Death = PartialDate.Of(2026, 6) }
        );
        var alive = Subject("D", Infusion("D"), SeenOn("D", 90));
        var analysis = Analysis.Of(
            Study(),
            new Casebook("sample", false, null, [Dead("A", 20), imputed, alive]),
            Day0.AddDays(900)
        );
        Assert.Equal(1, Mortality.Last(analysis.Treated)!.Value.UnderWatch);
        Assert.Equal(3, Mortality.Of(analysis.Treated)[0].UnderWatch + 1); // B and D on day 30, A is dead
        var table = SafetyTables.All.Select(t => t.Of(SafetyScope.All(analysis))).Single(t => t.Id == "safety-mortality");
        var notes = string.Join(" ", table.Notes.Select(n => n.ToString()));
        Assert.Contains("(1 subject then)", notes, StringComparison.Ordinal);
        // June 2026 is days 364 to 393; its 15th, put in, is day 378.
        Assert.Equal(378, Mortality.Last(analysis.Treated)!.Value.Day);
        Assert.Contains("Whether B died by day 365, 378 rests", notes, StringComparison.Ordinal);
    }

    // Of the disease: it competes, and no row of deaths without relapse waits for its day.
    [Fact]
    public void A_death_that_competes_is_not_named_for_its_imputed_day()
    {
        var subject = Subject(
            "B",
            Infusion("B"),
            SeenOn("B", 20),
            new Demographics { Subject = "B", Death = PartialDate.Of(2025, 7) },
            new DeathDetail
            {
                Subject = "B",
                Sequence = 1,
                TestCode = TestCode.CauseOfDeath,
                Result = "Acute myeloid leukemia",
            }
        );
        var analysis = Analysis.Of(Study(), new Casebook("sample", false, null, [subject]), Day0.AddDays(900));
        string Notes(string id) =>
            string.Join(
                " ",
                SafetyTables
                    .All.Select(t => t.Of(SafetyScope.All(analysis)))
                    .Single(t => t.Id == id)
                    .Notes.Select(n => n.ToString())
            );
        Assert.Contains("Whether B died", Notes("safety-mortality"), StringComparison.Ordinal);
        Assert.DoesNotContain("Whether B died", Notes("safety-nrm"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_nobody_there_is_no_share()
    {
        Assert.All(Mortality.Of([]), x => Assert.Null(x.Incidence));
        Assert.Null(Mortality.Last([]));
    }
}
