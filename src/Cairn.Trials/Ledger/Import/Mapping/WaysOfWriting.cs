namespace Cairn.Ledger.Import.Mapping;

/// <summary>The order of days and the decimal mark of a file: told only by a cell that can be read in no other way.</summary>
static class WaysOfWriting
{
    /// <summary>The order of day, month and year.</summary>
    /// <param name="texts">The cells that hold days.</param>
    public static WayTold<DateOrder> Dates(IReadOnlyList<string> texts)
    {
        var written = texts
            .Where(t => !Quantities.PartialDate.TryParse(t, out _, out _))
            .Select(t => (Text: t, Parts: SiteDate.Parts(t)))
            .ToList();
        List<(string Text, (int First, int Second, bool YearFirst) Parts)> numbers =
        [
            .. written.Where(w => w.Parts is not null).Select(w => (w.Text, w.Parts!.Value)),
        ];
        if (numbers.Count == 0)
            return written.Find(w => SiteDate.HasShortYear(w.Text)).Text is { } named
                ? Asked<DateOrder>($"Which number of '{named}' is the year: write DMY for the last, YMD for the first.")
                : default;
        if (numbers.TrueForAll(n => n.Parts.YearFirst))
            return new(DateOrder.Ymd, $"'{numbers[0].Text}' has the year first", null);
        return DayOrMonth(
            numbers[0].Text,
            numbers.Find(n => n.Parts.First > 12).Text,
            numbers.Find(n => !n.Parts.YearFirst && n.Parts.Second > 12).Text
        );
    }

    static WayTold<DateOrder> DayOrMonth(string any, string? dayFirst, string? monthFirst) =>
        (dayFirst, monthFirst) switch
        {
            (not null, null) => new(DateOrder.Dmy, $"'{dayFirst}' can only have the day first", null),
            (null, not null) => new(DateOrder.Mdy, $"'{monthFirst}' can only have the month first", null),
            (null, null) => Asked<DateOrder>($"'{any}' can have the day first or the month: write DMY or MDY."),
            _ => Asked<DateOrder>($"'{dayFirst}' has the day first and '{monthFirst}' the month: write DMY or MDY."),
        };

    /// <summary>The decimal mark.</summary>
    /// <param name="texts">The cells that may hold numbers.</param>
    public static WayTold<DecimalMark> Mark(IReadOnlyList<string> texts)
    {
        var comma = texts.FirstOrDefault(t => SiteNumber.MarkOf(t) == DecimalMark.Comma);
        var point = texts.FirstOrDefault(t => SiteNumber.MarkOf(t) == DecimalMark.Point);
        var either = texts.FirstOrDefault(t => t.Contains(',', StringComparison.Ordinal) && SiteNumber.IsEither(t));
        if (comma is not null)
            return point is null
                ? new(DecimalMark.Comma, $"'{comma}' has a decimal comma", null)
                : Asked<DecimalMark>($"'{comma}' has a decimal comma and '{point}' a point: mend the file so that it has one.");
        if (point is null)
            return either is null
                ? default
                : Asked<DecimalMark>($"'{either}' is a thousand or a number with a comma: write comma or point.");
        return texts.Any(SiteNumber.PartsThousands) ? new(DecimalMark.Point, $"'{point}' has a decimal point", null) : default;
    }

    static WayTold<T> Asked<T>(string asks)
        where T : struct => new(null, "", asks);
}
