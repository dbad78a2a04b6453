using System.Globalization;
using Cairn.Endpoints;
using Cairn.Records;
using Cairn.Response;
using Cairn.Tests.Response;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Cases;

/// <summary>
/// Patients at the boundaries of response, event-free survival, survival and relapse in both studies, each judged as a
/// haematologist would: ELN 2022 (Döhner, Blood 2022;140:1345-1377, tables 8 and 9), ELN 2017 for the first trial's own words,
/// the clinical decisions. Enrolled on day 0, cells on day 14; the days of a story are those after the cells. Written: best
/// response | days of remission, refractory disease and relapse after the cells | times, a plus for one that is censored.
/// </summary>
public sealed class FreshPatientTests
{
    const int Cells = 14;

    static Story New => new Story("S").Enrolled().Infused(Cells).Assessed(Cells - 6, 60);

    static int At(int afterCells) => Cells + afterCells;

    static string Read(string study, Story story)
    {
        var set = EndpointSet.Of(Trial.Read(study), Story.Casebook(story), new HashSet<string>(StringComparer.Ordinal));
        var course = Assert.Single(set.Courses);
        return string.Join(
            " | ",
            course.Best.Value,
            string.Join(' ', Days.Select(kind => Day(course, kind))),
            Time(set, "efs"),
            Time(set, "os"),
            Time(set, "cir")
        );
    }

    static readonly CourseEventKind[] Days =
    [
        CourseEventKind.Remission,
        CourseEventKind.PrimaryRefractory,
        CourseEventKind.Relapse,
    ];

    static string Day(DiseaseCourse course, CourseEventKind kind) =>
        course.Day(kind) is { } day ? (day.DayNumber - Story.Day(Cells).DayNumber).ToString(CultureInfo.InvariantCulture) : "-";

    static string Time(EndpointSet set, string kind)
    {
        var times = set.Results.OfType<EndpointAnalysis.Times>().Single(t => t.Plan.Kind == kind);
        return times.Subjects is [var one] ? $"{kind} {one.Days}{Status(one.Status)}" : $"{kind} -";
    }

    static string Status(int status) =>
        status switch
        {
            0 => "+",
            1 => "",
            _ => " competes",
        };

    static Story Played(string id) =>
        id switch
        {
            "counts exactly on the limits" => New.Assessed(At(28), 2, 1.0, 100).Alive(At(200)),
            "neutrophils a hundredth below" => New.Assessed(At(28), 2, 0.99, 100).Alive(At(200)),
            "CRh exactly on its limits" => New.Assessed(At(28), 2, 0.5, 50).Alive(At(200)),
            "CRh missed by one platelet" => New.Assessed(At(28), 2, 0.5, 49).Alive(At(200)),
            "remission on day 13, before the first day that counts" => New.Assessed(At(13), 2).Alive(At(200)),
            "remission on day 14, the first day that counts" => New.Assessed(At(14), 2).Alive(At(200)),
            "blasts 5 %" => New.Assessed(At(28), 5).Assessed(At(90), 5).Alive(At(200)),
            "blasts 25 % of 50 %" => Halved(25),
            "blasts 26 % of 50 %" => Halved(26),
            "relapse by 5 % of marrow blasts" => New.Assessed(At(28), 2).Assessed(At(90), 5).Alive(At(200)),
            "blood blasts seen once" => New.Assessed(At(28), 2).BloodBlasts(At(60), "1").Assessed(At(90), 2).Alive(At(200)),
            "blood blasts seen twice, six days apart" => Twice(66),
            "blood blasts seen twice, seven days apart" => Twice(67),
            "dead of infection in remission" => New.Assessed(At(28), 2).Died(At(100)).CauseOfDeath("SEPSIS"),
            "dead of leukaemia, no relapse seen" => New.Assessed(At(28), 2).Died(At(100)).CauseOfDeath("ACUTE MYELOID LEUKEMIA"),
            "relapse and death on one day" => New.Assessed(At(28), 2).Marrow(At(100), "40").Died(At(100)),
            "dead on day 50, never assessed" => New.Died(At(50)).CauseOfDeath("SEPSIS"),
            "alive, never assessed" => New.Alive(At(200)),
            "clean marrow without counts, then disease" => New.Marrow(At(28), "2")
                .BloodBlasts(At(28), "0")
                .Extramedullary(At(28), "N")
                .Assessed(At(88), 40)
                .Alive(At(200)),
            "disease at the landmark, remission after it" => New.Assessed(At(28), 40)
                .Assessed(At(88), 30)
                .Assessed(At(120), 2)
                .Alive(At(200)),
            "other therapy first, remission after it" => New.Treated(MedicationCategory.AntiLeukaemia, At(40))
                .Assessed(At(60), 2)
                .Alive(At(200)),
            "transplant in remission, relapse after it" => New.Assessed(At(28), 2)
                .Transplanted(At(60))
                .Assessed(At(120), 40)
                .Alive(At(200)),
            "transplant in refractory disease, remission after it" => New.Assessed(At(28), 40)
                .Transplanted(At(50))
                .Assessed(At(85), 2)
                .Alive(At(200)),
            "blood alone shows the disease, dead of it" => New.BloodBlasts(At(30), "20")
                .BloodBlasts(At(37), "70")
                .Died(At(40))
                .CauseOfDeath("ACUTE MYELOID LEUKEMIA"),
            "no cells, dead on day 90" => new Story("S").Enrolled().Died(90),
            "no cells, dead on day 120" => new Story("S").Enrolled().Died(120),
            "dead two years to the day" => New.Assessed(At(28), 2).Assessed(At(700), 2).Died(731 - 1),
            "dead two years and a day" => New.Assessed(At(28), 2).Assessed(At(700), 2).Died(731),
            "extramedullary relapse" => New.Assessed(At(28), 2).Extramedullary(At(60), "Y").Alive(At(200)),
            _ => throw new ArgumentOutOfRangeException(nameof(id), id, "There is no such patient."),
        };

