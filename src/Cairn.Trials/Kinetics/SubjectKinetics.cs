using Cairn.Records;
using Cairn.Safety.Summary;

namespace Cairn.Kinetics;

/// <summary>
/// The infused cells in one subject's blood by the transgene (LB CARCOPY), from the day of the first cells on. Of several samples
/// of a day the highest counts. A value below a limit (&lt;50, negative) is below the limit of quantification.
/// </summary>
/// <param name="Points">By day from the first cells; null below the limit.</param>
/// <param name="Course">What follows from them.</param>
/// <param name="Unread">Results that are no number and no word for below the limit, in another unit, or without a whole date: in
/// none of it.</param>
public sealed record SubjectKinetics(
    TreatedSubject Subject,
    IReadOnlyList<(int Day, double? Level)> Points,
    CellularKinetics Course,
    IReadOnlyList<LabResult> Unread
)
{
    static readonly string[] BelowTheLimit =
    [
        "NEGATIVE",
        "NEG",
        "NOT DETECTED",
        "UNDETECTED",
        "BLQ",
        "BQL",
        "<LLOQ",
        "BELOW LLOQ",
    ];

    /// <summary>The samples that it rests on.</summary>
    public IReadOnlyList<Fact> Because { get; init; } = [];

    /// <summary>Of everyone with a sample after the first cells, in the order given.</summary>
    public static IReadOnlyList<SubjectKinetics> Of(IEnumerable<TreatedSubject> treated) =>
        [
            .. from subject in treated
            where subject.FirstCells is not null
            let kinetics = Of(subject)
            where kinetics.Points.Count > 0 || kinetics.Unread.Count > 0
            select kinetics,
        ];

    static SubjectKinetics Of(TreatedSubject subject)
    {
        var rows = subject.Records.Of<LabResult>();
        var after = rows.Where(r => IsAfterCells(r, subject)).ToLookup(IsRead);
        List<(int Day, double? Level)> points =
        [
            .. from row in after[true]
            group LevelOf(row) by subject.DaysAfterCells(row.Date!.Value.Date)!.Value into day
            orderby day.Key
            select (day.Key, day.Max()),
        ];
        var course = CellularKinetics.Of(points.Select(p => new CellSample(p.Day, p.Level ?? 0)));
        return new(subject, points, course, [.. after[false]]) { Because = [.. after[true].Select(r => r.AsFact())] };
    }

    static bool IsAfterCells(LabResult row, TreatedSubject subject) =>
        row is { TestCode: TestCode.TransgeneCopies, Status: null } && !(row.Date?.Latest < subject.FirstCells);

    // In a unit of the catalogue: copies per microlitre of blood are no copies per microgram of DNA.
    static double? In(LabResult row, double number) => row.Unit is null ? number : Catalogue.Find(row)?.ValueOf(number, row.Unit);

    static bool IsRead(LabResult row) =>
        row.Date?.Date is not null && In(row, 1) is not null && (row.Number >= 0 || IsBelow(row.Result));

    static bool IsBelow(string? result) =>
        result?.Trim() is { Length: > 0 } text
        && (text[0] == '<' || BelowTheLimit.Contains(text, StringComparer.OrdinalIgnoreCase));

    static double? LevelOf(LabResult row) => row.Number is > 0 and var level && !IsBelow(row.Result) ? In(row, level) : null;
}
