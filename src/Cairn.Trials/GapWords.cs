using Cairn.Quantities;

namespace Cairn;

/// <summary>
/// What is missing, in words: a noun phrase that stands after "Missing:" and "Record". The only place where a gap is worded.
/// </summary>
public static class GapWords
{
    public static string Of(Gap gap) =>
        gap switch
        {
            Gap.NotRecorded g => $"{g.Name} ({g.Domain}{Space(g.Variable)}{(g.Unit is { } unit ? $", {unit}" : "")})",
            Gap.Unfilled g => Unfilled(g.Of, g.Variable),
            Gap.Unclear g => $"product and whole dates of {g.Name} ({Row(g.Of)})",
            Gap.Unreadable g => Unreadable(g.Of, g.Why),
            Gap.Meaning g => $"what is meant by '{g.Written}': {g.Name} ({g.Domain} {g.Variable}; one of "
                + $"{string.Join(", ", g.Known).ToLowerInvariant()})",
            Gap.Uncounted g => $"a count of {Days(g.Spans)} (LB {g.Test})",
            Gap.NotDone g =>
                $"{g.Name} of {DayWords.Of(g.Of.Date)} ({g.Reason}; a biopsy or immunohistochemistry percentage would do)",
            Gap.WholeDate g => $"the whole date of {g.Name}{Because(g.Why)}",
            Gap.Duration g =>
                $"the start and end of {g.Event} ({string.Join(", ", g.Rows.Select(Row))}): does it last longer than "
                    + $"{g.LongerThanDays} days?",
            Gap.DaysGraded g =>
                $"the daily grades of {g.Of.Variable} ({Row(g.Of)}): was it grade {g.Grade} or above for longer than "
                    + $"{g.LongerThanDays} days?",
            Gap.HoursGraded g =>
                $"grades of {g.Of.Variable} with times of day ({Row(g.Of)}): was it grade {g.Grade} or above for longer than "
                    + $"{g.LongerThanHours} hours?",
            Gap.Question g => Question(g.Of, g.Kind),
            Gap.FollowUp g => $"follow-up to {DayWords.Of(g.Until)}",
            Gap.Contact { From: { } from } => $"a contact on or after {DayWords.Of(from)}",
            Gap.Contact => "a dated contact",
            Gap.Assessment { ConfirmsFrom: { } from } => $"an assessment on or after {DayWords.Of(from)} that confirms it",
            Gap.Assessment => "a marrow assessment after the first infusion",
            Gap.BlastsConfirmed g =>
                $"a second blood sample at least a week after {DayWords.Of(g.First)}, or a marrow: blasts in blood "
                    + $"are not confirmed",
            Gap.Judgement g => $"a yes or no to {g.Id}: {g.Statement}",
            Gap.ToPass g => $"{Of(g.What)}{(g.Rows > 1 ? $", {g.Rows} measurements" : "")}: passes {Of(g.Passes)}",
            Gap.At g => $"{Of(g.What)} at {DayWords.Of(g.Day)}",
            _ => throw new ArgumentOutOfRangeException(nameof(gap)),
        };

    /// <summary>Stretches of days from the infusion: <c>days 9 to 20 and day 30</c>.</summary>
    public static string Days(IReadOnlyList<(int From, int To)> spans) =>
        string.Join(" and ", spans.Select(s => s.From == s.To ? $"day {s.From}" : $"days {s.From} to {s.To}"));

    /// <summary>The values that pass, in words that stand after "passes".</summary>
    public static string Of(Passing passing) =>
        passing switch
        {
            Passing.OneOf p => string.Join(" or ", p.Words.Select(Answer)),
            Passing.Between p => Range(p),
            Passing.Days { From: { } from, To: { } to } => $"from {DayWords.Of(from)} to {DayWords.Of(to)}",
            Passing.Days { From: { } from } => $"on or after {DayWords.Of(from)}",
            Passing.Days { To: { } to } => $"on or before {DayWords.Of(to)}",
            Passing.Days => "on any day",
            Passing.Recorded => "when it is recorded",
            _ => throw new ArgumentOutOfRangeException(nameof(passing)),
        };

