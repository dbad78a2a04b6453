using System.Globalization;
using Cairn.Capture;
using Cairn.Forms;
using Cairn.Ledger;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;
using Cairn.Store.Drafts;

namespace Cairn.App.Web.Ward;

/// <summary>A form as a page shows it.</summary>
/// <param name="Sent">What was sent and not written; null when the page only shows what is there.</param>
/// <param name="Token">Proves that the form came from this server.</param>
/// <param name="Key">Of this showing of the form.</param>
public sealed record FormView(
    WardSubject Of,
    FormSheet Sheet,
    RecordMarks Marks,
    NeededBy Needs,
    Captured? Sent,
    string? Reason,
    string Token,
    string Key
)
{
    /// <summary>What was done; null when nothing was.</summary>
    public Phrase? Done { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public Phrase? Wrong { get; init; }

    /// <summary>The draft that stands in the fields; null when none does.</summary>
    public FormDraft? Kept { get; init; }

    public FormPlace Place => Sheet.Place;
    public FormPlan Form => Place.Form;
    public bool IsLog => Form.Repeats == FormRepeat.Log;

    public bool MayEnter => Form.Lines.All(l => Of.May(RightOf(l))) && !IsLocked;

    public bool IsLocked => Sheet.Lines.Any(l => l.Key is { } key && Marks.IsLocked(key));

    public bool HasSaved => Sheet.Lines.Any(l => l.IsAnswered);

    public static Right RightOf(FormLine line) => line.Domain is "BE" or "BS" ? Right.EnterProduct : Right.EnterRecords;

    /// <summary>The rows of a log with those that can be added; the lines of another form.</summary>
    public IEnumerable<SheetLine> Lines =>
        IsLog && MayEnter
            ? Sheet.Lines.Concat(
                Enumerable.Range(1, SentForm.NewRows).Select(n => new SheetLine(SentForm.NewRow(n), Form.Lines[0], null, null))
            )
            : Sheet.Lines;

    /// <summary>What stands in a field.</summary>
    public string Value(SheetLine line, string variable) => Typed(line, variable) ?? Stored(line, variable);

    // What follows from other answers is not typed, and follows again.
    string? Typed(SheetLine line, string variable) =>
        Sent is null || Sent.Derived.Contains(line.Id, StringComparer.Ordinal)
            ? null
            : Sent.Answers.GetValueOrDefault($"{line.Id}.{variable}");

    /// <summary>The entry that the field rests on: after a look at what others wrote, theirs.</summary>
    public string Base(SheetLine line) => line.Entry.ToString(CultureInfo.InvariantCulture);

    /// <summary>The day in its field.</summary>
    public string Date => Sent?.Answers.GetValueOrDefault(SentForm.DateField) ?? (Sheet.Date.Length > 0 ? Sheet.Date : Likely);

    /// <summary>The day of the visit's other forms; else today when it lies in the visit's window.</summary>
    public required string Likely { get; init; }

    public IEnumerable<Finding> Findings(string line, string? variable = null) =>
        Sent?.Findings.Where(f => f.Place == line && (variable is null || f.Column == variable)) ?? [];

    public MovedLine? Moved(SheetLine line) => Sent?.Moved.FirstOrDefault(m => m.Line == line.Id);

    public static string Name(SheetLine line, string variable) => $"{line.Id}.{variable}";

    /// <summary>The identity of a field in the page.</summary>
    public static string Id(SheetLine line, string variable) =>
        "f-" + string.Concat((line.Id + "-" + variable).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    // A unit and a range are those of the subject's last result of the test, or the test's own unit.
    string Stored(SheetLine line, string variable)
    {
        if (line.IsAnswered || !line.Plan.HasUnit)
            return line.AnswerOf(variable);
        var last = Last.Value.GetValueOrDefault((line.Plan.Domain, line.Plan.Test!.Code));
        var taken = last?.Newest.ReadableValues.FirstOrDefault(v => v.Name == variable)?.Text;
        return variable == line.Plan.Domain + "ORRESU" ? taken ?? line.Plan.Test!.Unit!.Code : taken ?? "";
    }

    // Looked up once a page: each of many tests asks for its unit and the ends of its range.
    Lazy<Dictionary<(string Domain, string Test), RecordVersions>> Last { get; } = new(() => LastOf(Of));

    static Dictionary<(string, string), RecordVersions> LastOf(WardSubject of)
    {
        var results =
            from r in of.State.RecordsOf(of.Subject).Values
            where !r.IsRemoved
            orderby r.Newest.Sequence
            from v in r.Newest.ReadableValues
            where v.Name == r.Newest.Domain + "TESTCD" && v.Text is not null
            select ((r.Newest.Domain!, v.Text!), r);
        var last = new Dictionary<(string, string), RecordVersions>();
        foreach (var (test, result) in results)
            last[test] = result;
        return last;
    }

    /// <summary>The result in the unit that rules read, where it was given in another; null otherwise.</summary>
    public static string? Converted(FormLine plan, string result, string unit)
    {
        if (plan.Test is not { Unit: { } own } test || unit == own.Code || unit.Length == 0)
            return null;
        return
            double.TryParse(result, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && test.ValueOf(number, unit) is { } value
            ? string.Create(CultureInfo.InvariantCulture, $"= {Rounded(value):0.######} {UnitWords.Of(own.Code)}")
            : null;
    }

    // Four significant digits: as many as any laboratory gives.
    static double Rounded(double value)
    {
        if (value == 0)
            return 0;
        var digits = 3 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var scale = Math.Pow(10, digits);
        return Math.Round(value * scale) / scale;
    }

    /// <summary>
    /// The laboratory's range that a result takes that brings none; null when it has its own, or none is in force.
    /// </summary>
    public Phrase? Takes(SheetLine line)
    {
        if (!PartialDate.TryParse(Date, out var day, out _))
            return null;
        var row = new LabResult
        {
            Subject = Of.Subject,
            TestCode = line.Plan.Test!.Code,
            Unit = Value(line, "LBORRESU"),
            LowLimit = Value(line, "LBORNRLO"),
            HighLimit = Value(line, "LBORNRHI"),
            Date = day,
        };
        var filled = Of.State.Ranges.Fill(row, Of.View.Analysis.Casebook.Subject(Of.Subject)?.Demographics);
        if (filled.Taken is not { } taken)
            return null;
        var (low, high) = (filled.LowLimit ?? "–", filled.HighLimit ?? "–");
        return $"left empty: {low} to {high}, range of {Phrase.AsTyped(taken.Laboratory)}, entry {taken.Entry}";
    }

    static readonly Phrase[] Nothing = [];

    /// <summary>What a line is for, in words; null when nothing in the study asks for it.</summary>
    public Phrase? For(FormLine plan)
    {
        var criteria = Needs.Criteria(plan);
        var grades = NeededBy.Grades(plan);
        Phrase[] says =
        [
            .. criteria.Count switch
            {
                0 => Nothing,
                1 => [$"criterion {criteria[0]}"],
                _ => [$"criteria {string.Join(", ", criteria)}"],
            },
            .. grades.Count > 0 ? [$"grade: {Phrase.Join(", ", grades.Select(g => (Phrase)g))}"] : Nothing,
            .. NeededBy.IsForResponse(plan) ? ["response"] : Nothing,
        ];
        return says.Length > 0 ? Phrase.Join("; ", says) : null;
    }

    /// <summary>What is plausible, in words; null when nothing is known.</summary>
    public static Phrase? Range(CatalogueTest? test) =>
        test is { Plausible: var (low, high), Unit: { } unit }
            ? (Phrase)$"{low} to {high}{(unit.Code == "1" ? "" : " " + UnitWords.Of(unit.Code))}"
            : null;
}
