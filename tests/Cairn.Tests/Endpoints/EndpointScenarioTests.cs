using System.Globalization;
using Cairn.Endpoints;
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
    public void Every_scenario_ends_as_expected_on_days()
    {
        var rows = Shared.Csv("oracles/response/endpoint_scenarios_expected.csv");
        Assert.Equal(84, rows.Count);
        foreach (var row in rows)
        {
            var course = Days(Inputs.Value[row["id"]]);
            var transplant = Transplant(row["hsct_rule"]);
            var os = EventDay.Os(course, TransplantStrategy.Ignore);
            var efs = EventDay.Efs(course, Failure(row["efs_convention"]), transplant);
            var cir = EventDay.Cir(course, transplant);
            Assert.Equal(
                Expected(row),
                string.Join(
                    ' ',
                    os.Day,
                    os.Status,
                    efs.Day,
                    efs.Status,
                    cir?.Day.ToString(CultureInfo.InvariantCulture) ?? "NA",
                    cir?.Status.ToString(CultureInfo.InvariantCulture) ?? "NA"
                )
            );
        }
    }

    [Fact]
    public void Every_scenario_ends_as_expected_from_records()
    {
        var casebook = Story.Casebook(Inputs.Value.Values.Select(Told));
        var set = EndpointSet.Of(Plans.Study(), casebook, new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in Shared.Csv("oracles/response/endpoint_scenarios_expected.csv"))
        {
            var plan = Plans.Endpoint(EndpointKind.Os) with { FailureDate = Failure(row["efs_convention"]) };
            var transplanted = plan with { Transplant = Transplant(row["hsct_rule"]) };
            string End(EndpointPlan p) =>
                ((EndpointResult.Times)set.Of(p)).Subjects.SingleOrDefault(t => t.Subject == row["id"]) is { } t
                    ? $"{t.Days} {t.Status}"
                    : "NA NA";
            Assert.Equal(
                $"{row["id"]} {Expected(row)}",
                $"{row["id"]} {End(plan)} {End(transplanted with { Kind = EndpointKind.Efs })} {End(transplanted with { Kind = EndpointKind.Cir })}"
            );
        }
    }

    // Six summaries by R (survival 3.5-3: survfit with log-log limits; cmprsk 2.2-11, cuminc).
    [Fact]
    public void The_summaries_agree_with_r()
    {
        var rows = Shared.Csv("oracles/response/endpoint_scenarios_summary.csv");
        Assert.Equal(6, rows.Count);
        var set = EndpointSet.Of(
            Plans.Study(),
            Story.Casebook(Inputs.Value.Values.Select(Told)),
            new HashSet<string>(StringComparer.Ordinal)
        );
        foreach (var row in rows)
        {
            var plan = Plans.Endpoint(EndpointKind.Efs) with
            {
                FailureDate = Failure(row["efs_convention"]),
                Transplant = Transplant(row["hsct_rule"]),
            };
            var efs = ((EndpointResult.Times)set.Of(plan)).Subjects;
            var km = KaplanMeier.Of(Days(efs), Status(efs));
            Assert.Equal((Real(row, "n"), Real(row, "efs_events")), (km.N, km.Events));
            Assert.Equal(
                (Real(row, "efs_median"), Real(row, "lo"), Real(row, "hi")),
                (km.Median.Estimate, km.Median.Lower, km.Median.Upper)
            );
            var cir = ((EndpointResult.Times)set.Of(plan with { Kind = EndpointKind.Cir })).Subjects;
            var at180 = CumulativeIncidence.Of(Days(cir), Status(cir), variance: IncidenceVariance.Gray).At(180)!.Value;
            Assert.Equal(Real(row, "cir180")!.Value, at180.Incidence, 12);
            Assert.Equal(Real(row, "cir180_var")!.Value, at180.Variance, 12);
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

    static CourseDays Days(IReadOnlyDictionary<string, string> row) =>
        new()
        {
            Remission = Number(row, "remission_day"),
            Refractory = Number(row, "refractory_day"),
            Relapse = Number(row, "relapse_day"),
            Death = Number(row, "death_day"),
            LastKnownAlive = Number(row, "last_alive_day")!.Value,
            Transplant = Number(row, "hsct_day"),
            LastResponseAssessment = Number(row, "last_response_day"),
        };

    // The same course as records: a clean marrow at the remission and at the last assessment in it, blasts at failure and relapse.
    static Story Told(IReadOnlyDictionary<string, string> row)
    {
        var c = Days(row);
        var story = new Story(row["id"]).Enrolled().Infused().Assessed(-7, 50);
        if (c.Remission is { } remission)
            story.Assessed(remission, 2);
        if (c.Refractory is { } refractory)
            story.Assessed(refractory, 60);
        if (c.LastResponseAssessment is { } last && last != c.Remission && last != c.Refractory && last != c.Relapse)
            story.Assessed(last, c.Remission is null ? 60 : 2);
        if (c.Relapse is { } relapse)
            story.Marrow(relapse, "60");
        if (c.Transplant is { } transplant)
            story.Transplanted(transplant);
        if (row["id"] == "S11")
            story.Assessed(75, 2); // in remission after the transplant: not credited to the cells
        if (c.Death is { } death)
            story.Died(death);
        else
            story.Alive(c.LastKnownAlive);
        return story;
    }
}
