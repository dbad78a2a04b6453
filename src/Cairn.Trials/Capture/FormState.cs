using Cairn.Forms;

namespace Cairn.Capture;

/// <summary>How far a form is filled in.</summary>
public enum FormFill
{
    Empty,
    Begun,
    Complete,
}

/// <summary>How a form of a subject stands.</summary>
/// <param name="Queries">Open ones.</param>
/// <param name="IsVerified">Every record of it is, as it stands; false while there is none.</param>
/// <param name="IsLate">A record of it was entered later than <see cref="LateEntry.Days"/> days after what it says.</param>
public sealed record FormState(
    FormSheet Sheet,
    FormFill Fill,
    IReadOnlyList<OpenQuery> Queries,
    bool IsVerified,
    bool IsLocked,
    bool IsSigned,
    bool IsLate
)
{
    public FormPlace Place => Sheet.Place;

    /// <summary>The lines that still lack an answer, or why there is none; a form with one is not signed.</summary>
    public IReadOnlyList<SheetLine> Lacking => [.. LackingOn(Sheet)];

    public static FormState Of(FormSheet sheet, RecordMarks marks)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(marks);
        var said = sheet.Lines.Where(IsSaid).ToList();
        return new(
            sheet,
            FillOf(sheet, said.Count),
            [.. said.SelectMany(l => marks.QueriesOf(l.Key!.Value))],
            said.Count > 0 && said.TrueForAll(marks.IsVerified),
            said.Count > 0 && said.TrueForAll(l => marks.IsLocked(l.Key!.Value)),
            said.Count > 0 && said.TrueForAll(marks.IsSigned),
            said.Exists(LateEntry.Is)
        );
    }

    // The person's row is there from the consent on: that they live says nothing on the form of their death.
    static bool IsSaid(SheetLine line) =>
        line.IsAnswered && (line.Plan.Fixed.Count > 0 || line.Plan.Items.Any(i => line.AnswerOf(i.Variable).Length > 0));

    // A log is complete when its rows are: nobody can say from it that nothing else happened.
    static FormFill FillOf(FormSheet sheet, int said)
    {
        if (said == 0)
            return FormFill.Empty;
        return LackingOn(sheet).Any() ? FormFill.Begun : FormFill.Complete;
    }

    static IEnumerable<SheetLine> LackingOn(FormSheet sheet) =>
        sheet.Lines.Where(l => !l.IsComplete && (l.IsAnswered || sheet.Place.Form.Repeats != FormRepeat.Day));
}

/// <summary>An entry that came long after what it says.</summary>
public static class LateEntry
{
    /// <summary>Assumed: a week is what monitoring plans usually allow.</summary>
    public const int Days = 7;

    /// <summary>True when the first entry of a record came more than <see cref="Days"/> days after its date.</summary>
    public static bool Is(SheetLine line) =>
        line?.Said is { } said
        && said.All.First() is { Event: { } happened } first
        && DateOnly.FromDateTime(first.Time.UtcDateTime) > Last(happened).AddDays(Days);

    static DateOnly Last(Quantities.PartialDate happened) =>
        happened.Latest > DateOnly.MaxValue.AddDays(-Days) ? DateOnly.MaxValue.AddDays(-Days) : happened.Latest;
}
