using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// Results after a remission of which nobody can say whether they are leukaemia: words where a number belongs ("packed with
/// blasts"), or a bound on both sides of 5 %. They are no relapse and prove no freedom of one: each is asked for.
/// </summary>
static class UnreadResults
{
    /// <param name="later">The samples after the remission.</param>
    public static IEnumerable<Gap> After(MarrowAssessment remission, DiseaseRecords records, IEnumerable<MarrowSample> later) =>
        later
            .Where(s => s.IsOpen && !s.IsAdequate.IsFalse)
            .SelectMany(s => s.Blasts.Missing.Count > 0 ? s.Blasts.Missing : [Asked("MI", TestCode.MarrowBlasts, s.Written)])
            .Concat(
                MarrowAssessment
                    .Blood(records.Subject, TestCode.BloodBlasts)
                    .Where(b => b is { Status: null, Result: not null, Date.IsComplete: true })
                    .Where(b => Relapse.IsAfter(b, remission) && Catalogue.Read(b).Value.IsAbove(0).IsUnknown)
                    .Select(b => Asked("LB", TestCode.BloodBlasts, b.Date!.Value))
            );

    static Gap Asked(string domain, string code, PartialDate day) =>
        new Gap.NotRecorded(domain, code, $"the blasts of {DayWords.Of(day)} as a number", "%");
}
