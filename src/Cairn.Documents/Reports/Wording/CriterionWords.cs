using Cairn.Criteria.Rules;
using Cairn.Documents.Reports.Content;
using Cairn.Records;

namespace Cairn.Documents.Reports.Wording;

/// <summary>
/// One criterion of one subject explained: the verdict, the records that decided it, what would settle it, and the day it turns.
/// </summary>
public static class CriterionWords
{
    public static string Of(CriterionVerdict verdict) =>
        verdict switch
        {
            CriterionVerdict.Met => "met",
            CriterionVerdict.NotMet => "not met",
            CriterionVerdict.Unknown => "unknown",
        };

    /// <summary>The verdict with its mark.</summary>
    public static Inline Marked(CriterionVerdict verdict) =>
        verdict switch
        {
            CriterionVerdict.Met => Inline.Met(Of(verdict)),
            CriterionVerdict.NotMet => Inline.NotMet(Of(verdict)),
            CriterionVerdict.Unknown => Inline.Open(Of(verdict)),
        };

    /// <summary>The records that decided it, each once, in words.</summary>
    public static IReadOnlyList<Inline> Records(CriterionJudgement judged, SubjectRecords subject) =>
        RecordWords.Of(judged.Answer.Because, subject);

    /// <summary>
    /// <c>Turns to met on 26 Mar 2026, when nothing more is recorded.</c>; null when time alone changes nothing.
    /// </summary>
    public static Phrase? Turn(CriterionJudgement judged) =>
        judged.Turns is { } turn
            ? (Phrase)$"Turns to {Of(turn.Then)} on {Written.Date(turn.Day)}, when nothing more is recorded."
            : null;

    static string Of(Truth satisfied) =>
        satisfied switch
        {
            Truth.True => "met",
            Truth.False => "not met",
            Truth.Unknown => "unknown",
        };

    /// <summary>Everything in one line: the records, what is missing, the day it turns, why it could not be worked out.</summary>
    public static Inline InFull(CriterionJudgement judged, SubjectRecords subject)
    {
        var records = Records(judged, subject);
        Inline said = records.Count > 0 ? Inline.Join("; ", records) + "." : "No record.";
        foreach (var more in More(judged))
            said += " " + more;
        return said;
    }

    static IEnumerable<Inline> More(CriterionJudgement judged)
    {
        if (judged.Answer.Missing.Count > 0)
            yield return Inline.Open("Missing: " + Phrase.Join("; ", judged.Answer.Missing));
        if (Turn(judged) is { } turn)
            yield return turn;
        if (judged.Error is { } error)
            yield return "It could not be worked out: " + error;
    }
}
