using System.Globalization;
using Cairn.Endpoints;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Survival;
using Cairn.Tests.Response;

namespace Cairn.Tests.Endpoints;

/// <summary>
/// Fourteen courses under two conventions for failure and three for transplant.
/// Expected values: oracles/response/endpoint_scenarios_expected.csv (84 rows).
/// </summary>
public sealed class EndpointScenarioTests
{
    static readonly Lazy<Dictionary<string, IReadOnlyDictionary<string, string>>> Inputs = new(() =>
        Shared.Csv("oracles/response/endpoint_scenarios_input.csv").ToDictionary(r => r["id"], StringComparer.Ordinal)
    );

    [Fact]
    public void Every_scenario_ends_as_expected_on_days() =>
        EndAsExpected(
            new(Plans.Study(), [.. Inputs.Value.Values.Select(Course)], new(new HashSet<string>(StringComparer.Ordinal)))
        );

    [Fact]
    public void Every_scenario_ends_as_expected_from_records() =>
        EndAsExpected(
            EndpointSet.Of(
                Plans.Study() with
                {
                    Schedule = [LandmarkVisit],
                },
                Story.Casebook(Inputs.Value.Values.Select(Told)),
                new HashSet<string>(StringComparer.Ordinal)
            ),
            besides: OnOneDay
        );

    // The scenarios name no landmark: their latest failure, and their latest first marrow, are seen by day 60.
    static readonly VisitPlan LandmarkVisit = new("D28", "Day 28", 28, 0, 32, []);

    // A remission and its relapse on one day: as records they are two marrows that disagree, which are open (decision 0094).
    const string OnOneDay = "S12";

    static void EndAsExpected(EndpointSet set, string? besides = null)
    {
        var rows = Shared.Csv("oracles/response/endpoint_scenarios_expected.csv");
        Assert.Equal(84, rows.Count);
        foreach (var row in rows.Where(row => row["id"] != besides))
        {
            var plan = Plans.Endpoint("os") with { FailureDate = Failure(row["efs_convention"]) };
            var transplanted = plan with { Transplant = Transplant(row["hsct_rule"]) };
            string End(EndpointPlan p) =>
                ((EndpointAnalysis.Times)set.Of(p)).Subjects.SingleOrDefault(t => t.Subject == row["id"]) is { } t
                    ? $"{t.Days} {t.Status}"
                    : "NA NA";
            Assert.Equal(
                $"{row["id"]} {Expected(row)}",
                $"{row["id"]} {End(plan)} {End(transplanted with { Kind = "efs" })} {End(transplanted with { Kind = "cir" })}"
            );
        }
    }

    // Six summaries by R (survival 3.5-3: survfit with log-log limits; cmprsk 2.2-11, cuminc).
    [Fact]
    public void The_summaries_agree_with_r()
    {
        var rows = Shared.Csv("oracles/response/endpoint_scenarios_summary.csv");
        Assert.Equal(6, rows.Count);
        EndpointSet set = new(
            Plans.Study(),
            [.. Inputs.Value.Values.Select(Course)],
            new(new HashSet<string>(StringComparer.Ordinal))
        );
        foreach (var row in rows)
        {
            var plan = Plans.Endpoint("efs") with
            {
                FailureDate = Failure(row["efs_convention"]),
                Transplant = Transplant(row["hsct_rule"]),
            };
            var efs = ((EndpointAnalysis.Times)set.Of(plan)).Subjects;
            var km = KaplanMeier.Of(Days(efs), Status(efs));
            Assert.Equal((Real(row, "n"), Real(row, "efs_events")), (km.N, km.Events));
            Assert.Equal(
                (Real(row, "efs_median"), Real(row, "lo"), Real(row, "hi")),
                (km.Median.Estimate, km.Median.Lower, km.Median.Upper)
            );
            var cir = ((EndpointAnalysis.Times)set.Of(plan with { Kind = "cir" })).Subjects;
            var at180 = CumulativeIncidence.Of(Days(cir), Status(cir), variance: IncidenceVariance.Gray).At(180)!.Value;
            Assert.Equal(Real(row, "cir180")!.Value, at180.Incidence, 12);
            Assert.Equal(Real(row, "cir180_var")!.Value, at180.Variance!.Value, 12);
        }
    }

