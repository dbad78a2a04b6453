using Cairn.Analyses;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Records;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Documents.Reports;

/// <summary>
/// The case of a serious event: lymphodepletion is a drug of the trial beside the cells, suspect where the event is called related
/// to it and given with them otherwise (CIOMS I, fields 14 and 22; ICH E2B(R3), G.k.1). By hand.
/// </summary>
public sealed class SafetyCaseTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    const string Given = "FLUDARABINE (28 May 2025 to 30 May 2025)";

    static Exposure Fludarabine(int sequence, int day) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            Treatment = "Fludarabine",
            Category = ExposureKind.Lymphodepletion,
            Dose = 30,
            DoseUnit = "mg/m2",
            Start = On(day),
            End = On(day),
        };

    static SafetyCase Case(Relatedness? toLymphodepletion, params IEnumerable<Record> lymphodepletion)
    {
        var adverse = Event("S1", "Sepsis", 4, 5, 9) with
        {
            Serious = NoYes.Yes,
            LifeThreatening = NoYes.Yes,
            RelationToLymphodepletion = toLymphodepletion is { } said ? said : null,
        };
        var subject = Subject("S1", [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), adverse, .. lymphodepletion]);
        var analysis = Analysis.Of(Trial, new Casebook(Trial.Id, false, null, [subject]), Day0.AddDays(100));
        return SafetyCase.Of(analysis, "S1", 1)!;
    }

    static string? Field(SafetyCase told, string begin) =>
        told.Form.Where(f => f.Field.StartsWith(begin, StringComparison.Ordinal)).Select(f => f.Value).FirstOrDefault();

    // A second course, given after the onset, is no cause of it.
    static Record[] Courses => [Fludarabine(50, -5), Fludarabine(51, -4), Fludarabine(52, -3), Fludarabine(53, 40)];

    [Fact]
    public void Lymphodepletion_is_given_with_the_cells()
    {
        var told = Case(Relatedness.NotRelated, Courses);
        Assert.Equal(Given, Field(told, "22 Concomitant"));
        Assert.Null(Field(told, "14 Suspect, of the lymphodepletion"));
        Assert.Contains($"Lymphodepletion: {Given}.", told.Narrative);
    }

    [Fact]
    public void It_is_suspect_where_the_event_is_called_related_to_it()
    {
        var told = Case(Relatedness.Possible, Courses);
        Assert.Equal(Given, Field(told, "14 Suspect, of the lymphodepletion"));
        Assert.Equal("none recorded", Field(told, "22 Concomitant"));
    }

    [Fact]
    public void Where_none_is_recorded_the_narrative_says_so() =>
        Assert.Contains("No lymphodepletion is recorded before it.", Case(null).Narrative);

    static Medication Drug(string treatment, int sequence, int from, int to) =>
        new()
        {
            Subject = "S1",
            Sequence = sequence,
            Treatment = treatment,
            Start = On(from),
            End = On(to),
        };

    // The sepsis is of day 5: platelets of day 2 were the trial's, imatinib of two months before the cells was not.
    [Fact]
    public void What_the_trial_gave_is_no_earlier_treatment()
    {
        var told = Case(null, Drug("PLATELETS", 60, 2, 2), Drug("IMATINIB", 61, -60, -40));
        Assert.StartsWith("IMATINIB (", Field(told, "23 Earlier treatment"), StringComparison.Ordinal);
        Assert.DoesNotContain("PLATELETS", Field(told, "23 Earlier treatment"), StringComparison.Ordinal);
        Assert.StartsWith("PLATELETS (", Field(told, "23 Given in the trial"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_dose_is_told_in_the_unit_that_people_read() =>
        Assert.Equal("0.25 ×10⁶/kg", Field(Case(null), "15 Daily dose"));
}
