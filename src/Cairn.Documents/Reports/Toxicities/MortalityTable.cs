using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>Death from any cause, and death without relapse, by the days that reports ask for.</summary>
static class MortalityTable
{
    /// <summary>From any cause: what a committee asks first.</summary>
    public static Table OfAll(SafetyScope scope) =>
        Of(
            scope,
            ("safety-mortality", "Mortality from any cause", "Mortality", "anybody was under watch"),
            scope.Subjects,
            Mortality.Of(scope.Subjects),
            Mortality.Last(scope.Subjects),
            "From the first cells, by Kaplan-Meier; the living are censored when last known alive. Deaths of people who were "
                + "given no cells are in the table of deaths. Where nobody died, the interval is the exact one "
                + "(Clopper-Pearson) of those who were followed to the day."
        );

    /// <summary>Without relapse, which competes.</summary>
    public static Table Of(SafetyScope scope) =>
        Of(
            scope,
            ("safety-nrm", "Mortality without relapse", "Cumulative incidence", "anybody without relapse was under watch"),
            [.. from d in Death.Of(scope.Subjects) where !d.IsWithoutRelapse.IsFalse select d.Subject],
            NonRelapseMortality.Of(scope.Subjects),
            NonRelapseMortality.Last(scope.Subjects),
            "From the first cells; relapse and death of the disease compete (Aalen-Johansen). A death whose cause is not "
                + "recorded counts, so that the rate is the highest it can be. Where nobody died so, the interval "
                + "is the exact one "
                + "(Clopper-Pearson) of those whose outcome by that day is known."
        );

    static Table Of(
        SafetyScope scope,
        (string Id, string Caption, string Share, string Watched) words,
        IReadOnlyList<TreatedSubject> counted,
        IReadOnlyList<MortalityBy> by,
        MortalityBy? last,
        Inline how
    ) =>
        scope.Table(
            words.Id,
            words.Caption,
            [
                Column.OfWords("By"),
                Column.OfNumbers("Deaths", "n"),
                Column.OfNumbers("Cause unknown", "of these"),
                Column.OfNumbers(words.Share, "%"),
                Column.OfWords("95% interval", "%"),
            ],
            Content.Table.Plain(scope.N == 0 ? [] : by.Select(Row)),
            InfusedWords.Nobody(scope.Analysis),
            [how, .. NotKnown(scope, by, last, words.Watched), .. Decided(counted, by, last)]
        );

    static IReadOnlyList<Cell> Row(MortalityBy x) =>
        [
            $"day {Written.Count(x.Day)}",
            By(x, Cell.Of(x.Deaths)),
            By(x, Cell.Of(x.UnknownCause)),
            By(x, Cell.Of(100 * x.Incidence, 1)),
            By(x, Interval(x)),
        ];

    static Cell By(MortalityBy x, Cell shown) => shown.From(x.Died.SelectMany(d => d.Because));

    static string Interval(MortalityBy x) =>
        x.Incidence is null ? Written.NotEstimable : Written.Interval(100 * x.Lower, 100 * x.Upper, 1);

    // Whether a death that counts, and whose day is imputed, came by one of the days or after it.
    static IEnumerable<Inline> Decided(IReadOnlyList<TreatedSubject> counted, IReadOnlyList<MortalityBy> by, MortalityBy? last)
    {
        var end = NotKnownAfter(by, last)?.Day;
        SortedSet<int> days = [.. by.Select(x => x.Day), .. end is { } at ? [at] : (int[])[]];
        foreach (var subject in counted)
            if (subject.Vital is { ImputationFlag: not null, DiedBetween: var (from, to) })
            {
                var (first, latest) = (subject.DaysAfterCells(from), subject.DaysAfterCells(to) ?? int.MaxValue);
                List<string> open = [.. days.Where(day => first <= day && day < latest).Select(day => Written.Count(day))];
                if (open.Count > 0)
                    yield return $"Whether {subject.Id} died by day {string.Join(", ", open)} rests on an imputed day.";
                if (first < latest && latest == end)
                    yield return $"The rate by day {Written.Count(latest)} rests on the imputed day of {subject.Id}.";
            }
    }

    static MortalityBy? NotKnownAfter(IReadOnlyList<MortalityBy> by, MortalityBy? last) =>
        by.Any(x => x.Incidence is null) ? last : null;

    // A day that cannot be estimated says until when it can be, and on how many that rests.
    static IEnumerable<Inline> NotKnown(SafetyScope scope, IReadOnlyList<MortalityBy> by, MortalityBy? last, string watched)
    {
        var alive = scope.Subjects.Count(s => !s.Vital.IsDead);
        if (NotKnownAfter(by, last) is { } at)
            yield return $"Not estimable after day {Written.Count(at.Day)}, the last on which {watched} "
                + $"({Written.Plural(at.UnderWatch, "subject", "subjects")} then): {Reached(at, alive)}; "
                + $"{Written.Plural(alive, "subject was", "subjects were")} alive when last seen.";
    }

    // The death of the last one under watch makes all of it; that tells nothing of those who are alive.
    static string Reached(MortalityBy at, int alive) =>
        at.Incidence >= 1 && alive > 0
            ? "with the last of them dead, no rate by then can be told"
            : $"by then {Written.Fixed(100 * at.Incidence, 1)}%, 95% interval {Interval(at)}";
}
