using Cairn.Forms;
using Cairn.Ledger;
using Cairn.Studies;

namespace Cairn.Capture;

/// <summary>Why a result is not put on a form.</summary>
public enum LeftOut
{
    /// <summary>No test of the catalogue has that name.</summary>
    UnknownTest,

    /// <summary>No form of the visit asks for the test.</summary>
    NotAsked,

    /// <summary>It is of another day than the form.</summary>
    OtherDay,

    /// <summary>No day is given, neither with it nor for the form.</summary>
    NoDay,

    /// <summary>A number without a unit may be any number.</summary>
    NoUnit,

    /// <summary>The same test stands there twice for the day.</summary>
    Twice,
}

/// <summary>Results on one form of a visit, as if somebody had typed them.</summary>
/// <param name="Lines">The line of each result, by the line of its source.</param>
public sealed record PlacedForm(FormPlace Place, SentForm Sent, IReadOnlyDictionary<int, string> Lines);

/// <summary>
/// Where results of a laboratory belong among the forms of a visit. Each becomes the answer of a form's line and goes the way of
/// the form: its checks, its reasons, its history.
/// </summary>
/// <param name="Forms">Those that take one result at least.</param>
/// <param name="LeftOut">Line of the source, and why it is on no form.</param>
public sealed record PlacedResults(IReadOnlyList<PlacedForm> Forms, IReadOnlyDictionary<int, LeftOut> LeftOut)
{
    /// <param name="day">Of the forms; results of another day are left out. Empty: the one day that all results have.</param>
    /// <param name="reason">Why saved values change; empty when nothing is said.</param>
    public static PlacedResults At(
        LedgerState state,
        Study study,
        string subject,
        VisitPlan visit,
        IReadOnlyList<ResultRow> rows,
        string day,
        string reason
    )
    {
        ArgumentNullException.ThrowIfNull(study);
        List<FormPlace> places =
        [
            .. study
                .FormsAt(visit)
                .Where(f => f.Repeats == FormRepeat.Visit && f.Lines.Any(l => l.Domain == "LB"))
                .Select(f => new FormPlace(subject, f, visit)),
        ];
        var sheetDay = day.Length > 0 ? DayOf(day) : OneDay(rows);
        var (leftOut, taken) = (new Dictionary<int, LeftOut>(), new Dictionary<(FormPlace, string), ResultRow>());
        foreach (var row in rows)
        {
            var (place, line) = Asked(places, row.Test);
            if (Why(row, line, sheetDay) is { } why)
                leftOut[row.Line] = why;
            else if (!taken.TryAdd((place!, line!.Id), row))
                leftOut[row.Line] = Capture.LeftOut.Twice;
        }
        var forms = taken.GroupBy(t => t.Key.Item1);
        return new(
            [.. forms.Select(f => Form(state, f.Key, [.. f.Select(t => (t.Key.Item2, t.Value))], sheetDay, reason))],
            leftOut
        );
    }

    static LeftOut? Why(ResultRow row, FormLine? line, string sheetDay)
    {
        if (Records.Catalogue.Find("LB", row.Test) is null)
            return Capture.LeftOut.UnknownTest;
        if (line is null)
            return Capture.LeftOut.NotAsked;
        if (sheetDay.Length == 0)
            return Capture.LeftOut.NoDay;
        if (row.Day.Length > 0 && DayOf(row.Day) != sheetDay)
            return Capture.LeftOut.OtherDay;
        return line.HasUnit && row.Unit.Length == 0 ? Capture.LeftOut.NoUnit : null;
    }

    static (FormPlace? Place, FormLine? Line) Asked(List<FormPlace> places, string test)
    {
        foreach (var place in places)
            if (place.Form.Lines.FirstOrDefault(l => l.Domain == "LB" && l.Test?.Code == test) is { } line)
                return (place, line);
        return (null, null);
    }

    static string OneDay(IReadOnlyList<ResultRow> rows)
    {
        var given = rows.Where(r => r.Day.Length > 0).Select(r => DayOf(r.Day));
        return given.Distinct(StringComparer.Ordinal).ToList() is [var one] ? one : "";
    }

    // Without the time of day: a form has one day.
    static string DayOf(string text) => text.Split('T')[0];

    static PlacedForm Form(
        LedgerState state,
        FormPlace place,
        IReadOnlyList<(string Line, ResultRow Row)> results,
        string day,
        string reason
    )
    {
        var sheet = FormSheet.Of(state, place);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SentForm.DateField] = day,
            [SentForm.BaseOfDate] = sheet.Date,
            [SentForm.ReasonField] = reason,
        };
        foreach (var (line, row) in results)
        {
            var entry = sheet.Lines.First(l => l.Id == line).Entry;
            fields[line + ".base"] = entry.ToString(System.Globalization.CultureInfo.InvariantCulture);
            fields[line + ".LBORRES"] = row.Result;
            fields[line + ".LBORRESU"] = row.Unit;
            fields[line + ".LBORNRLO"] = row.Low;
            fields[line + ".LBORNRHI"] = row.High;
        }
        return new(place, new(fields, "sheet"), results.ToDictionary(r => r.Row.Line, r => r.Line));
    }
}
