using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety.CellTherapy;
using Cairn.Safety.Ctcae;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>
/// What an event of a toxicity definition is asked of: a row of adverse events by itself, and where a duration matters also the
/// rows of one toxicity that follow a row without a day between, all at or above the grade. A toxicity entered in pieces lasts as
/// long as its pieces together, and is related as soon as one piece is. A further row never unmakes what another row shows.
/// </summary>
/// <param name="Rows">By start; the first one's start is the onset.</param>
/// <param name="IsCertain">False when a grade or date that is not fully known leaves open whether the rows belong
/// together.</param>
sealed record ToxicityEpisode(IReadOnlyList<AdverseEvent> Rows, bool IsCertain, ToxicityWatch Watch)
{
    public AdverseEvent First => Rows[0];

    public IReadOnlyList<Fact> Facts => field ??= [.. Rows.Select(ae => ae.AsFact())];

    /// <summary>True when the committee ruled of each of its rows that it is none: then nothing is open about it.</summary>
    public bool IsRuledOut => Rows.All(ae => Watch.IsRuled(ae, RulingOutcome.NotDlt));

    DailyGrades? Daily => Watch.GradesOf(First);

    ValueDays? Valued => Watch.Valued?.Of(First);

    /// <summary>
    /// Whether it is what is meant, begun in the days of the line and not excused; false at once where a part is.
    /// </summary>
    public Answer<Truth> Meets(ToxicityEvent meant, IReadOnlyList<ToxicityExemption> unless, ToxicityRule line, Rule rule)
    {
        Func<Answer<Truth>>[] parts =
        [
            () => Each(ae => ToxicityMatch.IsNamed(ae, meant), AskedName, Truth.Any),
            () => IsGraded(meant.MinimumGrade),
            () => Begins(line),
            () => meant.LongerThanDays is { } days ? LastsLongerThan(days, meant.MinimumGrade) : Settled(Truth.True),
            () => meant.LongerThanHours is { } hours ? LastsLongerThanHours(hours, meant.MinimumGrade) : Settled(Truth.True),
            () => IsCertain ? Settled(Truth.True) : Asked(Truth.Unknown, new Gap.Duration(First.Name, Facts, Longest(meant))),
            .. unless.Select(exemption => (Func<Answer<Truth>>)(() => IsExcused(exemption, meant).Not())),
            () => meant.RelatedOnly ? IsRelated() : Settled(Truth.True),
        ];
        var answers = new List<Answer<Truth>>(parts.Length);
        foreach (var part in parts)
        {
            var answer = part();
            if (answer.IsFalse)
                return answer;
            answers.Add(answer);
        }
        return Answer<Truth>.All(rule, answers);
    }

    /// <summary>
    /// The day on which it came to be what is meant: by the daily grades the first on which it had been at the grade long enough;
    /// without them as long after its onset as is asked, and of a death the last day of the fatal event. Null without a start.
    /// </summary>
    public DateOnly? ReachedOn(ToxicityEvent meant)
    {
        if (meant.MinimumGrade == Fatal && Rows.FirstOrDefault(ae => ae.IsFatal)?.End is { Year: not null } death)
            return death.Latest;
        if (Span is not var (first, last, _))
            return null;
        var days = Longest(meant);
        var reached = Daily?.ReachedOn(meant.MinimumGrade, first, last, days)
            ?? Valued?.ReachedOn(meant.MinimumGrade, first, last, days);
        return DateOnly.FromDayNumber(reached ?? first + days);
    }

    const int Fatal = 5;

    /// <summary>
    /// Whether it lasts longer than a number of days at a grade: by the daily grades where its days have them; by the values
    /// that grade it where one of them is under the grade, as its row bears the worst grade of the whole event; else by its rows.
    /// An end after which its values stay at the grade, with none under it between, is asked about where that matters.
    /// </summary>
    /// <remarks>
    /// Days = last day - first day + 1; of a row with the times of its start and its end, the time between them. A row that ends
    /// before it starts has no known duration.
    /// </remarks>
    public Answer<Truth> LastsLongerThan(int days, int grade)
    {
        var lasts = LastsAsRecorded(days, grade);
        if (!lasts.IsFalse || Span is not var (first, last, _) || Valued?.StaysUntil(grade, last) is not { } on)
            return lasts;
        return on - first + 1 <= days
            ? lasts
            : Asked(
                Truth.Unknown,
                new Gap.Question(Rows[^1].AsFact(), QuestionKind.EndOrValues),
                [.. Valued.Because(last + 1, on)]
            );
    }