    static Story Halved(int blasts) =>
        new Story("S")
            .Enrolled()
            .Infused(Cells)
            .Assessed(Cells - 6, 50)
            .Assessed(At(28), blasts)
            .Assessed(At(90), blasts)
            .Alive(At(200));

    static Story Twice(int day) => New.Assessed(At(28), 2).BloodBlasts(At(60), "1").BloodBlasts(At(day), "2").Alive(At(200));

    public static TheoryData<string, string, string> Patients =>
        new()
        {
            {
                "counts exactly on the limits",
                "CR | 28 - - | efs 42+ | os 214+ | cir 0+",
                "CR | 28 - - | efs 42+ | os 214+ | cir 0+"
            },
            {
                "neutrophils a hundredth below",
                "CRi | 28 - - | efs 42+ | os 214+ | cir 0+",
                "CRh | 28 - - | efs 42+ | os 214+ | cir 0+"
            },
            {
                "CRh exactly on its limits",
                "CRi | 28 - - | efs 42+ | os 214+ | cir 0+",
                "CRh | 28 - - | efs 42+ | os 214+ | cir 0+"
            },
            {
                "CRh missed by one platelet",
                "CRi | 28 - - | efs 42+ | os 214+ | cir 0+",
                "CRi | 28 - - | efs 42+ | os 214+ | cir 0+"
            },
            // no credit, and no failure
            {
                "remission on day 13, before the first day that counts",
                "NotEvaluable | - - - | efs 0+ | os 214+ | cir -",
                "NotEvaluable | - - - | efs 0+ | os 214+ | cir -"
            },
            {
                "remission on day 14, the first day that counts",
                "CR | 14 - - | efs 28+ | os 214+ | cir 0+",
                "CR | 14 - - | efs 28+ | os 214+ | cir 0+"
            },
            { "blasts 5 %", "PR | - 90 - | efs 104 | os 214+ | cir -", "PR | - 90 - | efs 0 | os 214+ | cir -" },
            // a partial remission is no remission by the landmark
            { "blasts 25 % of 50 %", "PR | - 90 - | efs 104 | os 214+ | cir -", "PR | - 90 - | efs 0 | os 214+ | cir -" },
            {
                "blasts 26 % of 50 %",
                "NoResponse | - 90 - | efs 104 | os 214+ | cir -",
                "NoResponse | - 90 - | efs 0 | os 214+ | cir -"
            },
            {
                "relapse by 5 % of marrow blasts",
                "CR | 28 - 90 | efs 104 | os 214+ | cir 62",
                "CR | 28 - 90 | efs 104 | os 214+ | cir 62"
            },
            // a clean marrow takes them back
            {
                "blood blasts seen once",
                "CR | 28 - - | efs 104+ | os 214+ | cir 62+",
                "CR | 28 - - | efs 104+ | os 214+ | cir 62+"
            },
            // ELN asks a week: no relapse yet, and nothing after the last marrow is time without events
            {
                "blood blasts seen twice, six days apart",
                "CR | 28 - - | efs 42+ | os 214+ | cir 0+",
                "CR | 28 - - | efs 42+ | os 214+ | cir 0+"
            },
            {
                "blood blasts seen twice, seven days apart",
                "CR | 28 - 60 | efs 74 | os 214+ | cir 32",
                "CR | 28 - 60 | efs 74 | os 214+ | cir 32"
            },
            {
                "dead of infection in remission",
                "CR | 28 - - | efs 114 | os 114 | cir 72 competes",
                "CR | 28 - - | efs 114 | os 114 | cir 72 competes"
            },
            // competes, with the finding that it was the disease
            {
                "dead of leukaemia, no relapse seen",
                "CR | 28 - - | efs 114 | os 114 | cir 72 competes",
                "CR | 28 - - | efs 114 | os 114 | cir 72 competes"
            },
            {
                "relapse and death on one day",
                "CR | 28 - 100 | efs 114 | os 114 | cir 72",
                "CR | 28 - 100 | efs 114 | os 114 | cir 72"
            },
            {
                "dead on day 50, never assessed",
                "NotEvaluable | - - - | efs 64 | os 64 | cir -",
                "NotEvaluable | - - - | efs 0 | os 64 | cir -"
            },
            {
                "alive, never assessed",
                "NotEvaluable | - - - | efs 0+ | os 214+ | cir -",
                "NotEvaluable | - - - | efs 0+ | os 214+ | cir -"
            },
            // refractory or relapsed, whichever the counts make it: an event either way, on the day of the disease
            {
                "clean marrow without counts, then disease",
                "MLFS | - - - | efs 102 | os 214+ | cir -",
                "MLFS | - - - | efs 102 | os 214+ | cir -"
            },
            // late remission: failed, and at risk of relapse all the same
            {
                "disease at the landmark, remission after it",
                "CR | 120 88 - | efs 102 | os 214+ | cir 0+",
                "CR | 120 88 - | efs 0 | os 214+ | cir 0+"
            },
            // the other therapy's
            {
                "other therapy first, remission after it",
                "NotEvaluable | - - - | efs 54 | os 214+ | cir -",
                "NotEvaluable | - - - | efs 0 | os 214+ | cir -"
            },
            {
                "transplant in remission, relapse after it",
                "CR | 28 - 120 | efs 134 | os 214+ | cir 92",
                "CR | 28 - 120 | efs 134 | os 214+ | cir 92"
            },
            // the transplant's remission is not the cells'
            {
                "transplant in refractory disease, remission after it",
                "NoResponse | - 28 - | efs 42 | os 214+ | cir -",
                "NoResponse | - 28 - | efs 0 | os 214+ | cir -"
            },
            // own words: blood shows it; ELN 2022: not evaluable, dead before the landmark
            {
                "blood alone shows the disease, dead of it",
                "NotEvaluable | - 37 - | efs 51 | os 54 | cir -",
                "NotEvaluable | - - - | efs 0 | os 54 | cir -"
            },
            // the landmark's last day
            {
                "no cells, dead on day 90",
                "NotEvaluable | - - - | efs 90 | os 90 | cir -",
                "NotEvaluable | - - - | efs 0 | os 90 | cir -"
            },
            // ELN 2022: alive at the landmark and not evaluable
            {
                "no cells, dead on day 120",
                "NotEvaluable | - - - | efs 120 | os 120 | cir -",
                "NotEvaluable | - - - | efs 0+ | os 120 | cir -"
            },
            // 1 Jan 2025 to 1 Jan 2027: within the time frame
            {
                "dead two years to the day",
                "CR | 28 - - | efs 730 | os 730 | cir 688 competes",
                "CR | 28 - - | efs 730 | os 730 | cir 688 competes"
            },
            // outside of it; two years from the remission are not over
            {
                "dead two years and a day",
                "CR | 28 - - | efs 730+ | os 730+ | cir 689 competes",
                "CR | 28 - - | efs 730+ | os 730+ | cir 689 competes"
            },
            { "extramedullary relapse", "CR | 28 - 60 | efs 74 | os 214+ | cir 32", "CR | 28 - 60 | efs 74 | os 214+ | cir 32" },
        };

    [Theory]
    [MemberData(nameof(Patients))]
    public void A_patient_is_read_as_a_haematologist_reads_one(string patient, string ownWords, string eln2022)
    {
        Assert.Equal((ownWords, eln2022), (Read(Trial.Soochow, Played(patient)), Read(Trial.DualTarget, Played(patient))));
    }
}
