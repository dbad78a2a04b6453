using Cairn.CellProducts;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Cohorts;

/// <summary>
/// The judgements of a play's lots, on the day they were released: within specification by the laboratory; out of it by the
/// laboratory and, the same day, the investigator. SYNTHETIC: they stand for nobody.
/// </summary>
static class SyntheticRelease
{
    public static IReadOnlyList<LotJudgement> Of(Study study, Casebook casebook) =>
        [.. casebook.Subjects.SelectMany(s => ProductChain.Of(study, s, []).Lots.SelectMany(l => Of(s, l)))];

    static IEnumerable<LotJudgement> Of(SubjectRecords subject, Lot lot)
    {
        var released = subject.Of<ProductEvent>().FirstOrDefault(s => s.Step == ProductStep.Released && s.Product == lot.Id);
        if (released?.Date?.Date is not { } day)
            yield break;
        if (!lot.Missed.Any())
        {
            yield return Judged(subject, lot, LotVerdict.Released, day, Laboratory, "Every test meets the specification.");
            yield break;
        }
        yield return Judged(subject, lot, LotVerdict.ReleasedOutOfSpecification, day, Laboratory, Asked);
        yield return Judged(subject, lot, LotVerdict.OutOfSpecificationApproved, day, Investigator, Approved);
    }

    static LotJudgement Judged(
        SubjectRecords subject,
        Lot lot,
        LotVerdict verdict,
        DateOnly day,
        (string Name, string Role) by,
        string reason
    ) => new(subject.Id, lot.Id, verdict, day, by.Name, by.Role, reason);

    static readonly (string Name, string Role) Laboratory = ("SYNTHETIC QUALIFIED PERSON", "cell-laboratory"),
        Investigator = ("SYNTHETIC INVESTIGATOR", "investigator");

    const string Asked = "No second collection can be expected of this patient; the dose of viable cells is reached.",
        Approved = "The risk of waiting is greater than that of fewer viable cells; told to the patient.";
}
