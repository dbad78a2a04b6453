using System.Globalization;
using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Sections;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.Summary;
using Cairn.Tests.Response;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety.Summary;

/// <summary>
/// CRS and ICANS are counted one way in sentence, listing and tables: the occurrences of the days, and what adverse events tell
/// beside them. By hand.
/// </summary>
public sealed class ImmuneToxicityTests
{
    static FindingAbout Grade(int grade, int day, string subject = "S1", string about = "CRS") =>
        new()
        {
            Subject = subject,
            Sequence = about.Length * 100 + day,
            TestCode = TestCode.Grade,
            About = about,
            Result = grade.ToString(CultureInfo.InvariantCulture),
            Date = On(day),
        };

    static IEnumerable<FindingAbout> Days(string subject, params int[] grades) =>
        grades.Select((grade, day) => Grade(grade, day, subject));

    static Analysis Of(params SubjectRecords[] subjects) =>
        Analysis.Of(Plans.Study(), new Casebook("sample", false, null, subjects), Day0.AddDays(200));

    static SubjectRecords Patient(string id, params IEnumerable<Record> records) =>
        Subject(id, [Infusion(id), SeenOn(id, 120), .. records]);

    static TreatedSubject Alone(params IEnumerable<Record> records) => Of(Patient("S1", records)).Treated[0];

    static AdverseEvent Crs(int? grade, int from, int? to, string subject = "S1") =>
        Event(subject, ToxicityTerm.Crs, grade, from, to);

    static string Row(Analysis analysis, string subject)
    {
        var table = ImmuneToxicitySection.Of(analysis).Content.OfType<Table>().First();
        var row = table.Groups.SelectMany(g => g.Rows).Single(r => r[0].Content.ToString() == subject);
        return string.Join(" | ", row.Skip(1).Take(3).Select(cell => cell.Content.ToString()));
    }

    static string Answer(Analysis analysis) =>
        ImmuneToxicitySection.Of(analysis).Content.OfType<Answered>().First().Text.ToString()!;

    [Fact]
    public void A_day_without_a_grade_is_unknown_and_no_zero()
    {
        var crs = ImmuneToxicity.CrsOf(
            Alone(Grade(0, 1), Grade(1, 2), Grade(3, 3), Grade(1, 5), Grade(0, 6), Grade(4, 3, about: "ICANS"))
        );
        Assert.Equal([1, 2, 3, 5, 6], crs.Days.Keys.Select(day => day.Number).Order());
        Assert.False(crs.Days.ContainsKey(StudyDay.FromNumber(4)));
        Assert.Equal(3, crs.Days.Values.Max());
    }

    [Fact]
    public void A_number_that_is_no_grade_is_no_grade_of_that_day()
    {
        var half = Grade(2, 3) with { Result = "2.5" };
        Assert.Single(ImmuneToxicity.CrsOf(Alone(Grade(9, 1), Grade(-2, 2), half, Grade(1, 4))).Days);
    }

    // Days 2 to 5, and day 8 again: two occurrences, of four days and of one, in listing and table alike.
    [Fact]
    public void Two_occurrences_have_each_their_own_duration()
    {
        var analysis = Of(Patient("S1", [.. Days("S1", 0, 0, 1, 3, 2, 1, 0, 0, 2, 0), Crs(3, 2, 8)]));
        Assert.Equal("3 | 2 | 4, 1", Row(analysis, "S1"));
        Assert.Equal([4, 1], SpecialInterest.Crs.In(analysis.Treated[0]).Select(e => e.Days));
    }

    // Nobody took the row back: the days that were graded say that it was not there, or were not of its days at all.
    [Theory]
    [InlineData(3, 4, typeof(EventNote.DaysWithout))]
    [InlineData(20, 24, typeof(EventNote.NoDailyGrades))]
    public void An_adverse_crsbeside_days_of_grade_0_is_no_zero(int from, int to, Type note)
    {
        var subject = Alone([.. Days("S1", 0, 0, 0, 0, 0, 0, 0), Crs(3, from, to)]);
        Assert.Equal(Search.Found, SpecialInterest.Crs.SearchIn(subject, grade: 3));
        Assert.Equal(note, Assert.Single(SpecialInterest.Crs.In(subject)).Note?.GetType());
        Assert.Equal($"3 | {from} | {to - from + 1}", Row(Of(subject.Records), "S1"));
    }

    // The adverse event says 3, no day more than 1: whether it was severe is not known, and no zero.
    [Fact]
    public void An_adverse_crsgraded_above_its_days_leaves_the_grade_open()
    {
        var subject = Alone([.. Days("S1", 0, 1, 1, 0), Crs(3, 1, 2)]);
        Assert.Equal(
            (Search.Found, Search.Open),
            (SpecialInterest.Crs.SearchIn(subject), SpecialInterest.Crs.SearchIn(subject, 3))
        );
        Assert.Equal((1, (int?)3), (SpecialInterest.Crs.In(subject)[0].Worst, SpecialInterest.Crs.In(subject)[0].AtMost));
    }

    // Of four given cells: CRS by the days, by an event alone, none by the days, and somebody of whom nothing is recorded.
    [Fact]
    public void The_sentence_says_what_the_table_of_all_events_counts()
    {
        var analysis = Of(
            Patient("S1", [.. Days("S1", 0, 2, 3, 0), Crs(3, 1, 2)]),
            Patient("S2", Crs(2, 3, 4, "S2")),
            Patient("S3", Days("S3", 0, 0, 0, 0)),
            Patient("S4")
        );
        Assert.Equal("2 of 3 looked at; 1 not looked at", Cell(analysis, 0));
        Assert.StartsWith(
            "Of 4 given cells: cytokine release syndrome (CRS): 2 of 3 looked at; 1 not looked at; of grade 3 or more: "
                + $"{Cell(analysis, 3)}.",
            Answer(analysis),
            StringComparison.Ordinal
        );
    }

    static string Cell(Analysis analysis, int grade) =>
        SearchCell.Of(SafetyScope.All(analysis), SpecialInterest.Crs, grade).Content.ToString()!;

    [Fact]
    public void Of_nobody_given_cells_nothing_is_counted() =>
        Assert.DoesNotContain("CRS)", Answer(Of(Subject("S1", SeenOn("S1", 3)))), StringComparison.Ordinal);

    // CTCAE: life-threatening consequences are grade 4.
    [Theory]
    [InlineData(2, true)]
    [InlineData(4, false)]
    public void A_life_threatening_crsof_a_lower_grade_is_asked_about(int grade, bool asked)
    {
        var crs = Crs(grade, 3, 5) with { Serious = NoYes.Yes, LifeThreatening = NoYes.Yes };
        var found = AdverseEventFindings.Of(Alone(crs), Cairn.Safety.Ctcae.CtcaeVersion.Of(Plans.Study().Safety));
        Assert.Equal(
            asked,
            found.Any(f => f.Column == "AETOXGR" && f.What.Contains("life-threatening", StringComparison.Ordinal))
        );
    }

    // Names in clinics and in MedDRA of what the consensus calls IEC-HS (Hines 2023), and of what it resembles.
    [Theory]
    [InlineData("MAS")]
    [InlineData("Macrophage activation syndrome")]
    [InlineData("sHLH")]
    [InlineData("Secondary haemophagocytic lymphohistiocytosis")]
    [InlineData("Haemophagocytic syndrome")]
    [InlineData("IEC-HS")]
    public void Hyperinflammation_has_many_names(string name) =>
        Assert.True(ToxicityGroups.IsIn(Event("S1", name, 3, 5), Cairn.Studies.ToxicityGroup.Hyperinflammation).IsTrue);
}
