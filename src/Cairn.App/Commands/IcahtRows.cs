using System.Globalization;
using Cairn.Quantities;
using Cairn.Safety.CellTherapy;

namespace Cairn.App.Commands;

/// <summary>The rows of a file as courses of counts.</summary>
sealed class IcahtRows(GradeRows rows, string? unit, LowDays? days)
{
    static readonly string[] Ends = ["progression_date", "subsequent_therapy_date", "last_fu_date"];

    const double LeastPerMicrolitre = 20;

    readonly string? _daily = rows.Columns.FirstOrDefault(c => c.Equals("anc_days_0_30", StringComparison.OrdinalIgnoreCase));
    readonly string _subject = Named(rows, "subject", "patient_id", "id", "case");
    readonly string _count = Named(rows, "anc", "plt", "anc_days_0_30");

    public List<Finding> Findings { get; } = [];

    public IReadOnlyList<string> Columns => _daily is null ? [_subject] : rows.Columns;

    IcahtScale Scale =>
        (_count == "plt" ? IcahtScale.Platelets : IcahtScale.Neutrophils) is var scale && days is { } asked
            ? scale with
            {
                Days = asked,
            }
            : scale;

    public List<GradedRow> Graded()
    {
        var factor = Factor();
        return _daily is not null
            ? [.. rows.Rows.Select(row => Graded(row, [.. Daily(row, factor)], null, false))]
            : [.. rows.Rows.GroupBy(r => r[_subject] ?? "", StringComparer.Ordinal).Select(g => Graded([.. g], factor))];
    }

    GradedRow Graded(List<GradeRow> of, double factor)
    {
        List<DayCount> counts = [.. of.Select(row => Count(row, factor)).OfType<DayCount>()];
        var subject = new GradeRow(
            of[0].Line,
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [_subject] = of[0][_subject] ?? "" }
        );
        return Graded(subject, counts, Until(of[0]), HasDisease(of, counts));
    }

    GradedRow Graded(GradeRow row, List<DayCount> counts, int? until, bool disease)
    {
        var (early, late) = (Scale.EarlyGrade(counts), Scale.LateGrade(counts, until));
        string?[] says =
        [
            early.Rule.Says,
            late.Rule.Says,
            disease ? "Low before the cells with blasts in the marrow: the disease may be the cause." : null,
        ];
        return new(
            row,
            Worse(early.Value, late.Value),
            string.Join(' ', says.OfType<string>()),
            [.. early.Missing, .. late.Missing]
        )
        {
            More = [("early", Text(early.Value)), ("late", Text(late.Value))],
        };
    }

    // Who comes with few neutrophils and blasts in the marrow has them from the disease.
    bool HasDisease(List<GradeRow> of, List<DayCount> counts) =>
        counts.Exists(c => c.Day <= 0)
        && counts.Last(c => c.Day <= 0).Count <= Scale.Early.Low
        && of.Any(row => Number(row["marrow_blasts"]) >= 5);

    DayCount? Count(GradeRow row, double factor)
    {
        if (DayOf(row) is not { } day)
            return Refused(row, "day", "The day of a count is not known.", "Give day, or date and infusion as YYYY-MM-DD.");
        if (Number(row[_count]) is { } count and >= 0)
            return new(day, count * factor);
        return row[_count] is { } text
            ? Refused(row, _count, $"'{text}' is no count.", "Write a number, or leave it empty.")
            : null;
    }

    DayCount? Refused(GradeRow row, string column, string what, string mend)
    {
        Findings.Add(Finding.Warning(rows.Place, row.Line, column, what, mend));
        return null;
    }

    IEnumerable<DayCount> Daily(GradeRow row, double factor) =>
        from given in (row[_daily!] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Index()
        where Number(given.Item) is not null
        select new DayCount(given.Index, Number(given.Item)!.Value * factor);

    static int? DayOf(GradeRow row)
    {
        if (Number(row["day"]) is { } day)
            return (int)Math.Floor(day);
        return Date(row["date"]) is { } date && (Date(row["infusion"]) ?? Date(row["cart_date"])) is { } infused
            ? date.DayNumber - infused.DayNumber
            : null;
    }

    static int? Until(GradeRow row)
    {
        if (Number(row["until"]) is { } until)
            return (int)until;
        var infused = Date(row["infusion"]) ?? Date(row["cart_date"]);
        return Ends.Min(e => Date(row[e])) is { } end && infused is { } from ? end.DayNumber - from.DayNumber : null;
    }

    // Never guessed from the size of the numbers; numbers that are hardly per microlitre are refused until a unit is given.
    double Factor()
    {
        List<double> written = [.. rows.Rows.SelectMany(Numbers)];
        if (unit is null && written.Count > 0 && written.Max() < LeastPerMicrolitre)
            throw BadInputException.At(
                "--unit",
                "No unit is given, and no count is as high as 20.",
                "Give --unit 10*9/L or --unit /uL."
            );
        return UnitSpelling.Of(unit ?? "/uL")?.FactorTo(Unit.Of("10*9/L"))?.ToDouble()
            ?? throw BadInputException.At("--unit", $"'{unit}' is no unit of a count.", "Give 10*9/L or /uL.");
    }

    IEnumerable<double> Numbers(GradeRow row)
    {
        var words = (row[_count] ?? "").Split(' ');
        return words.Select(Number).OfType<double>();
    }

    static string Named(GradeRows rows, params string[] names) =>
        Array.Find(names, n => rows.Columns.Contains(n, StringComparer.OrdinalIgnoreCase))
        ?? throw BadInputException.At(
            rows.Place,
            $"The header has no column {string.Join(" or ", names)}.",
            "Give subject, day and anc or plt."
        );

    static int? Worse(int? early, int? late) => early is null || late is null ? early ?? late : Math.Max(early.Value, late.Value);

    static string Text(int? grade) => grade?.ToString(CultureInfo.InvariantCulture) ?? "";

    static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
