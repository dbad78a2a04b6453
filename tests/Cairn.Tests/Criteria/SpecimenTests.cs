using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// A test of blood counts from blood, serum or plasma alone (SDTM keeps one test code for all specimens, and --SPEC beside it). Later results of
/// another fluid are added to a person who meets every criterion; limits of NCT06880354, worked by hand.
/// </summary>
public class SpecimenTests
{
    [Theory]
    [InlineData("I7.3", "LB CREAT=300 umol/L; +LB CREAT=40 umol/L of:URINE @2025-03-20", "not met")]
    [InlineData("I7.3", "LB CREAT=70 umol/L; +LB CREAT=8000 umol/L of:URINE @2025-03-20", "met")]
    [InlineData("I7.3", "LB CREAT=70 umol/L of:URINE", "unknown")]
    [InlineData("I7.3", "LB CREAT=300 umol/L; +LB CREAT=70 umol/L of:SERUM @2025-03-20", "met")]
    [InlineData("I7.3", "LB CREAT=300 umol/L; +LB CREAT=70 umol/L of:Venous_blood @2025-03-20", "met")]
    [InlineData("I7.3", "LB CREAT=300 umol/L; +LB CREAT=70 umol/L of:Ser/Plas @2025-03-20", "met")]
    [InlineData("I7.3", "LB CREAT=300 umol/L; +LB CREAT=70 umol/L of:血清 @2025-03-20", "met")]
    [InlineData("I7.3", "LB CREAT=300 umol/L; +LB CREAT=70 umol/L of:Blood-stained_fluid @2025-03-20", "not met")]
    [InlineData("I7.1", "LB ALT=200 U/L uln 40; +LB ALT=10 U/L uln 40 of:PLEURAL_FLUID @2025-03-20", "not met")]
    [InlineData("E12.4", "LB TPAB=POSITIVE; +LB TPAB=NEGATIVE of:CSF @2025-03-20", "not met")]
    [InlineData("I9a", "LB HCG=NEGATIVE of:URINE", "met")] // a pregnancy test may be one of urine
    [InlineData("I3", "LB CLL1=POSITIVE of:BONE_MARROW", "met")] // and blasts stand in marrow and blood
    public void A_result_of_another_fluid_is_none_of_blood(string id, string changes, string verdict) =>
        Assert.Equal(verdict, Word(id, GateMoment.Screening(People.Today), changes));

    [Theory]
    [InlineData("LB WBC=50 10*9/L @2025-03-31; +LB WBC=0.002 10*9/L of:CEREBROSPINAL_FLUID @2025-04-01", "not met")]
    [InlineData("LB WBC=0.06 10*9/L of:CSF @2025-04-01", "unknown")]
    [InlineData("LB WBC=5 10*9/L of:WHOLE_BLOOD @2025-04-01", "met")]
    public void Cells_of_another_fluid_are_no_leukocytes_at_a_gate(string changes, string verdict) =>
        Assert.Equal(verdict, Word("G4", new GateMoment(Gate.Infusion, People.Today, People.Today), changes));

    [Theory]
    [InlineData(null, true)]
    [InlineData("SERUM", true)]
    [InlineData("Bone marrow blood", false)]
    [InlineData("CORD BLOOD", false)]
    [InlineData("Swab", false)]
    public void Blood_is_what_is_said_to_be_or_nothing_said(string? specimen, bool counts)
    {
        LabResult row = new()
        {
            Subject = "S1",
            Sequence = 1,
            TestCode = ScreeningCode.Leukocytes,
            Specimen = specimen,
        };
        Assert.Equal(counts, row.IsOfItsSpecimen());
        Assert.True((row with { TestCode = TestCode.Mrd }).IsOfItsSpecimen()); // says where itself
    }

    // A saturation is one in room air unless it says itself that it is not.
    [Theory]
    [InlineData("PULSE OXIMETRY", "met")]
    [InlineData("Pulse oximetry, room air (no oxygen)", "met")]
    [InlineData("ON 4 L/MIN OXYGEN", "unknown")]
    [InlineData("nasal oxygen", "unknown")]
    public void A_saturation_under_oxygen_says_nothing_of_room_air(string method, string verdict)
    {
        var person = RecordLines.Of(People.Eligible, "VS OXYSAT=97 %");
        var rows = person.All.Select(r =>
            r is VitalSign { TestCode: ScreeningCode.OxygenSaturation } v ? v with { Method = method } : r
        );
        var screened = Screening.Of(Trial.Read(Trial.DualTarget), new("S1", [.. rows]), GateMoment.Screening(People.Today));
        Assert.Equal(verdict, screened.WordOf("I7.5"));
    }

    static string Word(string id, GateMoment at, string changes) =>
        Screening.Of(Trial.Read(Trial.DualTarget), RecordLines.Of(People.Eligible, changes), at).WordOf(id);
}
