using Cairn.Quantities;

namespace Cairn;

/// <summary>Something that would have to be known to settle an answer. The words are <see cref="GapWords"/>'.</summary>
public abstract record Gap : IWorded
{
    Gap() { }

    /// <summary>Where the answer would stand in the records; null where it is no value of theirs.</summary>
    public virtual GapPlace? Place => null;

    /// <summary>
    /// The day by which time alone will have told: the window is over, an event has lasted as long as a line asks or has ended.
    /// Null where an answer is needed that no day brings.
    /// </summary>
    public virtual DateOnly? ToldOn => null;

    /// <summary>No record says it.</summary>
    /// <param name="Domain">The SDTM domain it would stand in.</param>
    /// <param name="Variable">The variable or test code; null when it takes a whole record.</param>
    /// <param name="Name">What is asked for, as a noun: marrow blasts before infusion.</param>
    /// <param name="Unit">The unit in which it is read.</param>
    public sealed record NotRecorded(string Domain, string? Variable, Phrase Name, string? Unit = null) : Gap
    {
        public override GapPlace? Place => new(Domain, Variable, Name);
    }

    /// <summary>A record stands, and one of its variables is empty or says nothing that a rule reads.</summary>
    /// <param name="Of">The record.</param>
    /// <param name="Variable">The SDTM variable.</param>
    public sealed record Unfilled(Fact Of, string Variable) : Gap
    {
        public override GapPlace? Place => new(Of.Domain, Variable, Phrase.AsTyped($"{Variable} of {Of.Variable}"));
    }

    /// <summary>A treatment stands, and whether it was the kind that matters, or when it was given, is not told.</summary>
    /// <param name="Name">The treatment as written.</param>
    public sealed record Unclear(Fact Of, string Name) : Gap
    {
        public override GapPlace? Place => new(Of.Domain, null, Name);
    }

    /// <summary>A value stands, and it cannot be read.</summary>
    public sealed record Unreadable(Fact Of, Unread Why) : Gap;

    /// <summary>A sign stands in a word that says nothing known.</summary>
    /// <param name="Domain">The SDTM domain it stands in.</param>
    /// <param name="Variable">Its test code.</param>
    /// <param name="Written">The word.</param>
    /// <param name="Name">The sign, as a noun.</param>
    /// <param name="Known">Words that would say it.</param>
    public sealed record Meaning(string Domain, string Variable, string Written, string Name, IReadOnlyList<string> Known) : Gap
    {
        public bool Equals(Meaning? other) =>
            other is not null && (Domain, Variable, Written) == (other.Domain, other.Variable, other.Written);

        public override int GetHashCode() => HashCode.Combine(Domain, Variable, Written);
    }

    /// <summary>Days without a count, where the count decides.</summary>
    /// <param name="Test">Test code of the count.</param>
    /// <param name="Spans">First and last day of each stretch, from the infusion (day 0).</param>
    public sealed record Uncounted(string Test, IReadOnlyList<(int From, int To)> Spans) : Gap
    {
        public bool Equals(Uncounted? other) => other is not null && Test == other.Test && Spans.SequenceEqual(other.Spans);

        public override int GetHashCode() => HashCode.Combine(Test, Spans.Count);
    }

    /// <summary>A test was asked for and not done; another way to the same value would do.</summary>
    /// <param name="Reason">Why not, as recorded.</param>
    public sealed record NotDone(Fact Of, string Name, string Reason) : Gap;

    /// <summary>A date stands in part, and the day matters.</summary>
    /// <param name="Of">The record.</param>
    /// <param name="Name">What the date is of, as a noun.</param>
    public sealed record WholeDate(Fact Of, Phrase Name, DayMatters Why = DayMatters.AtAll) : Gap
    {
        public override GapPlace? Place => new(Of.Domain, Of.Variable, Name);
    }

    /// <summary>Rows of one event whose start and end do not say whether it lasted longer than a number of days.</summary>
    public sealed record Duration(string Event, IReadOnlyList<Fact> Rows, int LongerThanDays) : Gap
    {
        public override DateOnly? ToldOn => Rows.Min(r => r.Date?.Date)?.AddDays(LongerThanDays);

        public bool Equals(Duration? other) =>
            other is not null && (Event, LongerThanDays) == (other.Event, other.LongerThanDays) && Rows.SequenceEqual(other.Rows);

        public override int GetHashCode() => HashCode.Combine(Event, LongerThanDays, Rows.Count);
    }

    /// <summary>Daily grades of an event that would say whether it lasted longer than a number of days at a grade.</summary>
    public sealed record DaysGraded(Fact Of, int Grade, int LongerThanDays) : Gap
    {
        public override DateOnly? ToldOn => Of.Date?.Date?.AddDays(LongerThanDays);
    }

    /// <summary>
    /// Grades with times of day that would say whether an event lasted longer than a number of hours at a grade.
    /// </summary>
    public sealed record HoursGraded(Fact Of, int Grade, int LongerThanHours) : Gap
    {
        public override DateOnly? ToldOn => Of.Date?.Date?.AddDays(WholeDays.Holding(LongerThanHours) + 1);
    }

    /// <summary>Something about a record that only a person can say.</summary>
    public sealed record Question(Fact Of, QuestionKind Kind) : Gap;

