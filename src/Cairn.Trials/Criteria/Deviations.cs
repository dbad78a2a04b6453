using Cairn.Criteria.Rules;
using Cairn.Records;

namespace Cairn.Criteria;

/// <summary>
/// Who went through a gate without every criterion met. The verdict stays; a recorded deviation (DV) stands beside it and turns
/// the error into something known.
/// </summary>
static class Deviations
{
    /// <param name="did">What happened, on which day: Enrolled on 12 Mar 2026.</param>
    /// <param name="place">The record that says so.</param>
    public static IEnumerable<Finding> Of(
        SubjectRecords subject,
        IReadOnlyCollection<CriterionJudgement> criteria,
        string did,
        string place
    )
    {
        var recorded = subject.Of<ProtocolDeviation>().ToLookup(d => d.Code, StringComparer.Ordinal);
        var open = criteria.Where(c => c.Verdict != CriterionVerdict.Met).ToList();
        foreach (var known in open.Where(c => recorded.Contains(c.Criterion.Id)))
            yield return Finding.Warning(
                subject.Id,
                null,
                $"DV {known.Criterion.Id}",
                $"{did} with a recorded deviation from {known.Criterion.Id}: {recorded[known.Criterion.Id].First().Term}.",
                "Nothing to do; the verdict stays as it is."
            );
        var left = open.Where(c => !recorded.Contains(c.Criterion.Id)).ToList();
        if (left.Count > 0)
            yield return Unexplained(subject.Id, left, did, place);
    }

    static Finding Unexplained(string subject, IReadOnlyCollection<CriterionJudgement> open, string did, string place)
    {
        string Ids(CriterionVerdict verdict) =>
            string.Join(", ", open.Where(c => c.Verdict == verdict).Select(c => c.Criterion.Id));
        string[] parts =
        [
            Ids(CriterionVerdict.NotMet) is { Length: > 0 } notMet ? $"not met: {notMet}" : "",
            Ids(CriterionVerdict.Unknown) is { Length: > 0 } unknown ? $"unknown: {unknown}" : "",
        ];
        return Finding.Error(
            subject,
            null,
            place,
            $"{did}, but {string.Join("; ", parts.Where(p => p.Length > 0))}.",
            "Record what is missing, or the deviation (DV, with the criterion's id in DVDECOD)."
        );
    }
}
