using Cairn.Quantities;

namespace Cairn;

/// <summary>
/// What is missing, in words: a noun phrase that stands after "Missing:" and "Record". The only place where a gap is worded.
/// </summary>
public static class GapWords
{
    public static Phrase Of(Gap gap) =>
        gap switch
        {
            Gap.NotRecorded g => (Phrase)
                $"{g.Name} ({g.Domain}{Space(g.Variable)}{(g.Unit is { } unit ? (Phrase)$", {UnitWords.Of(unit)}" : "")})",
            Gap.Unfilled g => Unfilled(g.Of, g.Variable),
            Gap.Unclear g => (Phrase)$"product and whole dates of {g.Name} ({Row(g.Of)})",
            Gap.Unreadable g => Unreadable(g.Of, g.Why),
            Gap.Meaning g => (Phrase)$"what is meant by '{g.Written}': {g.Name} ({g.Domain} {g.Variable}; one of "
                + $"{string.Join(", ", g.Known).ToLowerInvariant()})",
            Gap.Uncounted g => (Phrase)$"a count of {Days(g.Spans)} (LB {g.Test})",
            Gap.NotDone g => (Phrase)
                $"{g.Name} of {DayWords.Of(g.Of.Date)} ({g.Reason}; a biopsy or immunohistochemistry percentage would do)",
            Gap.WholeDate g => (Phrase)$"the whole date of {g.Name}{Because(g.Why)}",
            Gap.Duration g => (Phrase)
                $"the start and end of {g.Event} ({Phrase.Join(", ", g.Rows.Select(Row))}): does it last longer than "
                + $"{g.LongerThanDays} days?",
            Gap.DaysGraded g => (Phrase)
                $"the daily grades of {g.Of.Variable} ({Row(g.Of)}): was it grade {g.Grade} or above for longer than "
                + $"{g.LongerThanDays} days?",
            Gap.HoursGraded g => (Phrase)
                $"grades of {g.Of.Variable} with times of day ({Row(g.Of)}): was it grade {g.Grade} or above for longer than "
                + $"{g.LongerThanHours} hours?",
            Gap.Question g => Question(g.Of, g.Kind),
            Gap.FollowUp g => (Phrase)$"follow-up to {DayWords.Of(g.Until)}",
            Gap.Contact { From: { } from } => (Phrase)$"a contact on or after {DayWords.Of(from)}",
            Gap.Contact => "a dated contact",
            Gap.Assessment { ConfirmsFrom: { } from } => (Phrase)
                $"an assessment on or after {DayWords.Of(from)} that confirms it",
            Gap.Assessment => "a marrow assessment after the first infusion",
            Gap.BlastsConfirmed g => (Phrase)
                $"a second blood sample at least a week after {DayWords.Of(g.First)}, or a marrow: blasts in blood "
                + $"are not confirmed",
            Gap.Judgement g => (Phrase)$"a yes or no to {g.Id}: {g.Statement}",
            Gap.ToPass g => (Phrase)
                $"{Of(g.What)}{(g.Rows > 1 ? (Phrase)$", {g.Rows} measurements" : "")}: passes {Of(g.Passes)}",
            Gap.At g => (Phrase)$"{Of(g.What)} at {DayWords.Of(g.Day)}",
            _ => throw new ArgumentOutOfRangeException(nameof(gap)),
        };

    /// <summary>Stretches of days from the infusion: <c>days 9 to 20 and day 30</c>.</summary>
    public static Phrase Days(IReadOnlyList<(int From, int To)> spans) =>
        Phrase.Join(" and ", spans.Select(s => s.From == s.To ? (Phrase)$"day {s.From}" : (Phrase)$"days {s.From} to {s.To}"));

