using Cairn.Analyses;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;
using Cairn.Tests.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Response;

/// <summary>
/// A death whose day nobody wrote down is an event on a day that is said to be put in, and asked about (clinical decisions: a
/// fatal event counts as a death everywhere, with a finding that asks the date). By hand.
/// </summary>
public sealed class DeathFindingsTests
{
    static AdverseEvent Fatal(PartialDate? end) => Event("S", "Sepsis", 5, 30) with { End = end };

    static SubjectRecords Patient(params IEnumerable<Record> records) =>
        Subject(
            "S",
            [
                Infusion("S"),
                new Disposition
                {
                    Subject = "S",
                    Sequence = 1,
                    Code = Milestone.Enrolled,
                    Date = On(0),
                },
                .. records,
            ]
        );

    static Analysis Analysed(string study, params IEnumerable<Record> records) =>
        Analysis.Of(Trial.Read(study), new Casebook(study, false, null, [Patient(records)]), Day0.AddDays(300));

    static List<string?> Asked(params IEnumerable<Record> records) =>
        [.. DeathFindings.Of(Patient(records), null).Select(finding => finding.Column)];

    static TimeToEvent Time(Analysis analysis, string kind) =>
        Assert.Single(analysis.Estimates.OfType<EndpointAnalysis.Survival>().Single(s => s.Plan.Kind == kind).Subjects);

    // Fatal event of day 30 without an end, last seen on day 40: dated day 40, an event, marked, asked about.
    [Theory]
    [InlineData(Trial.Soochow)]
    [InlineData(Trial.DualTarget)]
    public void A_death_dated_by_the_last_contact_is_an_event_that_is_marked_and_asked_about(string study)
    {
        var analysis = Analysed(study, Fatal(null), SeenOn("S", 40));
        var os = Time(analysis, "os");
        Assert.Equal((1, 40, true), (os.Status, os.Days, os.DeathPutIn));
        Assert.Contains(analysis.Findings, finding => finding is { Column: "DTHDTC", Place: "S" });
        var survival = analysis.Estimates.OfType<EndpointAnalysis.Survival>().Single(s => s.Plan.Kind == "os");
        Assert.Contains(
            "1 day of death is recorded in part or not at all, and imputed (S)",
            SurvivalWords.Beside(survival).Select(b => b.ToString())
        );
    }

    static Disposition Death(int sequence, int day) =>
        new()
        {
            Subject = "S",
            Sequence = sequence,
            Code = Milestone.Death,
            Date = On(day),
        };

    [Fact]
    public void Two_rows_with_another_day_of_the_death_each_are_asked_about()
    {
        Assert.Equal(["DTHDTC"], Asked(Death(2, 60), Death(3, 70)));
        Assert.Empty(Asked(Death(2, 60), Death(3, 60)));
    }

    // The end in June 2025 (infused on the 2nd): the 15th, or the day after the last contact.
    [Theory]
    [InlineData(3, 13)]
    [InlineData(20, 21)]
    public void An_end_of_the_fatal_event_known_in_part_dates_the_death_within_it(int seen, int day)
    {
        var fatal = Event("S", "Sepsis", 5, 2) with { End = PartialDate.Of(2025, 6) };
        Assert.Equal(Day0.AddDays(day), VitalStatus.Of(Patient(fatal, SeenOn("S", seen)), null).Death.Value);
    }

    [Fact]
    public void Who_was_seen_alive_after_a_fatal_event_is_asked_about()
    {
        Assert.Equal(["DTHDTC", "AEOUT"], Asked(Fatal(On(36)), SeenOn("S", 80)));
        Assert.Equal(["DTHDTC", "AEOUT"], Asked(Fatal(null), SeenOn("S", 80)));
        Assert.Equal(["DTHDTC"], Asked(Fatal(On(36)), SeenOn("S", 36)));
        Assert.Empty(Asked(new Demographics { Subject = "S", Death = On(90) }, Fatal(null), SeenOn("S", 80)));
    }

    [Fact]
    public void A_death_known_in_part_is_asked_about_and_so_is_one_that_a_contact_contradicts()
    {
        Demographics In(int month) => new() { Subject = "S", Death = PartialDate.Of(2025, month) };
        Assert.Equal(["DTHDTC"], Asked(In(9), SeenOn("S", 40)));
        var contradicted = Assert.Single(DeathFindings.Of(Patient(In(7), SeenOn("S", 80)), null));
        Assert.Contains(
            "DM has the death in Jul 2025, and the subject was seen alive on 21 Aug 2025",
            contradicted.What,
            StringComparison.Ordinal
        );
    }

    // Never assessed, dead after the landmark of day 90, since seen alive after it: ELN 2022 censors at day 1, whatever the day.
    [Fact]
    public void A_time_that_no_day_of_the_death_would_change_says_that_it_is_imputed_alone()
    {
        var efs = Time(Analysed(Trial.DualTarget, Fatal(null), SeenOn("S", 150)), "efs");
        Assert.Equal((0, 0, true), (efs.Status, efs.Days, efs.DeathPutIn));
        Assert.Equal(new TimeNote.DeathImputed("Y"), Assert.Single(efs.Notes));
    }

    // Last seen on day 40, dead by then or at any later day until the data end on day 300: by the landmark it is an event.
    [Fact]
    public void A_time_that_the_day_of_death_decides_says_so()
    {
        var efs = Time(Analysed(Trial.DualTarget, Fatal(null), SeenOn("S", 40)), "efs");
        Assert.Equal((1, 0), (efs.Status, efs.Days));
        Assert.Equal("censored (never assessed)", Assert.Single(efs.DecidedBy).Otherwise);
    }

    // What has no day of its own is not known before a later day on which the subject was seen alive.
    [Fact]
    public void An_undated_death_is_not_told_before_a_later_contact()
    {
        var patient = Patient(Fatal(null), SeenOn("S", 80));
        Assert.False(VitalStatus.Of(patient.AsOf(Day0.AddDays(40)), Day0.AddDays(40)).IsDead);
        Assert.True(VitalStatus.Of(patient.AsOf(Day0.AddDays(90)), Day0.AddDays(90)).IsDead);
    }
}
