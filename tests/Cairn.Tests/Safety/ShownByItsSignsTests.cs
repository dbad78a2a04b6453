using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.CellTherapy;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// Days of which the signs are recorded and no grade, on the definition that NCT06880354 assumes: ICANS of grade 3, cytokine
/// release of grade 4, or of grade 3 for longer than 3 days (decision 0100). Grades by Lee 2019, tables 2 and 5; by hand.
/// </summary>
public sealed class ShownByItsSignsTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static readonly (string Test, string Result)[] Well =
    [
        (IcansRecord.Ice, "10"),
        (IcansRecord.Arousal, "AWAKE"),
        (IcansRecord.Seizure, "NONE"),
        (IcansRecord.Weakness, "N"),
        (IcansRecord.Swelling, "NONE"),
    ];

    static Answer<DltStatus> Judge(params IEnumerable<Record> records)
    {
        Record[] all = [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), .. records];
        var kept = new SubjectRecords("S1", all.Where(DltAssessment.Reads(all))); // what the dose board keeps says the same
        Assert.Equal(Of(new("S1", all)).Value, Of(kept).Value);
        return Of(kept);
    }

    static Answer<DltStatus> Of(SubjectRecords subject) => DltAssessment.Of(Trial, subject, Day0.AddDays(80))!.Status;

    static int _row;

    static FindingAbout Sign(FaObject about, string test, string result, int day) =>
        new()
        {
            Subject = "S1",
            Sequence = Interlocked.Increment(ref _row),
            About = about,
            TestCode = test,
            Result = result,
            Date = On(day),
        };

    static IEnumerable<Record> Icans(int day, string test, string result) =>
        from sign in Well
        select Sign(FaObject.Icans, sign.Test, sign.Test == test ? result : sign.Result, day);

    static IEnumerable<Record> Crs(int day, string pressure, string? celsius, string oxygen = "NONE") =>
        [
            Sign(FaObject.Crs, CrsRecord.Pressure, pressure, day),
            Sign(FaObject.Crs, CrsRecord.Oxygen, oxygen, day),
            .. celsius is null
                ? (Record[])[]
                :
                [
                    new VitalSign
                    {
                        Subject = "S1",
                        Sequence = Interlocked.Increment(ref _row),
                        TestCode = ScreeningCode.Temperature,
                        Result = celsius,
                        Unit = "C",
                        Date = On(day),
                    },
                ],
        ];

    [Theory]
    [InlineData(IcansRecord.Ice, "1", DltStatus.Pending)] // 3
    [InlineData(IcansRecord.Ice, "5", DltStatus.None)] // 2
    [InlineData(IcansRecord.Seizure, "PROLONGED", DltStatus.Pending)] // 4
    [InlineData(IcansRecord.Seizure, "RESOLVES", DltStatus.Pending)] // 3
    [InlineData(IcansRecord.Swelling, "DIFFUSE", DltStatus.Pending)] // 4
    [InlineData(IcansRecord.Weakness, "Y", DltStatus.Pending)] // 4
    [InlineData(IcansRecord.Arousal, "VOICE", DltStatus.None)] // 2
    [InlineData(IcansRecord.Arousal, "OBTUNDED", DltStatus.Pending)] // nobody can read it
    [InlineData(IcansRecord.Ice, "10", DltStatus.None)]
    public void Signs_of_icans_without_an_event_are_asked_about(string test, string result, DltStatus expected) =>
        Assert.Equal(expected, Judge(Icans(5, test, result)).Value);

    [Theory]
    [InlineData("ONE VASOPRESSOR", "38.4", "NONE", DltStatus.Pending)] // 3
    [InlineData("FLUIDS", "38.4", "NONE", DltStatus.None)] // 2
    [InlineData("NONE", "38.4", "POSITIVE PRESSURE", DltStatus.Pending)] // 4
    [InlineData("ONE VASOPRESSOR", null, "NONE", DltStatus.Pending)] // without a temperature perhaps 3
    [InlineData("NONE", null, "NONE", DltStatus.None)] // at most 1
    [InlineData("ONE VASOPRESSOR", "36.6", "NONE", DltStatus.Pending)] // nobody says whether a fever was treated
    public void Signs_of_cytokine_release_without_an_event_are_asked_about(
        string pressure,
        string? celsius,
        string oxygen,
        DltStatus expected
    ) => Assert.Equal(expected, Judge(Crs(5, pressure, celsius, oxygen)).Value);

    // Grade 3 by its signs; the row says how bad it was, or another grade.
    [Theory]
    [InlineData(3, DltStatus.Dlt)]
    [InlineData(2, DltStatus.Pending)]
    [InlineData(1, DltStatus.Pending)]
    [InlineData(null, DltStatus.Dlt)] // the grade that is missing is the day's
    public void An_event_graded_lower_than_its_signs_settles_nothing(int? grade, DltStatus expected) =>
        Assert.Equal(
            expected,
            Judge([.. Icans(5, IcansRecord.Ice, "1"), Event("S1", ToxicityTerm.Icans, grade, 5, 6, "RELATED")]).Value
        );

    // A grade of the day that its signs contradict leaves it open between the two, also with an event of the lower one.
    [Theory]
    [InlineData("1", "1", null, DltStatus.Pending)]
    [InlineData("1", "1", 1, DltStatus.Pending)]
    [InlineData("0", "1", null, DltStatus.Pending)]
    [InlineData("1", "8", 1, DltStatus.None)]
    [InlineData("3", "10", 3, DltStatus.Dlt)] // the event says it, and only some of the days say less
    public void A_grade_that_its_signs_contradict_is_open(string grade, string ice, int? row, DltStatus expected)
    {
        Record[] events = row is null ? [] : [Event("S1", ToxicityTerm.Icans, row, 5, 6, "RELATED")];
        Record[] days = [.. Icans(5, IcansRecord.Ice, ice), Sign(FaObject.Icans, TestCode.Grade, grade, 5)];
        Assert.Equal(expected, Judge([.. days, .. events]).Value);
    }

    // A score alone leaves the grade open from what it is at least; an event of one of those grades says which.
    [Fact]
    public void A_score_alone_is_open_and_an_event_answers_it()
    {
        var score = Sign(FaObject.Icans, IcansRecord.Ice, "8", 5);
        Assert.Equal(DltStatus.Pending, Judge(score).Value);
        Assert.Equal(DltStatus.None, Judge(score, Event("S1", ToxicityTerm.Icans, 1, 5, 6, "RELATED")).Value);
        Assert.Equal(DltStatus.None, Judge(Sign(FaObject.Icans, IcansRecord.Ice, "10", 5)).Value);
    }

    // Grade 3 for longer than 3 days: by the days of its signs, whatever the row's own days.
    [Theory]
    [InlineData(4, DltStatus.Dlt)]
    [InlineData(3, DltStatus.None)]
    public void Days_at_a_grade_are_counted_by_their_signs(int days, DltStatus expected)
    {
        var bad = Enumerable.Range(2, days).SelectMany(day => Crs(day, "ONE VASOPRESSOR", "38.6"));
        var better = Enumerable.Range(2 + days, 5).SelectMany(day => Crs(day, "NONE", "38.2"));
        Assert.Equal(expected, Judge([.. bad, .. better, Event("S1", ToxicityTerm.Crs, 3, 2, 6 + days, "RELATED")]).Value);
    }

    [Fact]
    public void Cells_withheld_on_a_day_of_signs_were_withheld_for_them()
    {
        Record[] cells = [Infusion("S1", dose: 0.1, planned: 0.1), Infusion("S1", 1, 1, 0, 0.15, 2)];
        var status = DltAssessment.Of(
            Trial,
            new("S1", [.. cells, SeenOn("S1", 80), .. Crs(1, "FLUIDS", "38.5")]), // 2, the usual reason
            Day0.AddDays(80)
        )!;
        Assert.Equal(DltStatus.Dlt, status.Status.Value);
    }
}