    Answer<Truth> LastsAsRecorded(int days, int grade)
    {
        if (Span is not var (first, last, isOver) || last < first)
            return Asked(ByRows(days), new Gap.Duration(First.Name, Facts, days));
        if (IsContradicted(grade))
            return Asked(ByRows(days).IsFalse ? Truth.False : Truth.Unknown, new Gap.Question(First.AsFact(), Contradiction));
        if (Daily is { } daily && daily.Touches(first, last))
            return IsLonger(
                daily.DaysAt(grade, first, last, isOver),
                new(First.AsFact(), grade, days),
                daily.Because(grade, first - days, last + days)
            );
        if (Valued?.DaysAt(grade, first, last, isOver) is { } span)
            return IsLonger(span, new(First.AsFact(), grade, days), Valued.Because(first, last));
        if (ByClock is { } clock)
            return Asked(Truth.Of(clock > TimeSpan.FromDays(days)), new Gap.Duration(First.Name, Facts, days));
        return ByRows(days).IsFalse && Watch.IsEndDenied(Rows[^1])
            ? Asked(Truth.Unknown, new Gap.Question(Rows[^1].AsFact(), QuestionKind.EndOrOutcome))
            : Asked(ByRows(days), new Gap.Duration(First.Name, Facts, days));
    }

    Answer<Truth> IsLonger((int AtLeast, int? AtMost) span, Gap.DaysGraded gap, IEnumerable<Fact> because)
    {
        var lasts = Truth.Of(span.AtLeast > gap.LongerThanDays);
        return Asked(lasts.Or(span.AtMost <= gap.LongerThanDays ? Truth.False : Truth.Unknown), gap, [.. because]);
    }

    /// <summary>
    /// Whether it lasts longer than a number of hours at a grade: by grades with times of day, else by the times of the row's
    /// start and end, else by days. From so many whole days two may be missing at most: where that matters it is open.
    /// </summary>
    Answer<Truth> LastsLongerThanHours(int hours, int grade)
    {
        var gap = new Gap.HoursGraded(First.AsFact(), grade, hours);
        if (Watch.EpisodesOf(First).FirstOrDefault(Overlaps) is { } timed)
            return Asked(timed.LastsLongerThan(hours, grade), gap, [.. timed.Moments.Select(m => m.Because).OfType<Fact>()]);
        if (ByClock is { } clock && Daily is null)
            return Asked(Truth.Of(clock.TotalHours > hours), gap);
        var (fewest, most) = (LastsLongerThan(WholeDays.Holding(hours) + 1, grade), LastsLongerThan(hours / 24, grade));
        return Asked(fewest.IsTrue || most.IsFalse ? most.Value : Truth.Unknown, gap, most.Because);
    }

    // From the time of the start to that of the end, where one row has both.
    TimeSpan? ByClock =>
        Rows is [{ Start: { Date: { } from, Time: { } at }, End: { Date: { } to, Time: { } until } } only]
        && !Watch.IsEndDenied(only)
            ? to.ToDateTime(until) - from.ToDateTime(at)
            : null;

    bool Overlaps(SyndromeEpisode episode) =>
        !(First.Start?.Earliest > episode.Last) && !(Rows[^1].End?.Latest < episode.First) && episode.Moments.All(m => m.HasTime);

    Truth ByRows(int days) => LastedDays.Of(Rows, Watch.Followed)?.IsLongerThan(days) ?? Truth.Unknown;

    // First and last day it can have had; the last day followed while it goes on.
    (int First, int Last, bool IsOver)? Span =>
        First.Start is { Year: not null } start
            ? (
                start.Earliest.DayNumber,
                Rows.Max(ae => (ae.End?.Latest ?? Watch.Followed.Until).DayNumber),
                Rows.All(ae => ae.End is not null) || Watch.Followed.IsOver
            )
            : null;

    // A row carries the worst grade of the whole event. Where every day of it has a grade and none is as bad, one of the two is
    // wrong.
    Answer<Truth> IsGraded(int least)
    {
        var graded = Each(ae => IsAtLeast(ae, least), AskedGrade, Truth.All);
        if (graded.IsFalse && Daily is null && Span is var (from, to, _) && Valued?.IsSurelyAt(least, from, to) == true)
            return Asked(
                Truth.Unknown,
                new Gap.Question(First.AsFact(), QuestionKind.RowOrValues),
                [.. Valued.Because(from, to)]
            );
        if (Daily is not { } daily || Span is not var (first, last, _) || Rows.Any(ae => ae.IsFatal))
            return graded;
        var worst = daily.Worst(first, last);
        if (graded.IsUnknown && worst >= least)
            return Settled(Truth.True, [.. daily.Because(least, first, last)]);
        return graded.IsTrue && IsContradicted(least)
            ? Asked(Truth.Unknown, new Gap.Question(First.AsFact(), Contradiction))
            : graded;
    }

