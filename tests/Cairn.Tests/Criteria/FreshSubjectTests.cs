using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// Twelve people for each trial at its boundaries. What the protocol's words demand of each was written down, with the reckoning,
/// before the criteria were asked. Consent 10 March 2025, enrolment 28 March, apheresis 1 April; all else as <see cref="People"/>.
/// </summary>
public class FreshSubjectTests
{
    public static TheoryData<string, string, string, string> DualTarget =>
        new()
        {
            // Born in March 1954: 71 if on the 1st to the 10th, 70 if later. "18-70 (including the critical value)".
            { "DM BRTHDTC=1954-03", "", "I1", "age" },
            // 44.9 % fails "LVEF >= 45 %", and is "LV < 45 %" within six months.
            { "EG LVEF=44.9 %", "I7.4 E10.5", "", "heart" },
            // 0.48 s are 480 ms: "QTcF >= 480 ms" excludes.
            { "EG QTCF=0.48 s", "E10.3", "", "seconds" },
            // (140 - 50) x 40 / (72 x 1.2) x 0.85 = 35.4 mL/min: not above 45.
            { "VS WEIGHT=40 kg; LB CREAT=1.2 mg/dL", "I7.3", "", "kidney" },
            // Dexamethasone 1.5 mg are 10 mg of prednisone; on the seven days 25 to 31 March that is 70 mg.
            { "CM CORTICOSTEROID/DEXAMETHASONE=Y 1.5 mg 2025-03-25..2025-03-31", "E2.1", "", "seven days of it" },
            // On six of the seven days: 60 mg.
            { "CM CORTICOSTEROID/DEXAMETHASONE=Y 1.5 mg 2025-03-26..2025-04-01", "", "", "six days of it" },
            // Five half-lives of venetoclax are 130 h; the last dose was 5 days before, 120 h.
            { "CM ANTI-LEUKAEMIA THERAPY/VENETOCLAX=Y 2025-03-01..2025-03-27", "E2.3", "", "too late" },
            // 6 days before, 144 h: more than five half-lives, though less than 14 days; the shorter counts.
            { "CM ANTI-LEUKAEMIA THERAPY/VENETOCLAX=Y 2025-03-01..2025-03-26", "", "", "early enough" },
            // Transplanted in September 2024: before the 10th it is more than six months before consent, after it is not.
            { "PR ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT=Y 2024-09", "", "E5", "month of transplant" },
            // 151 and 149 mmHg have the mean 150: ">= 150 (based on the mean of >= 2 measurements)".
            { "VS SYSBP=151 mm[Hg]; +VS SYSBP=149 mm[Hg]", "E10.6", "", "mean" },
            // Hepatitis B core antibodies, and nobody measured the DNA.
            { "LB HBCAB=POSITIVE; -LB HBVDNA", "", "E12.2", "DNA" },
            // Another cancer until exactly five years before enrolment: not "more than 5 years" free of it.
            { "MH OTHER MALIGNANCY=Y 2015-01-01..2020-03-28", "E8", "", "five years" },
        };

    public static TheoryData<string, string, string, string> Soochow =>
        new()
        {
            // 65 until the day after consent.
            { "DM BRTHDTC=1959-03-11", "", "", "the last day of 65" },
            // Six since 1 to 10 March, or five until later in March.
            { "DM BRTHDTC=2019-03", "", "I2", "month of birth" },
            // "Below 3 x ULN": 120 U/L of 40 is not below.
            { "LB AST=120 U/L uln 40", "I5", "", "three times" },
            // 1.6 mg/dL are 141.443 umol/L at 113.12 g/mol: 141.44 is below.
            { "LB CREAT=141.44 umol/L", "", "", "creatinine just below" },
            // "Below 2.0 mg/dL": 34.21 umol/L at 584.66 g/mol are 2.0001 mg/dL.
            { "LB BILI=34.21 umol/L uln 20", "I6", "", "bilirubin just above" },
            // "History of seizure": one in childhood is history.
            { "MH SEIZURE=Y 1990..1990", "E6", "", "long ago" },
            // "Active" leukaemia of the central nervous system: one that was over in 2024 is not.
            { "+MH CENTRAL NERVOUS SYSTEM LEUKEMIA=Y 2023-01..2024-02", "", "", "over" },
            // Core antibodies and 20 IU/mL of DNA, which is a number and no "<20".
            { "LB HBCAB=POSITIVE; LB HBVDNA=20 [IU]/mL", "E4", "", "measurable" },
            // Antibodies against hepatitis C, and nobody measured the RNA.
            { "LB HCAB=POSITIVE; -LB HCVRNA", "", "E4", "RNA" },
            // Negative first, positive in the last sample: the cells express it now.
            { "LB CLL1=NEGATIVE @2025-03-01; +LB CLL1=POSITIVE @2025-03-12", "", "", "last sample" },
            // HCG negative, but she nurses; the answer is the investigator's.
            { "IE E1=Y", "E1", "", "nursing" },
            // 0.5 without a unit is no quantity; Karnofsky 60 is enough.
            { "EG LVEF=0.5; QS KPS0101=60", "", "I3", "no unit" },
        };

    [Theory]
    [MemberData(nameof(DualTarget))]
    public void Of_the_trial_of_two_targets(string changes, string notMet, string unknown, string why) =>
        Check(Trial.DualTarget, changes, notMet, unknown, why);

    [Theory]
    [MemberData(nameof(Soochow))]
    public void Of_the_trial_of_CLL1(string changes, string notMet, string unknown, string why) =>
        Check(Trial.Soochow, $"+IE I1=Y; +IE E1=N; {changes}", notMet, unknown, why);

    static void Check(string study, string changes, string notMet, string unknown, string why)
    {
        var at = GateMoment.Screening(People.Today);
        var screening = Screening.Of(Trial.Read(study), RecordLines.Of(People.Eligible, changes), at);
        string Ids(IEnumerable<CriterionJudgement> of) => string.Join(' ', of.Select(c => c.Criterion.Id));
        var verdict = (notMet, unknown) switch
        {
            ("", "") => Eligibility.Eligible,
            ("", _) => Eligibility.Undetermined,
            _ => Eligibility.Ineligible,
        };
        Assert.Equal((why, verdict, notMet, unknown), (why, screening.Verdict, Ids(screening.NotMet), Ids(screening.Unknown)));
        Assert.All(screening.Unknown, c => Assert.NotEmpty(c.Answer.Missing));
    }
}
