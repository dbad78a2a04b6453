using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// What an event is whose name no list has, on the definition that NCT06880354 assumes: a question wherever a line turns on what
/// it is (clinical decisions: a term nobody knows is pending). By hand.
/// </summary>
public sealed class OpenNameTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static AdverseEvent Named(string code, int grade, int to, string? organClass = null, string? written = null) =>
        Event("S1", code, grade, 5, to, "RELATED") with
        {
            Term = written ?? code,
            OrganClass = organClass,
        };

    static DltAssessment Assessed(AdverseEvent ae, params DltRuling[] rulings) =>
        DltAssessment.Of(
            Trial,
            Subject("S1", Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), ae),
            Day0.AddDays(80),
            rulings
        )!;

    static DltStatus Status(AdverseEvent ae, params DltRuling[] rulings) => Assessed(ae, rulings).Status.Value;

    [Theory]
    [InlineData("Zorblax reaction", 3, 7, null, DltStatus.Pending)] // may be ICANS, GVHD, IEC-HS: short counts there
    [InlineData("Zorblax reaction", 2, 7, null, DltStatus.None)] // no line asks for grade 2
    [InlineData("Zorblax reaction", 3, 20, null, DltStatus.Pending)] // may be a febrile neutropenia, which DLT3 excepts
    [InlineData("Zorblax reaction", 4, 7, null, DltStatus.Pending)] // may be a low count, which DLT2 excepts
    [InlineData("Zorblax reaction", 5, 7, null, DltStatus.Dlt)] // a related death is one whatever its cause
    [InlineData("Zorblax reaction", 3, 7, "Nervous system disorders", DltStatus.Pending)]
    [InlineData("Zorblax reaction", 3, 7, "General disorders and administration site conditions", DltStatus.Pending)]
    [InlineData("Toxic skin eruption", 3, 7, "Skin and subcutaneous tissue disorders", DltStatus.Pending)] // GVHD?
    [InlineData("Cardiac failure", 3, 7, "Cardiac disorders", DltStatus.None)] // MedDRA's term and class: none of the named
    [InlineData("Cardiac failure", 4, 7, "Cardiac disorders", DltStatus.Dlt)] // neither a count nor cytokine release
    [InlineData("Cardiac failure", 3, 12, "Cardiac disorders", DltStatus.Dlt)] // eight days of grade 3
    [InlineData("Alanine aminotransferase increased", 3, 7, null, DltStatus.None)] // known: three days
    [InlineData("Hypogammaglobulinaemia", 3, 20, null, DltStatus.Dlt)] // MedDRA's name, listed under "Other, specify"
    [InlineData("COVID-19", 3, 7, null, DltStatus.None)]
    public void An_event_of_a_name_that_no_list_has_is_asked_about_where_a_line_turns_on_what_it_is(
        string name,
        int grade,
        int to,
        string? organClass,
        DltStatus right
    ) => Assert.Equal(right, Status(Named(name, grade, to, organClass)));

    // CTCAE v5.0 has no term of its own for ICANS: sites code it to the class and write it out.
    [Theory]
    [InlineData("ICANS", DltStatus.Dlt)]
    [InlineData("odd twitching", DltStatus.Pending)]
    [InlineData("Headache", DltStatus.None)]
    public void Other_specify_is_what_was_written(string written, DltStatus right) =>
        Assert.Equal(
            right,
            Status(Named("Nervous system disorders - Other, specify", 3, 7, "Nervous system disorders", written))
        );

    [Fact]
    public void What_is_asked_names_the_event_and_says_how_it_is_settled()
    {
        var missing = Assessed(Named("Zorblax reaction", 3, 7)).Status.Missing;
        Assert.Contains(missing, gap => gap is Gap.Question { Kind: QuestionKind.WhichToxicity });
        Assert.Contains("which toxicity is Zorblax reaction (AE 1)?", string.Join("; ", missing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RulingOutcome.NotDlt, DltStatus.None)]
    [InlineData(RulingOutcome.Dlt, DltStatus.Dlt)]
    public void The_committee_rules_about_it(RulingOutcome outcome, DltStatus right)
    {
        var ae = Named("Zorblax reaction", 3, 7);
        DltRuling ruling = new(ae.Key, outcome, Day0.AddDays(20), "C. Chair", "safety review committee", "a rash of the tape");
        Assert.Equal(right, Status(ae, ruling));
    }
}