    // Every row is at the grade, and every day has one below it.
    bool IsContradicted(int grade) =>
        Daily is { } daily
        && Span is var (first, last, _)
        && Rows.All(ae => ae.WorstGrade >= grade && !ae.IsFatal)
        && daily.Worst(first, last) < grade
        && daily.Covers(first, last);

    QuestionKind Contradiction => Span is { IsOver: true } ? QuestionKind.RowOrDays : QuestionKind.GradeToCome;

    // Whose grade nobody recorded did not die of it while alive. A grade that its term does not have is a slip of the grade, or
    // of the term: it settles what both leave no doubt about.
    Truth IsAtLeast(AdverseEvent ae, int grade)
    {
        if (ae.WorstGrade is not { } known)
            return grade == Fatal && !Watch.Followed.IsOver ? Truth.False : Truth.Unknown;
        var meets = Truth.Of(known >= grade);
        if (IsWrittenOtherwise(ae, grade))
            return Truth.Unknown;
        if (meets.IsFalse && grade <= LifeThreatening && IsSaidToThreatenLife(ae))
            return Truth.Unknown;
        return Watch.Ctcae.GradesInstead(ae) is { Count: > 0 } others && others.Any(g => g >= grade != meets.IsTrue)
            ? Truth.Unknown
            : meets;
    }

    // The site's words name another grade than the row has, and one of the two is enough.
    bool IsWrittenOtherwise(AdverseEvent ae, int grade) =>
        GradeInWords.Other(ae) is { } written
        && written >= grade != ae.KnownGrade >= grade
        && (grade < Fatal || Watch.Followed.IsOver);

    // At risk of death at the time is CTCAE's grade 4, of whatever has one. Counts are graded by their number, and CRS and ICANS
    // day by day by ASTCT's scale.
    bool IsSaidToThreatenLife(AdverseEvent ae) =>
        ae.LifeThreatening.AsTruth.IsTrue
        && Watch.GradesOf(ae) is null
        && !ToxicityGroups.IsIn(ae, ToxicityGroup.LowBloodCounts).IsTrue
        && !(TermSearch.Of(Watch.Ctcae).Named(ae.Name) is { IsOther: false } term && !term.Has(LifeThreatening));

    const int LifeThreatening = 4;

    Gap AskedGrade(AdverseEvent ae)
    {
        if (Watch.Ctcae.GradesInstead(ae).Count > 0)
            return new Gap.Question(ae.AsFact(), QuestionKind.WhichGrade);
        if (GradeInWords.Other(ae) is not null)
            return new Gap.Question(ae.AsFact(), QuestionKind.TermOrGrade);
        return ae.KnownGrade < LifeThreatening
            ? new Gap.Question(ae.AsFact(), QuestionKind.GradeOrThreat)
            : new Gap.Unfilled(ae.AsFact(), "AETOXGR");
    }

    Answer<Truth> Begins(ToxicityRule line)
    {
        var begins = Watch.Begins(First, line);
        if (begins.IsTrue && Watch.BeginsAfter(First, line) && Watch.PieceBefore(First) is { } piece)
            return Settled(Truth.True, piece.AsFact());
        if (Watch.IsRelatedBefore(First))
            return Asked(begins, new Gap.Question(First.AsFact(), QuestionKind.RelatedBefore));
        return Watch.GoesOnRelated(First)
            ? Asked(begins, new Gap.Question(First.AsFact(), QuestionKind.BegunBefore))
            : Asked(begins, new Gap.Unfilled(First.AsFact(), "AESTDTC"));
    }

    Answer<Truth> IsRelated()
    {
        var related = Truth.Any(Rows.Select(Watch.IsRelated));
        var open = Rows.Where(ae => Watch.IsRelated(ae).IsUnknown);
        return new(related, Part, Facts, related.IsUnknown ? [.. open.Select(AskedRelation)] : []);
    }

    /// <summary>What is asked of an event's relation that is open.</summary>
    internal static Gap AskedRelation(AdverseEvent ae)
    {
        if (!ae.IsSaidToBeRelated.IsFalse)
            return new Gap.Unfilled(ae.AsFact(), "AEREL");
        var kind = ToxicityMatch.IsOfTheCells(ae) ? QuestionKind.OtherCause : QuestionKind.WhatElse;
        return new Gap.Question(ae.AsFact(), kind);
    }

    Answer<Truth> IsExcused(ToxicityExemption exemption, ToxicityEvent meant) =>
        exemption switch
        {
            ToxicityExemption.Resolved r => LastsLongerThan(r.WithinDays, r.ToGrade + 1).Not(),
            ToxicityExemption.MarrowDisease m => HasMarrowDisease(m.BlastPercent, meant),
            _ => throw new ArgumentOutOfRangeException(nameof(exemption)),
        };