    static double[] Days(IReadOnlyList<TimeToEvent> times) => [.. times.Select(t => (double)t.Days)];

    static int[] Status(IReadOnlyList<TimeToEvent> times) => [.. times.Select(t => t.Status)];

    static double? Real(IReadOnlyDictionary<string, string> row, string column) =>
        row[column] is "NA" or "" ? null : double.Parse(row[column], CultureInfo.InvariantCulture);

    static string Expected(IReadOnlyDictionary<string, string> row) =>
        string.Join(' ', row["os_days"], row["os_event"], row["efs_days"], row["efs_event"], row["cir_days"], row["cir_status"]);

    static FailureDate Failure(string convention) =>
        convention == "eln2022_day1" ? FailureDate.Day1 : FailureDate.FirstRefractoryAssessment;

    static TransplantStrategy Transplant(string rule) =>
        rule switch
        {
            "ignore_hsct" => TransplantStrategy.Ignore,
            "censor_at_hsct" => TransplantStrategy.Censor,
            _ => TransplantStrategy.Competing,
        };

    static int? Number(IReadOnlyDictionary<string, string> row, string column) =>
        row[column] is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    static readonly (string Column, CourseEventKind Kind)[] Columns =
    [
        ("remission_day", CourseEventKind.Remission),
        ("refractory_day", CourseEventKind.PrimaryRefractory),
        ("relapse_day", CourseEventKind.Relapse),
        ("death_day", CourseEventKind.Death),
        ("last_alive_day", CourseEventKind.LastKnownAlive),
        ("hsct_day", CourseEventKind.Transplant),
        ("last_response_day", CourseEventKind.LastResponseAssessment),
    ];

    // A course told by the days of its events alone: enrolled and infused on day 0.
    static DiseaseCourse Course(IReadOnlyDictionary<string, string> row) =>
        new()
        {
            Subject = row["id"],
            IsInfused = true,
            Events =
            [
                On(CourseEventKind.Enrolment, 0),
                On(CourseEventKind.FirstInfusion, 0),
                .. Columns.Where(c => Number(row, c.Column) is not null).Select(c => On(c.Kind, Number(row, c.Column)!.Value)),
            ],
        };

    static CourseEvent On(CourseEventKind kind, int day) =>
        new(kind, Answer<DateOnly?>.Of(Story.Day(day), new("test.course", $"{kind} on day {day}.")));

    // The same course as records: a clean marrow at the remission and at the last assessment in it, blasts at failure and relapse.
    static Story Told(IReadOnlyDictionary<string, string> row)
    {
        int? On(string column) => Number(row, column);
        var remission = On("remission_day");
        var story = new Story(row["id"]).Enrolled().Infused().Assessed(-7, 50);
        if (remission is { } day)
            story.Assessed(day, 2);
        if (On("refractory_day") is { } refractory)
            story.Assessed(refractory, 60);
        int?[] told = [remission, On("refractory_day"), On("relapse_day")];
        if (On("last_response_day") is { } last && !told.Contains(last))
            story.Assessed(last, remission is null ? 60 : 2);
        if (On("relapse_day") is { } relapse)
            story.Marrow(relapse, "60");
        if (On("hsct_day") is { } transplant)
            story.Transplanted(transplant);
        if (row["id"] == "S11")
            story.Assessed(75, 2); // in remission after the transplant: not credited to the cells
        if (On("death_day") is { } death)
            story.Died(death);
        else
            story.Alive(On("last_alive_day")!.Value);
        return story;
    }
}
