using Cairn.Endpoints;
using Cairn.Response;
using Cairn.Studies;
using Cairn.Tests.Cases;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Endpoints;

/// <summary>
/// Hand-made courses of the first study at the boundaries of its rules. Expected values: Cases/clinical/courses/right.csv, and
/// docs/decisions/0029 where the landmark on day 90 moves them. Days count from enrolment, 30 days before the cells.
/// </summary>
public sealed class ClinicalCourseTests
{
    static readonly Study Soochow = Trial.Read(Trial.Soochow);
    static readonly Lazy<EndpointSet> Courses = new(() => Set("courses"));
    static readonly Lazy<EndpointSet> Extra = new(() => Set("extra"));

    // Right by a landmark on day 28; by one on day 90 (docs/decisions/0029) the partial remission of day 28 is no failure yet.
    static readonly Dictionary<string, (int Days, int Status)> ByDay90 = new(StringComparer.Ordinal)
    {
        ["C13d"] = (91, 0),
        ["C14"] = (91, 1),
    };

    static EndpointSet Set(string folder) =>
        EndpointSet.Of(Soochow, ClinicalCases.Of(folder), new HashSet<string>(StringComparer.Ordinal));

    static EndpointPlan Plan(string kind) => Soochow.Endpoints.First(e => e.Kind == kind);

    static DiseaseCourse Course(string id) => Courses.Value.Courses.First(c => c.Subject == id);

    static TimeToEvent? Time(EndpointSet set, EndpointPlan plan, string id) =>
        ((EndpointAnalysis.Times)set.Of(plan)).Subjects.SingleOrDefault(t => t.Subject == id);

    static TimeToEvent Efs(string id) => Time(Courses.Value, Plan("efs"), id)!;

    public static IEnumerable<TheoryDataRow<string>> Cases =>
        Shared
            .CaseRows("clinical/courses/right.csv")
            .Select(row => new TheoryDataRow<string>(row["id"]) { TestDisplayName = $"{row["id"]}: {row["story"]}" });

    [Theory, MemberData(nameof(Cases))]
    public void A_course_has_the_best_response_and_the_times_that_are_right(string id)
    {
        var row = Shared.CaseRows("clinical/courses/right.csv").Single(r => r["id"] == id);
        var efs = ByDay90.GetValueOrDefault(id, (Number(row["right_efs_days"]), Number(row["right_efs_status"])));
        Assert.Equal((efs.Item1, efs.Item2), (Efs(id).Days, Efs(id).Status));
        Assert.Equal(
            $"{row["right_cir_days"]} {row["right_cir_status"]}",
            Time(Courses.Value, Plan("cir"), id) is { } cir ? $"{cir.Days} {cir.Status}" : " "
        );
        if (row["right_best"].Length > 0)
            Assert.Equal(row["right_best"].Split(' ')[0], Word(Course(id).Best.Value));
    }

    [Fact]
    public void C04_C32_blasts_in_blood_until_a_death_of_leukaemia_are_a_relapse_on_their_first_day()
    {
        Assert.Equal((new DateOnly(2025, 5, 2), CourseEventKind.Relapse), (Efs("C04").End, Efs("C04").Why));
        Assert.Contains(Efs("C04").Time.Because, f => f.Domain == "DD");
        Assert.Equal(new DateOnly(2025, 5, 2), Efs("C32").End); // the clean marrow of day 85 ended the first run
    }

    [Fact]
    public void C05_residual_disease_that_comes_back_is_said_and_is_no_event()
    {
        Assert.Equal(new DateOnly(2025, 4, 3), Course("C05").Day(CourseEventKind.MrdRelapse));
        Assert.Contains(new TimeNote.MrdRelapse(new(2025, 4, 3)), Efs("C05").Notes);
    }

    [Fact]
    public void C13_a_clean_marrow_without_counts_is_asked_about() =>
        Assert.Contains(Course("C13").Assessments[0].Response.Missing.InWords(), m =>
            m.Contains("neutrophils", StringComparison.Ordinal)
        );

    [Fact]
    public void C13b_counts_of_an_empty_marrow_are_noted_beside_the_category() =>
        Assert.Contains(new MarrowNote.MayBeAplastic(), Course("C13b").Assessments[0].Notes);

    [Fact]
    public void C13d_C14_a_landmark_on_day_28_calls_a_partial_remission_a_failure()
    {
        var by28 = Courses.Value.Sensitivity(Plan("efs")).Single(l => l.Convention == "landmark on day 28");
        foreach (var id in (string[])["C13d", "C14"])
        {
            var time = ((EndpointAnalysis.Times)by28.Result).Subjects.Single(t => t.Subject == id);
            Assert.Equal((58, 1), (time.Days, time.Status));
        }
    }