    static string Answer(string code) =>
        code switch
        {
            "Y" => "yes",
            "N" => "no",
            _ => code,
        };

    static string Range(Passing.Between range)
    {
        var unit = range.OfUpperLimit ? " times the upper limit of normal" : Space(range.Unit);
        var low = range.Low is { } l ? $"{(l.Included ? "at least" : "above")} {Plain(l.Value)}" : null;
        var high = range.High is { } h ? $"{(h.Included ? "at most" : "below")} {Plain(h.Value)}" : null;
        return string.Join(" and ", new[] { low, high }.OfType<string>()) is { Length: > 0 } bounds
            ? bounds + unit
            : "with any value";
    }

    static string Plain(decimal value) => value.ToString("0.########", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Each in words, in order.</summary>
    public static IReadOnlyList<string> InWords(this IEnumerable<Gap> gaps) => [.. gaps.Select(Of)];

    // What stands in a row of an intervention is told by the row alone; an event is named as well.
    static string Unfilled(Fact of, string variable) =>
        variable switch
        {
            "EXDOSE" => $"EXDOSE of {Row(of)} (0 when it was withheld)",
            "EXDOSU" => $"the dose of {Row(of)} in 10*6/kg",
            "EXSTDTC" => $"EXSTDTC of {Row(of)}",
            _ => $"{variable} of {of.Variable} ({Row(of)})",
        };

    static string Question(Fact of, QuestionKind kind) =>
        kind switch
        {
            QuestionKind.RowOrDays =>
                $"which is right of {of.Variable} ({Row(of)}): its grade, or the daily grades, of which none is as high?",
            QuestionKind.GradeToCome =>
                $"the day on which {of.Variable} ({Row(of)}) reached its grade: no day so far is graded as high",
            QuestionKind.OtherCause =>
                $"the other cause of {of.Variable} ({Row(of)}, AERELNST), which is the cells' by definition",
            QuestionKind.WhatElse =>
                $"what else caused {of.Variable} ({Row(of)}, AERELNST), which is said not to be related, or the "
                    + "committee's ruling",
            QuestionKind.IsIcans =>
                $"is {of.Variable} ({Row(of)}) ICANS? (an adverse event ICANS, its daily grades, or AECAT: ICANS or NOT ICANS)",
            QuestionKind.WhichToxicity =>
                $"which toxicity is {of.Variable} ({Row(of)})? No list has the name, and the definition turns on it: code it "
                    + "(AEDECOD), or the committee rules",
            QuestionKind.WhyWithheld => $"why the cells of {Row(of)} were withheld (EXADJ, or AEACN of the event)",
        };

    static string Unreadable(Fact of, Unread why)
    {
        var test = $"{of.Variable} of {DayWords.Of(of.Date)}";
        return why switch
        {
            Unread.NoUnit => $"the unit of {test}",
            Unread.UnitOfNoCount => $"{test} in a unit of count ('{of.Unit}' is none that is known)",
            Unread.NoNumber => $"{test} as a number ('{of.Value}' is none)",
            Unread.NotInPercent => $"{test} in % (it is in '{of.Unit}')",
            Unread.NoPercentage => $"{test} as a percentage ('{of.Value}' is none)",
            Unread.NeitherPositiveNorNegative =>
                $"measurable residual disease of {DayWords.Of(of.Date)} in %, NEGATIVE or POSITIVE",
        };
    }

    static string Because(DayMatters why) =>
        why switch
        {
            DayMatters.AtAll => "",
            DayMatters.MayBeRelapse => ": it may be a relapse",
            DayMatters.DatesRelapse => ": the relapse is dated on the first day it can be",
        };

    static string Row(Fact of) => of.Sequence is { } n ? $"{of.Domain} {n}" : of.Domain;

    static string Space(string? word) => word is null ? "" : " " + word;
}