    // The last marrow while it lasts says, one too poor to be read left out (decision 0034). Without one, counts that came back
    // with no other leukaemia therapy were not held down by leukaemia.
    Answer<Truth> HasMarrowDisease(double percent, ToxicityEvent meant)
    {
        if (Span is not var (first, last, isOver))
            return Asked(Truth.Unknown, NoMarrow);
        List<MarrowSample> marrows =
        [
            .. Watch.Marrows.Where(m => m.Date >= Watch.First && m.Date.DayNumber <= last && !m.IsAdequate.IsFalse),
        ];
        var marrow = marrows.FindLast(m => m.Date.DayNumber >= first);
        if (marrow is { IsAdequate.IsTrue: true, Blasts.Value: not null })
            return Agree(marrows, marrow, percent)
                ? HeldDown(marrows, marrow, percent, meant)
                : Asked(Truth.Unknown, WhichMarrow);
        var recovered = marrow is null && isOver && !Watch.Followed.IsOver && !Watch.IsTreatedAnew(first, last);
        return recovered ? Settled(Truth.False) : Asked(Truth.Unknown, NoMarrow);
    }

    // Of two marrows of one day that disagree nobody can say which is right by the order of their rows.
    static bool Agree(List<MarrowSample> marrows, MarrowSample last, double percent) =>
        marrows.TrueForAll(m => m.Date != last.Date || m.Blasts.Value.IsAtLeast(percent) == last.Blasts.Value.IsAtLeast(percent));

    // A bound about the limit leaves it open.
    Answer<Truth> HeldDown(List<MarrowSample> marrows, MarrowSample marrow, double percent, ToxicityEvent meant)
    {
        var held = marrow.Blasts.As(b => b.IsAtLeast(percent).And(LastedBefore(marrows, percent, meant).Not()), Part);
        return held is { IsUnknown: true, Missing: [] } ? held with { Missing = [NoMarrow] } : held;
    }

    // Leukaemia that came back is no cause of the days before it: whether it had lasted long enough by then. Without a marrow
    // clear of it before, it never was away.
    Truth LastedBefore(List<MarrowSample> marrows, double percent, ToxicityEvent meant)
    {
        var clear = marrows.FindLastIndex(m => m.Blasts.Value.IsAtLeast(percent).IsFalse);
        if (clear < 0 || clear + 1 >= marrows.Count || Span is not var (first, _, _))
            return Truth.False;
        var (days, last) = (Longest(meant), marrows[clear + 1].Date.DayNumber - 1);
        return Valued?.DaysAt(meant.MinimumGrade, first, last, isOver: true) is { } span
            ? Truth.Of(span.AtLeast > days).Or(span.AtMost <= days ? Truth.False : Truth.Unknown)
            : Truth.Of(last - first + 1 > days);
    }

    static readonly Gap NoMarrow = new Gap.NotRecorded(
        "MI",
        TestCode.MarrowBlasts,
        "marrow blasts while the counts are low",
        "%"
    );

    static readonly Gap WhichMarrow = new Gap.NotRecorded(
        "MI",
        TestCode.MarrowBlasts,
        "which of two marrows of one day is right: their blasts disagree",
        "%"
    );

    static readonly Rule Part = new("toxicity.part", "As recorded.");

    static Gap AskedName(AdverseEvent ae)
    {
        if (OpenName.IsOpen(ae))
            return new Gap.Question(ae.AsFact(), QuestionKind.WhichToxicity);
        return TermAndCode.Of(ae).IsOpen
            ? new Gap.Question(ae.AsFact(), QuestionKind.TermOrCode)
            : new Gap.Unfilled(ae.AsFact(), "AEDECOD");
    }

    // A statement of each row, with what is asked where a row leaves it open.
    Answer<Truth> Each(Func<AdverseEvent, Truth> says, Func<AdverseEvent, Gap> asks, Func<IEnumerable<Truth>, Truth> together)
    {
        var truths = Rows.Select(says).ToList();
        var whole = together(truths);
        List<Gap> open = [.. Rows.Where((_, i) => truths[i].IsUnknown).Select(asks)];
        return new(whole, Part, Facts, whole.IsUnknown ? open : []);
    }

    Answer<Truth> Settled(Truth truth, params IReadOnlyList<Fact> beside) => new(truth, Part, [.. Facts, .. beside], []);

    Answer<Truth> Asked(Truth truth, Gap gap, params IReadOnlyList<Fact> beside) =>
        new(truth, Part, [.. Facts, .. beside], truth.IsUnknown ? [gap] : []);

    static int Longest(ToxicityEvent meant) => meant.Durations.DefaultIfEmpty().Max();
}