    [Fact]
    public void C26_a_clean_trephine_whose_auer_rods_cannot_be_read_is_not_evaluable_and_may_be_a_remission()
    {
        var assessment = Assert.Single(Course("C26").Assessments);
        Assert.Equal(ResponseCategory.NotEvaluable, assessment.Response.Value);
        Assert.Contains(ResponseCategory.CR, assessment.Judgement.StillPossible);
        Assert.DoesNotContain("o response", assessment.Response.Rule.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void C27b_neutrophils_under_growth_factor_show_no_recovery()
    {
        Assert.Equal(ResponseCategory.CRi, Course("C27b").Best.Value);
        var asTheyAre = Courses
            .Value.Sensitivity(Plan("orr"))
            .Single(l => l.Convention == "counts under transfusion or growth factor as they are");
        Assert.Equal(
            ResponseCategory.CR,
            ((EndpointAnalysis.Rate)asTheyAre.Result).Lines.Single(l => l.Subject == "C27b").Best.Value
        );
    }

    [Fact]
    public void C30_C31_death_before_the_landmark_dates_refractory_disease_only_when_the_disease_killed()
    {
        Assert.Equal((44, CourseEventKind.PrimaryRefractory), (Efs("C30").Days, Efs("C30").Why));
        Assert.Equal((50, CourseEventKind.Death), (Efs("C31").Days, Efs("C31").Why));
    }

    [Fact]
    public void C11_C16_who_was_never_evaluable_is_censored_at_the_start_and_a_later_death_changes_nothing_on_day_1()
    {
        var day1 = Plan("efs") with { FailureDate = FailureDate.Day1 };
        foreach (var id in (string[])["C11", "C12", "C16"])
            Assert.Equal((0, 0), Time(Courses.Value, day1, id) is { } t ? (t.Days, t.Status) : default);
        foreach (var id in (string[])["C10", "C17", "C24b"])
            Assert.Equal((0, 1), Time(Courses.Value, day1, id) is { } t ? (t.Days, t.Status) : default); // died before day 90, never assessed
    }

    // The marrow on day 1 is clean by itself; the one on day 28 shows the disease.
    [Fact]
    public void E01_a_marrow_before_the_cells_can_have_acted_is_not_evaluable()
    {
        var course = Extra.Value.Courses.Single(c => c.Subject == "E01");
        Assert.Equal(ResponseCategory.NotEvaluable, course.Assessments[0].Response.Value);
        Assert.StartsWith("Taken 1 days after", course.Assessments[0].Response.Rule.Words, StringComparison.Ordinal);
        Assert.Equal((ResponseCategory.NoResponse, null), (course.Best.Value, course.Day(CourseEventKind.Remission)));
        Assert.Equal(0, course.BlastChange.Value); // 40 % before, 40 % on day 28
    }

    [Fact]
    public void E02_a_clean_marrow_with_blasts_in_the_blood_is_no_response_unless_read_to_the_letter()
    {
        var plan = Plan("orr");
        Assert.False(Line(Extra.Value.Of(plan)).Counts);
        var literal = Extra.Value.Sensitivity(plan).Single(l => l.Convention == "MLFS also with blasts in blood, to the letter");
        Assert.Equal((true, ResponseCategory.MLFS), (Line(literal.Result).Counts, Line(literal.Result).Best.Value));
        static ResponderLine Line(EndpointAnalysis a) => ((EndpointAnalysis.Rate)a).Lines.Single(l => l.Subject == "E02");
    }

    [Fact]
    public void E03_a_clean_marrow_without_a_word_of_disease_outside_it_is_not_evaluable_and_asked_about()
    {
        var course = Extra.Value.Courses.Single(c => c.Subject == "E03");
        Assert.Equal(ResponseCategory.NotEvaluable, course.Best.Value);
        Assert.Contains(course.Best.Missing.InWords(), m => m.Contains("extramedullary", StringComparison.Ordinal));
    }

    [Fact]
    public void E04_consolidation_in_remission_ends_what_is_credited_and_not_the_follow_up() =>
        Assert.Equal((91, 0), Time(Extra.Value, Plan("efs"), "E04") is { } t ? (t.Days, t.Status) : default);

    static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static string Word(ResponseCategory category) =>
        category switch
        {
            ResponseCategory.NoResponse => "no-response",
            ResponseCategory.NotEvaluable => "not-evaluable",
            _ => category.ToString(),
        };
}
