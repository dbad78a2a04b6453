using System.Globalization;
using Cairn.Ledger.Import.Mapping;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Import.Ranges;

/// <summary>
/// Reads the lines of a list. How numbers and days are written is told by all of them together: a decimal comma that is sure in
/// one cell is meant in each, and a day that may be a month is no day.
/// </summary>
sealed class RangeReader
{
    readonly IReadOnlyList<ListRow> _rows;
    readonly IReadOnlyList<RangeColumn?> _columns;
    readonly ListFields _fields;
    readonly DecimalMark _mark;
    readonly DateOrder? _order;

    RangeReader(IReadOnlyList<ListRow> rows, IReadOnlyList<RangeColumn?> columns, ListFields fields)
    {
        (_rows, _columns, _fields) = (rows, columns, fields);
        _mark = MarkOf([.. Cells(RangeColumn.Low), .. Cells(RangeColumn.High)]);
        _order = WaysOfWriting.Dates([.. Cells(RangeColumn.From), .. Cells(RangeColumn.To)]).Value;
    }

    public static RangeReader Of(IReadOnlyList<ListRow> rows, IReadOnlyList<RangeColumn?> columns, ListFields fields) =>
        new(rows, columns, fields);

    public IEnumerable<RangeLine> Lines() => _rows.Select(Read);

    IEnumerable<string> Cells(RangeColumn column) => _rows.Select(r => r.Of(column, _columns)).Where(c => c.Length > 0);

    // Where some numbers have a point and others a comma, a comma is no decimal mark.
    static DecimalMark MarkOf(List<string> numbers)
    {
        var marks = numbers.Select(SiteNumber.MarkOf).ToHashSet();
        return marks.Contains(DecimalMark.Comma) && !marks.Contains(DecimalMark.Point) ? DecimalMark.Comma : DecimalMark.Point;
    }

    RangeLine Read(ListRow row)
    {
        var wrong = new List<Finding>();
        string Cell(RangeColumn column) => row.Of(column, _columns);
        void Unread(Phrase what, Phrase mend) => wrong.Add(Finding.Error("list", row.Line, null, what, mend));

        if (row.Cells.Skip(_columns.Count).Any(c => c.Length > 0))
            Unread("The line has more cells than there are columns.", "Give each column a heading.");
        var (low, high) = LimitsOf(Cell(RangeColumn.Low), Cell(RangeColumn.High), Cell(RangeColumn.Limits), Unread);
        var (ageFrom, ageTo) = AgesOf(Cell(RangeColumn.AgeFrom), Cell(RangeColumn.AgeTo), Cell(RangeColumn.Ages), Unread);
        var range = new LabRange
        {
            Site = OrNone(Cell(RangeColumn.Site)) ?? _fields.Site,
            Laboratory = OrNone(Cell(RangeColumn.Laboratory)) ?? _fields.Laboratory,
            Test = TestOf(Cell(RangeColumn.Test)),
            Specimen = OrNone(Cell(RangeColumn.Specimen)),
            Sex = PeopleWords.Read(Cell(RangeColumn.People), Unread),
            AgeFrom = ageFrom,
            AgeTo = ageTo,
            Low = low,
            High = high,
            Unit = UnitOf(Cell(RangeColumn.Unit)),
            From = FirstDay(Cell(RangeColumn.From), Unread),
            To = Day(Cell(RangeColumn.To), Unread),
        };
        return new(row.Line, range, wrong);
    }

    static string? OrNone(string text) => text.Length > 0 ? text : null;

    (string? Low, string? High) LimitsOf(string low, string high, string both, Action<Phrase, Phrase> unread)
    {
        if (both.Length == 0)
            return (Number(low, unread), Number(high, unread));
        var (from, to) = SiteRange.Read(both);
        return (Number(low, unread) ?? OfBoth(from, both, unread), Number(high, unread) ?? OfBoth(to, both, unread));
    }

    // 4,0 - 10,0 is read with its own commas.
    string? OfBoth(string? limit, string both, Action<Phrase, Phrase> unread) =>
        limit is null || both.Contains(',', StringComparison.Ordinal) && !limit.Contains(',', StringComparison.Ordinal)
            ? limit
            : Number(limit, unread);

    // What is no number in the list's way of writing stays as it is: the check of ranges says so.
    string? Number(string text, Action<Phrase, Phrase> unread)
    {
        if (IsNone(text))
            return null;
        if (_mark == DecimalMark.Comma && SiteNumber.IsEither(text) && text.Contains('.', StringComparison.Ordinal))
            unread(
                $"'{text}' may be a thousand, or one and a part: other numbers of the list have a decimal comma.",
                "Write it without a mark between thousands, or with a comma."
            );
        return SiteNumber.Read(text, _mark) ?? text;
    }

    static bool IsNone(string text) => text is "" or "-" or "–" or "—";

    static (int? From, int? To) AgesOf(string from, string to, string both, Action<Phrase, Phrase> unread)
    {
        var (least, most) = both.Length > 0 ? SiteRange.Read(both) : (OrNone(from), OrNone(to));
        return (Age(least, unread), Age(most, unread));
    }

    static int? Age(string? text, Action<Phrase, Phrase> unread)
    {
        if (text is null || IsNone(text))
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var years))
            return years;
        unread($"'{text}' is no age.", "Write an age in completed years, without anything beside it.");
        return null;
    }

    string TestOf(string text) =>
        Catalogue.All.FirstOrDefault(t => t.Domain == "LB" && IsNamed(t, text))?.Code
        ?? _fields.Names.GetValueOrDefault(text)
        ?? SiteHeading.Test(text, "LB")?.Code
        ?? text;

    static bool IsNamed(CatalogueTest test, string text) =>
        test.Code.Equals(text, StringComparison.OrdinalIgnoreCase) || test.Label.Equals(text, StringComparison.OrdinalIgnoreCase);

    static string UnitOf(string text) => UnitSpelling.Of(text) is not null ? text : SiteWords.Unit(text) ?? text;

    DateOnly FirstDay(string text, Action<Phrase, Phrase> unread)
    {
        if ((text.Length > 0 ? Day(text, unread) : _fields.From) is { } day)
            return day;
        if (text.Length == 0)
            unread("The line has no first day.", "Give the first day of collection that the list is for.");
        return default;
    }

    DateOnly? Day(string text, Action<Phrase, Phrase> unread)
    {
        if (IsNone(text))
            return null;
        if (SiteDate.Read(text, _order) is { } iso && PartialDate.Parse(iso).Date is { } day)
            return day;
        unread($"'{text}' is no day that can be read for sure.", "Write it as 2026-03-09.");
        return null;
    }
}
