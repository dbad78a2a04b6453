using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>
/// Why a range of a laboratory may not be written: what it says is none, or a result would have two. Of ranges for the same
/// people the later one holds from its day on; any other two that may mean one person on one day contradict each other.
/// </summary>
static class LabRangeCheck
{
    const int LongestText = 200,
        OldestAge = 130;

    sealed record Standing(long Entry, LabRange Range);

    public static IEnumerable<Finding> Refusals(LedgerState state, Change change)
    {
        List<Standing> standing = [.. state.Ranges.Lines.Select(l => new Standing(l.Entry.Sequence, l.Range))];
        foreach (var draft in change.Drafts)
        {
            var replaced = (draft.Content as LabRangeStated)?.Replaces ?? (draft.Content as LabRangeWithdrawn)?.Of;
            if (replaced is { } old && standing.RemoveAll(s => s.Entry == old) == 0)
                yield return Gone(state.Study, old);
            if (draft.Content is not LabRangeStated { Range: var range })
                continue;
            foreach (var finding in Taken(range, standing))
                yield return finding;
        }
    }

    /// <summary>
    /// What is wrong with each of several ranges that are to be recorded together, beside those that stand and those before it.
    /// </summary>
    /// <param name="ranges">In order; null for one that is passed over.</param>
    public static IReadOnlyList<IReadOnlyList<Finding>> Findings(LabRanges there, IReadOnlyList<LabRange?> ranges)
    {
        List<Standing> standing = [.. there.Lines.Select(l => new Standing(l.Entry.Sequence, l.Range))];
        return [.. ranges.Select(range => range is null ? [] : Taken(range, standing))];
    }

    static List<Finding> Taken(LabRange range, List<Standing> standing)
    {
        List<Finding> findings = [.. Wrong(range), .. Against(range, standing)];
        standing.Add(new(0, range));
        return findings;
    }

    static Finding Gone(string study, long entry) =>
        Refused(
            study,
            $"Entry {entry} is no range that stands: somebody changed or withdrew it.",
            "Look at the ranges as they are and do it again."
        );

    /// <summary>What is wrong with a range by itself.</summary>
    static IEnumerable<Finding> Wrong(LabRange range)
    {
        foreach (var (isWrong, what, mend) in Texts(range).Concat(Spans(range)))
            if (isWrong)
                yield return Refused(range.Label, what, mend);
        if (range.InCatalogue is not { } test)
            yield return Refused(
                range.Test,
                $"'{range.Test}' is no laboratory test that is known.",
                "Choose a test of the list."
            );
        else if (test.Unit is null)
            yield return Refused(test.Label, $"{range.Label} is answered in words: it has no range.", "Leave it out.");
        else if (test.FactorOf(range.Unit) is null)
            yield return Refused(
                test.Label,
                $"'{range.Unit}' is no unit of {range.Label}.",
                $"Write one that converts to {UnitWords.Of(test.Unit.Code)}."
            );
        else if (Limits(range, test) is { } limits)
            yield return limits;
    }

    static IEnumerable<(bool IsWrong, Phrase What, Phrase Mend)> Texts(LabRange range)
    {
        string?[] texts = [range.Site, range.Laboratory, range.Test, range.Specimen, range.Low, range.High, range.Unit];
        yield return (
            texts.Any(t => t?.Length > LongestText || t?.Any(char.IsControl) == true),
            "The text is too long, or holds letters that no keyboard makes.",
            $"Write at most {LongestText} letters."
        );
        yield return (string.IsNullOrWhiteSpace(range.Laboratory), "The laboratory has no name.", "Write it as its reports do.");
        yield return (
            range.Sex is Sex.Unknown or Sex.Undifferentiated,
            "A range is for women, for men, or for both.",
            "Choose one of the three."
        );
    }

    static IEnumerable<(bool IsWrong, Phrase What, Phrase Mend)> Spans(LabRange range)
    {
        yield return (
            range.AgeFrom is < 0 or > OldestAge || range.AgeTo is < 0 or > OldestAge || range.AgeFrom > range.AgeTo,
            $"Nobody is from {range.AgeFrom} to {range.AgeTo} years old.",
            "Write the ages in completed years, the lower one first."
        );
        yield return (
            range.To < range.From,
            $"The last day, {DayWords.Of(range.To ?? range.From)}, is before the first, {DayWords.Of(range.From)}.",
            "Mend one of them."
        );
    }

    static Finding? Limits(LabRange range, CatalogueTest test)
    {
        var (low, high) = (LabRange.NumberOf(range.Low), LabRange.NumberOf(range.High));
        if (range is { Low: null, High: null })
            return Refused(test.Label, "No limit is given.", "Write the lower limit, the upper one, or both.");
        if (range.Low is not null && low is null || range.High is not null && high is null)
            return Refused(
                test.Label,
                $"'{(low is null && range.Low is not null ? range.Low : range.High)}' is no number.",
                "Write it in digits with a point: 3.5."
            );
        if (low >= high)
            return Refused(
                test.Label,
                $"The lower limit {range.Low} is not below the upper limit {range.High}.",
                "Look at the laboratory's list: they may stand the wrong way round."
            );
        return IsOfAnotherUnit(range, test, low, high)
            ? Refused(
                test.Label,
                $"{LabRangeWords.Limits(range)} is not normal {range.Label}: nobody's result would be in it.",
                "Look whether the unit is that of the laboratory's list."
            )
            : null;
    }

    // Below or above all that is plausible of anybody: the number belongs to another unit.
    static bool IsOfAnotherUnit(LabRange range, CatalogueTest test, double? low, double? high)
    {
        if (test.Plausible is not var (least, most))
            return false;
        var (from, to) = (In(low), In(high));
        return from >= most || to <= least || to > most;

        double? In(double? limit) => limit is { } number ? test.ValueOf(number, range.Unit) : null;
    }

    static IEnumerable<Finding> Against(LabRange range, List<Standing> standing)
    {
        foreach (var other in standing)
            if (other.Range.IsForThoseOf(range) ? other.Range.From == range.From : Meet(range, other.Range, standing))
                yield return Contradicts(range, other);
    }

    static bool Meet(LabRange range, LabRange other, List<Standing> standing) =>
        range.MeetsPeopleOf(other)
        && range.From <= LastOf(other, standing.Select(s => s.Range))
        && other.From <= LastOf(range, standing.Select(s => s.Range));

    // The day before one for the same people begins, or the range's own last day.
    static DateOnly LastOf(LabRange range, IEnumerable<LabRange> standing) =>
        standing
            .Where(r => r.From > range.From && r.IsForThoseOf(range))
            .Select(r => r.From.AddDays(-1))
            .Append(range.To ?? DateOnly.MaxValue)
            .Min();

    static Finding Contradicts(LabRange range, Standing other) =>
        Refused(
            range.Label,
            other.Entry == 0
                ? (Phrase)$"Two of these ranges of {range.Label} are for the same person on the same day."
                : (Phrase)$"A range of {other.Range.Label} is recorded for the same person on the same day: entry {other.Entry}, "
                    + $"{other.Range.Laboratory}, {LabRangeWords.People(other.Range)}, {LabRangeWords.Limits(other.Range)}, "
                    + $"from {DayWords.Of(other.Range.From)}.",
            "Change that one, end it on an earlier day, or say sex, age and specimen so that a result has one range."
        );

    static Finding Refused(string place, Phrase what, Phrase mend) => Finding.Error(place, null, null, what, mend);
}
