using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Cohorts;

/// <summary>
/// How the serious events of a play are reported: the site hears of one the morning after and tells the sponsor by noon; the
/// sponsor
/// calls CRS, ICANS and low counts expected, and reports what it did not expect in time. SYNTHETIC: it stands for nobody.
/// </summary>
static class SyntheticSafety
{
    /// <summary>The parts of the names of reactions that every reference document of such cells names.</summary>
    static readonly string[] Expected =
    [
        "cytokine",
        "neurotoxicity",
        "neutrophil",
        "platelet",
        "neutropenia",
        "anemia",
        "white blood",
    ];

    const int ReportedAfter = 5,
        CompletedAfter = 12;

    public static Casebook Of(Casebook casebook)
    {
        List<AdverseEvent> serious =
        [
            .. casebook
                .Subjects.SelectMany(s => s.Of<AdverseEvent>())
                .Where(e => (e.IsFatal || e.Serious.AsTruth.IsTrue) && e.Start?.Date is not null),
        ];
        return casebook with
        {
            SafetyNotes = [.. serious.SelectMany(Notes)],
            Opinions = [.. serious.Select(e => new SponsorOpinion(e.Key, Heard(e), Truth.Of(IsExpected(e)), null))],
        };
    }

    static IEnumerable<SafetyNote> Notes(AdverseEvent adverse)
    {
        var day = Heard(adverse);
        yield return Note(adverse, SafetyStep.Aware, day, "T08:30");
        yield return Note(adverse, SafetyStep.SentToSponsor, day, "T12:00");
        yield return Note(adverse, SafetyStep.ReceivedBySponsor, day, "T12:10");
        if (IsExpected(adverse))
            yield break;
        yield return Note(adverse, SafetyStep.Submitted, day.AddDays(ReportedAfter), "");
        yield return Note(adverse, SafetyStep.Completed, day.AddDays(CompletedAfter), "");
    }

    static SafetyNote Note(AdverseEvent adverse, SafetyStep step, DateOnly day, string time) =>
        new(adverse.Key, step, PartialDate.Parse($"{day:yyyy-MM-dd}{time}"));

    // The ward sees its patients every day; no committee meets on what nobody has heard of.
    static DateOnly Heard(AdverseEvent adverse) => adverse.Start!.Value.Date!.Value;

    static bool IsExpected(AdverseEvent adverse) =>
        Expected.Any(part => adverse.Name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
