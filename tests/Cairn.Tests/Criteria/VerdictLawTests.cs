using Cairn.Criteria;
using Cairn.Criteria.Explaining;
using Cairn.Criteria.Model;
using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// A verdict is the same whoever asks: quickly for a whole cohort, with what several criteria share worked out once a subject,
/// from
/// rows read ahead or not, or one criterion alone with everything that it reads written down.
/// </summary>
public class VerdictLawTests
{
    static readonly string[] Changes =
    [
        "DM BRTHDTC=1954",
        "-DM BRTHDTC",
        "-DS INFORMED CONSENT OBTAINED; -DM RFICDTC",
        "DS SCREEN FAILURE=2025-03-20; +DS INFORMED CONSENT OBTAINED=2025-03-25",
        "-PR LEUKAPHERESIS",
        "PR LEUKAPHERESIS=0001-01-03",
        "PR LEUKAPHERESIS=2025-04",
        "MH STROKE=Y 2025-01..",
        "MH GRAFT VERSUS HOST DISEASE=Y 2024-01-01..2025-03-01",
        "MH ACTIVE INFECTION=Y 2025-03-20..; CM ANTI-INFECTIVE=Y 2025-03-20..",
        "-MH GILBERT SYNDROME",
        "LB ALT=101 U/L uln 40",
        "-LB AST",
        "LB CREAT=1.4 mg/dL",
        "+LB CREAT=90 umol/L @2025-03",
        "LB HBCAB=POSITIVE; LB HBVDNA=25 [IU]/mL",
        "VS SYSBP=150 mm[Hg]",
        "EG QTCF=480 ms",
        "QS ECOG101=3",
        "CM CORTICOSTEROID/PREDNISONE=10 mg 2025-03-26..2025-04-01",
        "CM ANTI-LEUKAEMIA THERAPY/GILTERITINIB=Y 2025-03-01..2025-03-20",
        "-IE I4",
        "IE E19=Y",
    ];

    static SubjectRecords Person(Random chance)
    {
        var kept = People.Eligible.Where(_ => chance.Next(25) > 0);
        var changes = Changes.Where(_ => chance.Next(6) == 0);
        return RecordLines.Of([.. kept], string.Join("; ", changes));
    }

    public static TheoryData<string, Gate> Asked =>
        [
            ("NCT06880354", Gate.Screening),
            ("NCT06880354", Gate.Lymphodepletion),
            ("NCT06880354", Gate.Infusion),
            ("soochow-cll1", Gate.Screening),
            ("soochow-cll1", Gate.Infusion),
        ];

    [Trait("Speed", "Slow")]
    [Theory]
    [MemberData(nameof(Asked))]
    public void A_cohort_asked_quickly_has_the_verdicts_of_each_criterion_asked_alone(string id, Gate gate)
    {
        var study = Trial.Read(id);
        var rules = EligibilityRules.Of(study)!;
        var (quick, chance) = (rules.Begin(), new Random(20250401));
        Criterion[] asked = [.. study.AskedAt(gate)];
        var (pass, verdicts) = (rules.Verdicts(asked), new Truth[asked.Length]);
        var at = new GateMoment(gate, People.Today, gate == Gate.Screening ? null : People.Today);
        var people = Enumerable.Range(0, 300).Select(_ => Person(chance)).ToList();
        var together = new Truth[people.Count * asked.Length];
        pass.Ask(at, people.Select(rules.Ahead).ToArray(), together);
        for (var i = 0; i < people.Count; i++)
        {
            var person = people[i];
            var rows = new RecordRows(person);
            pass.Ask(at, rules.Ahead(person), verdicts);
            Assert.Equal(verdicts, together[(i * asked.Length)..((i + 1) * asked.Length)]);
            foreach (var (criterion, verdict) in asked.Zip(verdicts))
            {
                var trace = new ReadingTrace(new RecordRows(person));
                var alone = rules.Begin().Ask(criterion, at, trace, trace);
                Assert.Equal((criterion.Id, alone), (criterion.Id, quick.Ask(criterion, at, rows)));
                Assert.Equal((criterion.Id, alone.Satisfied), (criterion.Id, verdict));
            }
        }
    }

    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("NCT06880354")]
    [InlineData("soochow-cll1")]
    public void A_screening_that_explains_itself_has_the_verdicts_of_one_that_does_not(string id)
    {
        var study = Trial.Read(id);
        var (quick, chance) = (EligibilityRules.Of(study)!.Begin(), new Random(7));
        var at = GateMoment.Screening(People.Today);
        for (var i = 0; i < 12; i++)
        {
            var person = Person(chance);
            var rows = new RecordRows(person);
            foreach (var explained in Screening.Of(study, person, at).Criteria)
                Assert.Equal(explained.Answer.Value, quick.Ask(explained.Criterion, at, rows).Satisfied);
        }
    }
}