    /// <summary>Nothing is wrong; the day has not come.</summary>
    /// <param name="Until">The last day that has to be followed, included.</param>
    public sealed record FollowUp(DateOnly Until) : Gap
    {
        public override DateOnly? ToldOn => Until;
    }

    /// <summary>The subject was not seen.</summary>
    /// <param name="From">The first day on which a contact would do; null = any dated one.</param>
    public sealed record Contact(DateOnly? From) : Gap;

    /// <summary>A marrow that would show the response.</summary>
    /// <param name="ConfirmsFrom">The first day on which it would confirm a response; null when none was assessed at all.</param>
    public sealed record Assessment(DateOnly? ConfirmsFrom) : Gap;

    /// <summary>Blasts in blood that no second sample, at least a week later, and no marrow confirms.</summary>
    /// <param name="First">Day of the first sample with blasts.</param>
    public sealed record BlastsConfirmed(DateOnly First) : Gap;

    /// <summary>A person has to say it.</summary>
    /// <param name="Id">The criterion or question.</param>
    /// <param name="Statement">What is to be said yes or no to.</param>
    public sealed record Judgement(string Id, string Statement) : Gap;

    /// <summary>What is missing, and with which values of it the rule would be satisfied.</summary>
    /// <param name="Rows">How many measurements it takes.</param>
    public sealed record ToPass(Gap What, Passing Passes, int Rows = 1) : Gap
    {
        public override GapPlace? Place => What.Place;
    }

    /// <summary>What is missing at one of several assessments.</summary>
    public sealed record At(Gap What, DateOnly Day) : Gap;

    public Phrase Says => GapWords.Of(this);

    public sealed override string ToString() => Says.ToString();
}

/// <summary>A place in the records.</summary>
/// <param name="Domain">The SDTM domain.</param>
/// <param name="Variable">The variable or test code; null for a whole record.</param>
/// <param name="Name">What stands there, as a noun.</param>
public readonly record struct GapPlace(string Domain, string? Variable, Phrase Name);

/// <summary>What is asked about a record.</summary>
public enum QuestionKind
{
    /// <summary>A row and the daily grades cannot both be true.</summary>
    RowOrDays,

    /// <summary>A value of an event's days has a higher grade than its row.</summary>
    RowOrValues,

    /// <summary>A row has an end, and its outcome says that it goes on.</summary>
    EndOrOutcome,

    /// <summary>A row has an end, and the values of the days after it are as bad as its grade.</summary>
    EndOrValues,

    /// <summary>An event goes on, and no day so far is graded as high as its row: when does it reach that?</summary>
    GradeToCome,

    /// <summary>A syndrome of the cells is said not to be theirs: what caused it?</summary>
    OtherCause,

    /// <summary>A toxicity of a line is said not to be related, and nothing else is named: what caused it?</summary>
    WhatElse,

    /// <summary>An event began before the cells, goes on after them and is said to be theirs: when was it of its grade?</summary>
    BegunBefore,

    /// <summary>An event under another name may be ICANS.</summary>
    IsIcans,

    /// <summary>An event has a name that no list has: what is it?</summary>
    WhichToxicity,

    /// <summary>The site's words for an event name one toxicity, and their code another: which is right?</summary>
    TermOrCode,

    /// <summary>The site's words for an event name one grade, and its row has another: which is right?</summary>
    TermOrGrade,

    /// <summary>An event was over before the cells and is said to be theirs: is its day right, or its relation?</summary>
    RelatedBefore,

    /// <summary>An illness, a procedure or a treatment may be what a criterion asks about: what is it?</summary>
    WhatItIs,

    /// <summary>An event that goes on at a gate may be a syndrome of the cells: is it?</summary>
    IsSyndrome,

    /// <summary>Results of one test on one day differ: which counts?</summary>
    WhichResult,

    /// <summary>An event has a grade that its term does not have: which is meant?</summary>
    WhichGrade,

    /// <summary>An event of a grade below 4 is said to have been life-threatening: which is right?</summary>
    GradeOrThreat,

    /// <summary>A subject is recorded as lost or withdrawn, and was seen on a later day: which is right?</summary>
    LeftOrSeen,

    /// <summary>Cells were withheld, and it is not told why.</summary>
    WhyWithheld,

    /// <summary>Whether cells were withheld for toxicity: the row says one thing, an event or a reason the other.</summary>
    WithheldOrEvent,

    /// <summary>Cells were withheld beside a toxicity, not because of it: for what else?</summary>
    WithheldForWhat,
}

/// <summary>Why a value that stands cannot be read.</summary>
public enum Unread
{
    NoUnit,
    UnitOfNoCount,
    NoNumber,
    NotInPercent,
    NoPercentage,
    NeitherPositiveNorNegative,

    /// <summary>Another result of its day says otherwise.</summary>
    ContradictedOfTheDay,
}

/// <summary>Why the day of a partly known date matters.</summary>
public enum DayMatters
{
    AtAll,

    /// <summary>It may be after a remission, and then a relapse.</summary>
    MayBeRelapse,

    /// <summary>A relapse is dated on the first day it can be.</summary>
    DatesRelapse,
}
