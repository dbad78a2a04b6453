using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;
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

    readonly List<Finding> _findings = [];

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
            ? [.. rows.Rows.Select(row => Graded(row, [.. Daily(row, factor)], Until(row), false))]
            : [.. rows.Rows.GroupBy(r => r[_subject] ?? "", StringComparer.Ordinal).Select(g => Graded([.. g], factor))];
    }

    GradedRow Graded(List<GradeRow> of, Rational factor)
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
        var (early, late) = (Scale.EarlyGrade(counts, until), Scale.LateGrade(counts, until));
        Answer<GradeSpan>[] phases = [early, late];
        List<GradeSpan> counted = [.. phases.Where(IsCounted).Select(phase => phase.Value)];
        var whole = counted.Count == 0 ? GradeSpan.Open : counted.Aggregate((one, other) => one.Worse(other));
        string?[] says =
        [
            early.Rule.Says,
            late.Rule.Says,
            disease ? "Low before the cells with blasts in the marrow: the disease may be the cause." : null,
        ];
        var missing = Grounds.Of(phases).Missing;
        var asks = missing.Count == 0 ? "" : $" Missing: {string.Join("; ", missing.InWords())}.";
        List<Finding> found = [.. _findings];
        _findings.Clear();
        return new(row, whole.Known, string.Join(' ', says.OfType<string>()) + asks, missing)
        {
            Possible = whole,
            More = [("early", Text(early.Value)), ("late", Text(late.Value))],
            Findings = found,
        };
    }

    // A phase of which no count is known says nothing to the other.
    static bool IsCounted(Answer<GradeSpan> phase) => phase.Value != GradeSpan.Open || phase.Missing is [Gap.Uncounted];

    // Who comes with few neutrophils and blasts in the marrow has them from the disease.
    bool HasDisease(List<GradeRow> of, List<DayCount> counts) =>
        counts.Exists(c => c.Day <= 0)
        && counts.Last(c => c.Day <= 0).Count <= Scale.Early.Low
        && of.Any(row => Number(row["marrow_blasts"]) >= 5);

    DayCount? Count(GradeRow row, Rational factor)
    {
        if (DayOf(row) is not { } day)
            return Refused(row, "day", "The day of a count is not known.", "Give day, or date and infusion as YYYY-MM-DD.");
        if (row[_count] is not { } text)
            return null;
        if (Measured.Read(text) is not { } read)
            return Refused(row, _count, $"'{text}' is no count.", "Write a number, <0.1 or >10, or leave it empty.");
        var count = read.Times(factor);
        return Plausible.IsOutside(Catalogue.Find("LB", Scale.Test), count)
            ? Refused(
                row,
                _count,
                $"'{text}' is no count of a patient: it is kept, and grades nothing.",
                "Check it and the unit."
            )
            : DayCount.Of(day, count);
    }

    DayCount? Refused(GradeRow row, string column, string what, string mend)
    {
        _findings.Add(Finding.Warning(rows.Place, row.Line, column, what, mend));
        return null;
    }

    IEnumerable<DayCount> Daily(GradeRow row, Rational factor) =>
        from given in (row[_daily!] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Index()
        let count = Measured.Read(given.Item)
        where count is not null
        select DayCount.Of(given.Index, count.Value.Times(factor));

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
    Rational Factor()
    {
        List<double> written = [.. rows.Rows.SelectMany(Numbers)];
        if (unit is null && written.Count > 0 && written.Max() < LeastPerMicrolitre)
            throw BadInputException.At(
                "--unit",
                "No unit is given, and no count is as high as 20.",
                "Give --unit 10*9/L or --unit /uL."
            );
        return UnitSpelling.Of(unit ?? "/uL")?.FactorTo(Unit.Of("10*9/L"))
            ?? throw BadInputException.At("--unit", $"'{unit}' is no unit of a count.", "Give 10*9/L or /uL.");
    }

    IEnumerable<double> Numbers(GradeRow row)
    {
        foreach (var word in (row[_count] ?? "").Split(' '))
            if (Measured.Read(word) is { } read)
                yield return double.IsInfinity(read.High) ? read.Low : read.High;
    }

    static string Named(GradeRows rows, params string[] names) =>
        Array.Find(names, n => rows.Columns.Contains(n, StringComparer.OrdinalIgnoreCase))
        ?? throw BadInputException.At(
            rows.Place,
            $"The header has no column {string.Join(" or ", names)}.",
            "Give subject, day and anc or plt."
        );

    static string Text(GradeSpan span) => span.Known?.ToString(CultureInfo.InvariantCulture) ?? "";

    static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