    /// <summary>The values that pass, in words that stand after "passes".</summary>
    public static Phrase Of(Passing passing) =>
        passing switch
        {
            Passing.OneOf p => (Phrase)$"if the answer is {Phrase.Join(" or ", p.Words.Select(w => (Phrase)Answer(w)))}",
            Passing.Between p => Range(p),
            Passing.Days { From: { } from, To: { } to } => (Phrase)$"from {DayWords.Of(from)} to {DayWords.Of(to)}",
            Passing.Days { From: { } from } => (Phrase)$"on or after {DayWords.Of(from)}",
            Passing.Days { To: { } to } => (Phrase)$"on or before {DayWords.Of(to)}",
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

    static Phrase Range(Passing.Between range)
    {
        Phrase unit = range.OfUpperLimit
            ? " times the upper limit of normal"
            : Space(range.Unit is { } code ? UnitWords.Of(code) : null);
        Phrase? low = range.Low is { } l ? Least(l.Included, l.Value) : null;
        Phrase? high = range.High is { } h ? Most(h.Included, h.Value) : null;
        Phrase[] bounds = [.. new[] { low, high }.OfType<Phrase>()];
        return bounds.Length > 0 ? Phrase.Join(" and ", bounds) + unit : "with any value";
    }

    static Phrase Least(bool included, decimal value) =>
        included ? (Phrase)$"at least {Plain(value)}" : (Phrase)$"above {Plain(value)}";

    static Phrase Most(bool included, decimal value) =>
        included ? (Phrase)$"at most {Plain(value)}" : (Phrase)$"below {Plain(value)}";

    static string Plain(decimal value) => value.ToString("0.########", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Each in words, in order.</summary>
    public static IReadOnlyList<string> InWords(this IEnumerable<Gap> gaps) => [.. gaps.Select(Of)];

    // What stands in a row of an intervention is told by the row alone; an event is named as well.
    static Phrase Unfilled(Fact of, string variable) =>
        variable switch
        {
            "EXDOSE" => (Phrase)$"EXDOSE of {Row(of)} (0 when it was withheld)",
            "EXDOSU" => (Phrase)$"the dose of {Row(of)} in 10*6/kg",
            "EXSTDTC" => (Phrase)$"EXSTDTC of {Row(of)}",
            _ => (Phrase)$"{variable} of {of.Variable} ({Row(of)})",
        };

    static Phrase Question(Fact of, QuestionKind kind) =>
        kind switch
        {
            QuestionKind.RowOrDays => (Phrase)
                $"which is right of {of.Variable} ({Row(of)}): its grade, or the daily grades, of which none is as high?",
            QuestionKind.RowOrValues => (Phrase)
                $"which is right of {of.Variable} ({Row(of)}): its grade, or the values of its days, one of which has a "
                + $"higher one?",
            QuestionKind.EndOrOutcome => (Phrase)
                $"which is right of {of.Variable} ({Row(of)}): its end (AEENDTC), or its outcome, by which it goes on (AEOUT)?",
            QuestionKind.EndOrValues => (Phrase)
                $"which is right of {of.Variable} ({Row(of)}): its end (AEENDTC), or the values after it, which are of its "
                + $"grade?",
            QuestionKind.GradeToCome => (Phrase)
                $"the day on which {of.Variable} ({Row(of)}) reached its grade: no day so far is graded as high",
            QuestionKind.OtherCause => (Phrase)
                $"the other cause of {of.Variable} ({Row(of)}, AERELNST), which is the cells' by definition",
            QuestionKind.WhatElse => (Phrase)
                $"what else caused {of.Variable} ({Row(of)}, AERELNST), which is not said to be related, or the "
                + $"committee's ruling",
            QuestionKind.BegunBefore => (Phrase)
                $"when {of.Variable} ({Row(of)}) reached its grade: it began before the cells and is said to be theirs "
                + $"(a row of its own from the day on which it grew worse)",
            QuestionKind.IsIcans => (Phrase)
                $"is {of.Variable} ({Row(of)}) ICANS? (an adverse event ICANS, its daily grades, or AECAT: ICANS or NOT ICANS)",
            QuestionKind.WhichToxicity => (Phrase)
                $"which toxicity is {of.Variable} ({Row(of)})? No list has the name, and the definition turns on it: code it "
                + $"(AEDECOD), or the committee rules",
            QuestionKind.TermOrCode => (Phrase)
                $"which is right of {of.Variable} ({Row(of)}): its code (AEDECOD), or what the site wrote (AETERM), which names "
                + $"another toxicity?",
            QuestionKind.TermOrGrade => (Phrase)
                $"which is right of {of.Variable} ({Row(of)}): its grade (AETOXGR), or what the site wrote (AETERM), which names "
                + $"another grade?",
            QuestionKind.RelatedBefore => (Phrase)
                $"which is right of {of.Variable} ({Row(of)}): its day, by which it was over before the cells (AESTDTC, "
                + $"AEENDTC), or that it is related to them (AEREL)?",
            QuestionKind.WhatItIs => (Phrase)
                $"what {of.Variable} ({Row(of)}) is: it may be what the criterion asks about (its usual name, its class, or its "
                + $"end)",
            QuestionKind.IsSyndrome => (Phrase)
                $"what {of.Variable} ({Row(of)}) is: it may be what the criterion asks about (its code, AEDECOD; its end; or "
                + $"AECAT: NOT ICANS)",
            QuestionKind.WhichResult => (Phrase)
                $"whether {of.Variable} {of.Value} ({Row(of)}) counts: another result of that day differs (its time of day, or a "
                + $"correction)",
            QuestionKind.WhichGrade => (Phrase)
                $"which grade of {of.Variable} ({Row(of)}, AETOXGR) is meant: CTCAE has no {of.Value} of it",
            QuestionKind.GradeOrThreat => (Phrase)
                $"which is right of {of.Variable} ({Row(of)}): its grade (AETOXGR), or that it was life-threatening (AESLIFE), "
                + $"which is grade 4?",
            QuestionKind.LeftOrSeen => (Phrase)
                $"which is right: that the subject left ({Row(of)}, {of.Variable} of {DayWords.Of(of.Date)}), or the records of "
                + $"later days?",
            QuestionKind.WhyWithheld => (Phrase)
                $"whether the cells of {Row(of)} were withheld because of their toxicity (EXTOX, and EXAENO: the number of the "
                + $"event)",
            QuestionKind.WithheldOrEvent => (Phrase)
                $"which is right of {Row(of)}: whether it says that its cells were withheld because of their toxicity (EXTOX), "
                + $"or the event or reason that says the opposite",
            QuestionKind.WithheldForWhat => (Phrase)
                $"for what else the cells of {Row(of)} were withheld (EXADJ), which were not because of the toxicity beside them "
                + $"(EXTOX: no)",
        };

    static Phrase Unreadable(Fact of, Unread why)
    {
        var (test, day) = (of.Variable, DayWords.Of(of.Date));
        return why switch
        {
            Unread.NoUnit => (Phrase)$"the unit of {test} of {day}",
            Unread.UnitOfNoCount => (Phrase)$"{test} of {day} in a unit of count ('{of.Unit}' is none that is known)",
            Unread.NoNumber => (Phrase)$"{test} of {day} as a number ('{of.Value}' is none)",
            Unread.NotInPercent => (Phrase)$"{test} of {day} in % (it is in '{of.Unit}')",
            Unread.NoPercentage => (Phrase)$"{test} of {day} as a percentage ('{of.Value}' is none)",
            Unread.ContradictedOfTheDay => (Phrase)
                $"which {test} of {day} is right: two results of that day contradict each other",
            Unread.NeitherPositiveNorNegative => (Phrase)
                $"measurable residual disease of {DayWords.Of(of.Date)} in %, NEGATIVE or POSITIVE",
        };
    }

    static Phrase Because(DayMatters why) =>
        why switch
        {
            DayMatters.AtAll => "",
            DayMatters.MayBeRelapse => ": it may be a relapse",
            DayMatters.DatesRelapse => ": the relapse is dated on the first day it can be",
        };

    static Phrase Row(Fact of) => of.Sequence is { } n ? (Phrase)$"{of.Domain} {n}" : of.Domain;

    static string Space(string? word) => word is null ? "" : " " + word;
}
