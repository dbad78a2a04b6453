using System.Globalization;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// Counts that a transfusion or a growth factor holds up, on the definition that NCT06880354 assumes: grade 4 for longer than 42
/// days; a count stands by itself from 7 days after either on (decision 0100). CTCAE v5.0: platelets below 25, neutrophils below
/// 0.5 are grade 4. By hand.
/// </summary>
public sealed class HeldUpCountTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static readonly AdverseEvent LowPlatelets = Event("S1", "Platelet count decreased", 4, 3, 50, "RELATED"),
        LowNeutrophils = Event("S1", "Neutrophil count decreased", 4, 3, 50, "RELATED");

    static DltStatus Judge(AdverseEvent low, params IEnumerable<Record> records)
    {
        Record[] all = [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 90), low, Marrow, .. records];
        var kept = new SubjectRecords("S1", all.Where(DltAssessment.Reads(all))); // what the dose board keeps says the same
        Assert.Equal(Of(new("S1", all)), Of(kept));
        return Of(kept);
    }

    static DltStatus Of(SubjectRecords subject) => DltAssessment.Of(Trial, subject, Day0.AddDays(90))!.Status.Value;

    static readonly MarrowFinding Marrow = new()
    {
        Subject = "S1",
        Sequence = 1,
        TestCode = TestCode.MarrowBlasts,
        Result = "2",
        Unit = "%",
        Date = On(28),
    };

    static IEnumerable<Record> Counts(string test, params (int Day, double Value)[] values) =>
        values.Select(
            (v, i) =>
                new LabResult
                {
                    Subject = "S1",
                    Sequence = i + 1,
                    TestCode = test,
                    Result = v.Value.ToString(CultureInfo.InvariantCulture),
                    Unit = "10*9/L",
                    Date = On(v.Day),
                }
        );

    static Medication Given(string name, string category, int day, int? to) =>
        new()
        {
            Subject = "S1",
            Sequence = day,
            Treatment = name,
            Category = category,
            Start = On(day),
            End = to is { } end ? On(end) : null,
        };

    static Medication Platelets(int day) => Given("Platelets", "TRANSFUSION", day, day);

    // 48 days by the row; 30 on day 25 is of grade 3.
    [Theory]
    [InlineData(24, DltStatus.Dlt)]
    [InlineData(19, DltStatus.Dlt)] // six days before
    [InlineData(18, DltStatus.None)] // seven: the count stands by itself, and ends the days at the grade
    [InlineData(26, DltStatus.None)] // the day after it
    public void Platelets_after_a_transfusion_are_no_recovery(int transfused, DltStatus expected) =>
        Assert.Equal(
            expected,
            Judge(LowPlatelets, [.. Counts(TestCode.Platelets, (10, 8), (25, 30), (40, 7)), Platelets(transfused)])
        );

    [Fact]
    public void Weekly_transfusions_hide_no_loss_of_platelets()
    {
        int[] weeks = [6, 13, 20, 27, 34, 41, 48];
        var counts = weeks.SelectMany(day => ((int, double)[])[(day, 8), (day + 1, 30)]);
        Assert.Equal(
            DltStatus.Dlt,
            Judge(LowPlatelets, [.. Counts(TestCode.Platelets, [.. counts]), .. weeks.Select(Platelets)])
        );
    }

    // Under filgrastim of days 20 to 25, and without it.
    [Theory]
    [InlineData(25, DltStatus.Dlt)]
    [InlineData(35, DltStatus.None)]
    public void Neutrophils_under_a_growth_factor_are_no_recovery(int day, DltStatus expected) =>
        Assert.Equal(
            expected,
            Judge(
                LowNeutrophils,
                [.. Counts(TestCode.Neutrophils, (10, 0.1), (day, 0.6), (45, 0.2)), Given("Filgrastim", "GROWTH FACTOR", 20, 25)]
            )
        );

    // A transfusion of nobody says what: the count may be the marrow's.
    [Fact]
    public void What_may_have_held_it_up_leaves_the_days_open() =>
        Assert.Equal(
            DltStatus.Pending,
            Judge(
                LowPlatelets,
                [.. Counts(TestCode.Platelets, (10, 8), (25, 30), (40, 7)), Given("Blood product", "TRANSFUSION", 24, 24)]
            )
        );

    // One row for all that were given: the last day is not told.
    [Theory]
    [InlineData(true, null, DltStatus.Pending)]
    [InlineData(false, DoseFrequency.EveryThirdDay, DltStatus.Pending)]
    [InlineData(false, DoseFrequency.Once, DltStatus.None)] // on day 6 alone
    [InlineData(false, null, DltStatus.None)]
    public void Transfusions_in_one_row_may_hold_up_any_later_count(bool goesOn, DoseFrequency? often, DltStatus expected)
    {
        var row = Given("Platelets", "TRANSFUSION", 6, to: null) with
        {
            StillTaken = goesOn ? RelativeTiming.Ongoing : null,
            Frequency = often is { } frequency ? (Coded<DoseFrequency>)frequency : null,
        };
        Assert.Equal(expected, Judge(LowPlatelets, [.. Counts(TestCode.Platelets, (10, 8), (25, 30), (40, 7)), row]));
    }

    // The row ends on day 50; a count of day 44 that nothing holds up ends the days at the grade: 41.
    [Fact]
    public void A_count_that_nothing_holds_up_is_a_recovery() =>
        Assert.Equal(
            DltStatus.None,
            Judge(LowPlatelets, [.. Counts(TestCode.Platelets, (10, 8), (25, 30), (44, 60)), Platelets(24)])
        );
}
