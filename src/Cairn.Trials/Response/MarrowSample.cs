using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// One marrow sample with what was seen in it. An aspirate counts first; a biopsy of the same day stands in when the aspirate
/// gave no percentage (dry tap). Two aspirates of one day are two samples, in the order of their numbers. Where samples of a
/// day disagree about 5 % blasts, a biopsy among them, they are one whose blasts lie between: which stands is asked.
/// </summary>
public sealed record MarrowSample
{
    /// <summary>The day, or the first day it can be when part of the date was not recorded.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The date as the site wrote it.</summary>
    public required PartialDate Written { get; init; }
    public bool DateIsPartial => !Written.IsComplete;

    /// <summary>Blasts, %; null with what is missing when the sample gave none.</summary>
    public required Answer<Measured?> Blasts { get; init; }

    /// <summary>What was said of Auer rods; more than one where two rows of the sample say it.</summary>
    public IReadOnlyList<MarrowFinding> AuerRods { get; init; } = [];

    /// <summary>The results of its day that disagree about 5 % blasts: one below, one not; null where none do.</summary>
    public (Measured Clear, Measured Diseased)? Disagreeing { get; init; }
    public MarrowFinding? CellsCounted { get; init; }
    public MarrowFinding? Cellularity { get; init; }

    /// <summary>Dry tap, biopsy used: what a reader should know.</summary>
    public IReadOnlyList<MarrowNote> Notes { get; init; } = [];

    /// <summary>Number of the record that gave the blasts; orders samples of one day.</summary>
    public int Sequence { get; init; }

    /// <summary>
    /// Fewer than 200 cells and cellularity below 10 % is inadequate (ELN 2022); unknown when one is that low and the other
    /// unknown.
    /// </summary>
    public Truth IsAdequate =>
        (Measured.Read(CellsCounted?.Result).IsBelow(200), Share(Cellularity).IsBelow(10)) switch
        {
            (Truth.True, Truth.True) => Truth.False,
            (Truth.True, Truth.Unknown) or (Truth.Unknown, Truth.True) => Truth.Unknown,
            _ => Truth.True,
        };

    /// <summary>A result is there, and whether it is 5 % or more cannot be said: words, or a bound on both sides of it.</summary>
    public bool IsOpen => Blasts.Value.IsAtLeast(5).IsUnknown && !Notes.Any(n => n is MarrowNote.NoPercentage);

    /// <summary>The subject's samples by date, then by number. A finding whose year is unknown belongs to no sample.</summary>
    public static IReadOnlyList<MarrowSample> Of(SubjectRecords subject) =>
        [
            .. subject
                .Of<MarrowFinding>()
                .Where(m => m.Date is { Year: not null })
                .GroupBy(m => m.Date!.Value.Earliest)
                .SelectMany(SamplesOfDay)
                .OrderBy(s => s.Date)
                .ThenBy(s => s.Sequence),
        ];

    static IEnumerable<MarrowSample> SamplesOfDay(IGrouping<DateOnly, MarrowFinding> day)
    {
        List<MarrowFinding> blasts = [.. day.Where(m => m.TestCode == TestCode.MarrowBlasts).OrderBy(m => m.Sequence)];
        var read = blasts.Where(m => m.Status is null && m.Result is not null).ToList();
        var aspirates = read.Where(m => !IsBiopsy(m)).ToList();
        if (Disagree(day, read) is { } between)
            return [between];
        var dryTap = blasts.FirstOrDefault(m => m.Status is not null);
        if (aspirates.Count > 0)
            return aspirates.Select(m => Sample(day, m, aspirates.Count == 1));
        if (read.Count > 0)
        {
            return read.Take(1).Select(m => Sample(day, m) with { Notes = [new MarrowNote.FromBiopsy(dryTap?.ReasonNotDone)] });
        }
        return blasts.Count > 0 ? [NotRead(day, blasts[0])] : [];
    }

    // Which of them is right no rule can tell.
    static MarrowSample? Disagree(IGrouping<DateOnly, MarrowFinding> day, List<MarrowFinding> read)
    {
        List<(MarrowFinding Row, Measured? Value)> whole =
        [
            .. from row in read where row.Date is { IsComplete: true } select (row, Catalogue.Read(row).Value),
        ];
        var clear = whole.Find(m => m.Value.IsBelow(5).IsTrue);
        var diseased = whole.FindLast(m => m.Value.IsAtLeast(5).IsTrue);
        if (clear.Value is not { } low || diseased.Value is not { } high)
            return null;
        return Sample(day, whole[0].Row) with
        {
            Disagreeing = (low, high),
            Blasts = new(
                Measured.Between(low, high),
                new("measured", $"Marrow of {DayWords.Of(day.Key)}: {low} % and {high} % blasts"),
                [clear.Row.AsFact(), diseased.Row.AsFact()],
                [DayResults.Asked([clear.Row, diseased.Row])]
            ),
        };
    }

    static MarrowSample Sample(IGrouping<DateOnly, MarrowFinding> day, MarrowFinding blasts, bool isAlone = true) =>
        new()
        {
            Date = day.Key,
            Written = blasts.Date!.Value,
            Blasts = Catalogue.Read(blasts),
            AuerRods = [.. Beside(day, blasts, TestCode.AuerRods).Take(isAlone ? int.MaxValue : 1)],
            CellsCounted = Beside(day, blasts, TestCode.CellsCounted).FirstOrDefault(),
            Cellularity = Beside(day, blasts, TestCode.Cellularity).FirstOrDefault(),
            Sequence = blasts.Sequence ?? 0,
        };

    static MarrowSample NotRead(IGrouping<DateOnly, MarrowFinding> day, MarrowFinding blasts)
    {
        var why = blasts.ReasonNotDone ?? blasts.Status ?? "no result";
        return Sample(day, blasts) with
        {
            Blasts = new(
                null,
                new("measured", $"Marrow of {DayWords.Of(blasts.Date)}: {why}"),
                [blasts.AsFact()],
                [new Gap.NotDone(blasts.AsFact(), "marrow blasts", why)]
            ),
            Notes = [new MarrowNote.NoPercentage(why)],
        };
    }

    // Of several the same day, the one whose number is nearest: sites number a sample's findings together.
    static IEnumerable<MarrowFinding> Beside(IEnumerable<MarrowFinding> day, MarrowFinding blasts, string code) =>
        day.Where(m => m.TestCode == code && m.Status is null && m.Result is not null)
            .OrderBy(m => Math.Abs((m.Sequence ?? 0) - (blasts.Sequence ?? 0)))
            .ThenBy(m => m.Sequence);

    static bool IsBiopsy(MarrowFinding m) =>
        Says(m.Specimen, "BIOPSY")
        || Says(m.Specimen, "TREPHINE")
        || Says(m.Method, "IHC")
        || Says(m.Method, "IMMUNOHISTOCHEMISTRY");

    static bool Says(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    static Measured? Share(MarrowFinding? finding) => finding is null ? null : Catalogue.Read(finding).Value;
}
