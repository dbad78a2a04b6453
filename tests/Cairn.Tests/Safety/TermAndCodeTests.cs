using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;
using static Cairn.Tests.Sample;

namespace Cairn.Tests.Safety;

/// <summary>
/// Events whose words (AETERM) name one toxicity and whose code (AEDECOD) another, on the definition that NCT06880354 assumes
/// (decision 0093). By hand.
/// </summary>
public sealed class TermAndCodeTests
{
    static readonly Study Trial = Studies.Trial.Read(Studies.Trial.DualTarget);

    static AdverseEvent Coded(string term, string code, int grade, int to = 20, int sequence = 1) =>
        Event("S1", code, grade, 5, to, "RELATED", sequence: sequence) with
        {
            Term = term,
            OrganClass = null,
        };

    static DltAssessment Assessed(params IEnumerable<Record> records) =>
        DltAssessment.Of(
            Trial,
            Subject("S1", [Infusion("S1", dose: 0.25, planned: 0.25), SeenOn("S1", 80), .. records]),
            Day0.AddDays(80)
        )!;

    static Answer<DltStatus> Status(params IEnumerable<Record> records) => Assessed(records).Status;

    // The words are a line's, and the code is what the lines leave out: fever, low counts.
    [Theory]
    [InlineData("CRS", "Pyrexia", 4)]
    [InlineData("CRS", "Fever", 3)] // 16 days
    [InlineData("IEC-HS", "Pyrexia", 4)]
    [InlineData("CRS grade 4", "Pyrexia", 4)]
    [InlineData("CRS with fever", "Pyrexia", 4)]
    [InlineData("Cytokine release syndrome (CRS)", "Pyrexia", 4)]
    [InlineData("细胞因子释放综合征", "Pyrexia", 4)]
    [InlineData("Hypoxia due to CRS", "Pyrexia", 4)]
    [InlineData("Cardiac arrest", "Fever", 4)]
    [InlineData("Respiratory failure", "Anaemia", 4)]
    [InlineData("Septic shock", "Lymphocyte count decreased", 4)]
    [InlineData("Intracranial haemorrhage with thrombocytopenia", "Thrombocytopenia", 4)]
    [InlineData("Febrile neutropenia", "Neutropenia", 4)]
    [InlineData("Encephalopathy", "Tremor", 3, 6)] // two days: a line of encephalopathy alone
    [InlineData("Seizure", "Fever", 2)] // of any grade it may be ICANS 3 (Lee 2019)
    public void A_toxicity_that_the_code_leaves_out_is_asked_about(string term, string code, int grade, int to = 20) =>
        Assert.Equal(DltStatus.Pending, Status(Coded(term, code, grade, to)).Value);

    // The other way round: the code is a line's, and the words are what the lines leave out.
    [Theory]
    [InlineData("Rash", "Cytokine release syndrome", 3)]
    [InlineData("Fever", "Hypoxia", 4)]
    [InlineData("Anaemia", "Sepsis", 4)]
    public void A_toxicity_that_the_words_leave_out_is_asked_about(string term, string code, int grade) =>
        Assert.Equal(
            DltStatus.Pending,
            Status(Coded(term, code, grade, code == ToxicityTerm.Crs ? 9 : 6)).Value // five days: too short for other toxicity
        );

    [Fact]
    public void What_is_asked_is_which_of_the_two_is_right()
    {
        var missing = Status(Coded("CRS", "Pyrexia", 4)).Missing;
        Assert.Contains(missing, gap => gap is Gap.Question { Kind: QuestionKind.TermOrCode });
    }

    // The dictionary's form, a code that says more, the syndrome of a sign: as it is coded.
    [Theory]
    [InlineData("Fever", "Pyrexia", 4, DltStatus.None)]
    [InlineData("neutropenia", "Neutrophil count decreased", 4, DltStatus.None)]
    [InlineData("low platelets", "Thrombocytopenia", 4, DltStatus.None)]
    [InlineData("Anaemia", "Haemolytic anaemia", 4, DltStatus.Dlt)] // haemolysis is no low count
    [InlineData("Fever", "Febrile neutropenia", 4, DltStatus.Dlt)]
    [InlineData("Hypotension", "Cytokine release syndrome", 4, DltStatus.Dlt)]
    [InlineData("Hypotension", "Cytokine release syndrome", 2, DltStatus.None)]
    [InlineData("Confusion", "ICANS", 3, DltStatus.Dlt)]
    [InlineData("fever and chills, no CRS", "Pyrexia", 4, DltStatus.None)]
    [InlineData("Anaemia due to haemorrhage", "Anaemia", 4, DltStatus.None)]
    [InlineData("Bleeding due to thrombocytopenia", "Haemorrhage intracranial", 5, DltStatus.Dlt)]
    [InlineData("temperature 40.2 for two days", "Pyrexia", 4, DltStatus.None)]
    [InlineData("发热", "Pyrexia", 4, DltStatus.None)]
    public void An_ordinary_code_stays_as_it_is(string term, string code, int grade, DltStatus right) =>
        Assert.Equal(right, Status(Coded(term, code, grade)).Value);

    // By either a DLT: ICANS at once, a tremor of grade 3 on its eighth day; since the later of the two it is certain.
    [Fact]
    public void What_is_dose_limiting_whichever_is_right_is_a_dlt()
    {
        var assessed = Assessed(Coded("ICANS", "Tremor", 3));
        Assert.Equal(DltStatus.Dlt, assessed.Status.Value);
        Assert.Equal(Day0.AddDays(5 + 7), assessed.Since);
        Assert.Equal(DltStatus.Dlt, Status(Coded("CRS", "Hypoxia", 4, to: 6)).Value);
    }

    // A sign that was coded as the sign leaves its syndrome to its own row; without one nobody recorded how bad that was.
    [Fact]
    public void A_syndrome_that_a_sign_names_has_a_row_of_its_own()
    {
        var sign = Coded("Fever due to CRS", "Pyrexia", 4, to: 6);
        var own = Event("S1", ToxicityTerm.Crs, 2, 5, 8, "RELATED", sequence: 2);
        Assert.Equal(DltStatus.None, Status(sign, own).Value);
        Assert.Equal("dlt.named-without-event", Status(sign).Rule.Id);
        Assert.Equal(DltStatus.None, Status(sign with { Grade = 2 }).Value);
    }

    // It is cytokine release that may be meant, and that is the cells' by definition (0024, line 4).
    [Fact]
    public void Called_unrelated_it_stays_open() =>
        Assert.Equal(DltStatus.Pending, Status(Coded("CRS", "Pyrexia", 4) with { Relation = "NOT RELATED" }).Value);

    // Two days of cytokine release of grade 3 end titration and are no DLT (T2); neither is hypoxia of grade 2 (T1).
    [Theory]
    [InlineData("CRS", "Pyrexia", 3)]
    [InlineData("Hypoxia", "Pyrexia", 2)]
    public void A_trigger_of_titration_is_asked_about_too(string term, string code, int grade)
    {
        var assessed = Assessed(Coded(term, code, grade, to: 6));
        Assert.Equal(Truth.Unknown, assessed.ModerateTrigger.Value);
        Assert.Equal(DltStatus.None, assessed.Status.Value);
    }
}
