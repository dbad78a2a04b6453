using System.Globalization;
using Cairn.Forms;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Import;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;

namespace Cairn.Capture;

/// <summary>
/// From a form that was sent to what is appended: pure, so that it can be asked while somebody types, and again at the moment of
/// writing. A line goes the way of a row of a file, through the same checks. What it says already is not written again, so that a
/// form sent twice doubles nothing.
/// </summary>
public static class Capturing
{
    /// <param name="state">The ledger as it is.</param>
    public static Captured Plan(LedgerState state, FormPlace place, SentForm sent, ImportRules rules)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var sheet = FormSheet.Of(state, place);
        var filled = BedsideGrades.Fill(state, sheet, sent);
        var lines = Lines(state, sheet, filled.Sent).ToList();
        var numbers = new NextNumbers(state, place.Subject);
        var answered = lines.Where(l => !l.Answers.IsEmpty);
        List<IncomingTable> tables = [.. answered.Select(l => Table(state, place, l, filled, numbers))];
        var plan = Importing.Plan(state, tables, rules);
        List<Finding> findings =
        [
            .. plan.Findings.Where(f => f.Column is not null && f.Column != "VISIT"),
            .. DateFindings(place, sent, lines),
            .. lines.SelectMany(TextFindings),
            .. filled.Findings,
        ];
        List<EntryContent> records = [.. plan.Tables.SelectMany(Contents), .. lines.SelectMany(Removed)];
        List<MovedLine> moved = [.. lines.Where(l => l.IsMoved && !l.Answers.SaysTheSameAs(l.Theirs)).Select(Moved)];
        return new(
            StateOf(findings, moved, records, sent),
            sheet,
            Answers(lines, sent),
            findings,
            moved,
            [.. records, .. CheckQueries.Of(state, records, findings, tables)]
        )
        {
            Derived = filled.Derived,
        };
    }

    sealed record Line(SheetLine Said, LineAnswers Answers, LineAnswers Theirs, long Base)
    {
        public bool IsMoved => Said.Entry != Base;
    }

    static IEnumerable<Line> Lines(LedgerState state, FormSheet sheet, SentForm sent)
    {
        var present = sheet.Lines.Select(l => l.IsAnswered ? l : TakenOut(state, sheet.Place, l, sent));
        foreach (var line in (SheetLine[])[.. present, .. Gone(state, sheet, sent), .. NewRows(state, sheet, sent)])
        {
            // A row that came after the form was shown was on no screen: it stays as it is.
            if (!sent.Fields.ContainsKey(line.Id + ".base"))
                continue;
            var (entry, theirs) = (sent.BaseOf(line.Id), LineAnswers.Of(line.Plan, line.Values));
            yield return new(line, Mine(line, sent, entry, theirs), theirs, entry);
        }
    }

    // Of a record that somebody took out, whoever changed it keeps all that was on the screen.
    static LineAnswers Mine(SheetLine line, SentForm sent, long entry, LineAnswers theirs)
    {
        var (typed, onScreen) = (LineAnswers.Of(line, sent), LineAnswers.Of(line.Plan, line.At(entry)));
        return line.Said?.IsRemoved == true && !typed.SaysTheSameAs(onScreen) ? typed : typed.Over(onScreen, theirs);
    }

    // Rows of a log that were on the screen and that somebody took out meanwhile.
    static IEnumerable<SheetLine> Gone(LedgerState state, FormSheet sheet, SentForm sent) =>
        sheet.Place.Form.Repeats != FormRepeat.Log
            ? []
            : sent
                .Fields.Keys.Where(f => f.StartsWith('r') && f.EndsWith(".base", StringComparison.Ordinal))
                .Select(f => f[..^".base".Length])
                .Where(id => sheet.Lines.All(l => l.Id != id))
                .Select(id => TakenOut(state, sheet.Place, new(id, sheet.Place.Form.Lines[0], null, null), sent))
                .Where(l => l.Said is not null);

    // A record that was on the screen and that somebody took out meanwhile is still found by its entry.
    static SheetLine TakenOut(LedgerState state, FormPlace place, SheetLine line, SentForm sent)
    {
        if (sent.BaseOf(line.Id) is not (> 0 and var entry))
            return line;
        var (key, said) = state
            .RecordsOf(place.Subject)
            .FirstOrDefault(r => r.Key.Domain == line.Plan.Domain && r.Value.All.Any(e => e.Sequence == entry));
        return said is null ? line : new(line.Id, line.Plan, key, said);
    }

    // A row that was added by the same form sent before is that row.
    static IEnumerable<SheetLine> NewRows(LedgerState state, FormSheet sheet, SentForm sent)
    {
        if (sheet.Place.Form.Repeats != FormRepeat.Log)
            yield break;
        var plan = sheet.Place.Form.Lines[0];
        for (var i = 1; i <= SentForm.NewRows; i++)
        {
            var own = SourceId(sheet.Place, sent, SentForm.NewRow(i));
            var known = state
                .RecordsOf(sheet.Place.Subject)
                .Where(r => r.Key.Domain == plan.Domain)
                .Select(r => new SheetLine(SentForm.NewRow(i), plan, r.Key, r.Value))
                .FirstOrDefault(r =>
                    r.Said!.All.First().ReadableValues.Any(v => v.Name == plan.Domain + "SPID" && v.Text == own)
                );
            yield return known ?? new(SentForm.NewRow(i), plan, null, null);
        }
    }

    static IncomingTable Table(LedgerState state, FormPlace place, Line line, Filled filled, NextNumbers numbers)
    {
        var (plan, sent) = (line.Said.Plan, filled.Sent);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["USUBJID"] = place.Subject };
        if (plan.Shape.IsNumbered)
        {
            var number = line.Said.Key?.Number ?? numbers.Next(plan.Domain);
            values[plan.Domain + "SEQ"] = number.ToString(CultureInfo.InvariantCulture);
            if (!line.Said.IsAnswered)
                values[plan.Domain + "SPID"] = SourceId(place, sent, line.Said.Id);
            if (place.Visit is { } visit && !line.Said.IsAnswered)
                values["VISIT"] = visit.Name;
        }
        foreach (var (name, text) in plan.Fixed)
            if (!line.Said.IsAnswered || plan.Identity.Any(i => i.Key == name))
                values[name] = text;
        if (plan.Dated is { } dated && (!line.Said.IsAnswered || sent.MovesDate))
            values[dated] = place.Day is { } day ? Iso(day) : DateOf(sent);
        foreach (var (name, text) in line.Answers.Values())
            values[name] = text;
        if (plan.OwnUnit is { } unit && IsNewNumber(line))
            values[plan.Domain + "ORRESU"] = unit;
        foreach (var (name, text) in filled.Beside(line.Said.Id))
            values[name] = text;
        return new(line.Said.Id, plan.Domain, "", [.. values.Keys], [new(1, [.. values])], state.IsSynthetic);
    }

    // A number alone may be a share; what stands without its unit is left as it is until the number changes.
    static bool IsNewNumber(Line line)
    {
        var result = line.Said.Plan.Domain + "ORRES";
        var (mine, theirs) = (line.Answers[result], line.Said.IsAnswered ? line.Theirs[result] : "");
        return mine.Length > 0 && mine != theirs && Absences.OfShort(mine) is null;
    }

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string DateOf(SentForm sent) => Absences.OfShort(sent.Date) is null ? sent.Date : "";

    static string SourceId(FormPlace place, SentForm sent, string line) =>
        place.Form.Repeats == FormRepeat.Log ? $"{place.Code}/{sent.Key}/{line}" : $"{place.Code}/{line}";

    static IEnumerable<EntryContent> Contents(TablePlan table) => [.. table.Added, .. table.Conflicts.Select(c => c.Correction)];

    static IEnumerable<EntryContent> Removed(Line line) =>
        line.Answers.IsEmpty && line.Said is { Key: { } key, Said.IsRemoved: false }
            ? [new RecordRemoved(key, line.Said.Entry)]
            : [];

    static IEnumerable<Finding> DateFindings(FormPlace place, SentForm sent, List<Line> lines)
    {
        if (!place.Form.AsksDate || lines.TrueForAll(l => l.Answers.IsEmpty || l.Said.Plan.Dated is null))
            yield break;
        if (sent.Date.Length == 0)
            yield return Finding.Error(
                SentForm.DateField,
                null,
                "",
                "The day is missing.",
                "Write it, or UNK when nobody knows."
            );
        else if (Absences.OfShort(sent.Date) is null && !PartialDate.TryParse(sent.Date, out _, out var why))
            yield return Finding.Error(SentForm.DateField, null, "", why, "Write it as 2026-03-12, or 2026-03, or UNK.");
    }

    /// <summary>The longest text that an answer may have.</summary>
    public const int LongestText = 4000;

    // What no database holds, and what no reader reads.
    static IEnumerable<Finding> TextFindings(Line line) =>
        line
            .Answers.All.Where(a =>
                a.Value.Length > LongestText || a.Value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            )
            .Select(a =>
                Finding.Error(
                    line.Said.Id,
                    null,
                    a.Key,
                    "The text is too long, or holds letters that no keyboard makes.",
                    $"Write at most {LongestText} letters."
                )
            );

    static MovedLine Moved(Line line) =>
        new(
            line.Said.Id,
            line.Said.Said!.Newest,
            [
                .. LineAnswers
                    .AskedBy(line.Said.Plan)
                    .Select(v => new ValueChange(v, SheetLine.Answer(line.Said.Plan, line.Said.At(line.Base), v), line.Theirs[v]))
                    .Where(c => c.Old != c.New),
            ]
        );

    static CaptureState StateOf(List<Finding> findings, List<MovedLine> moved, List<EntryContent> records, SentForm sent)
    {
        if (findings.Exists(f => f.Severity == Severity.Error))
            return CaptureState.Unreadable;
        if (moved.Count > 0)
            return CaptureState.Moved;
        if (records.Count == 0)
            return CaptureState.Nothing;
        return sent.Reason is null && records.Exists(r => r.NeedsReason) ? CaptureState.NeedsReason : CaptureState.Ready;
    }

    static Dictionary<string, string> Answers(List<Line> lines, SentForm sent)
    {
        var answers = lines
            .SelectMany(l => l.Answers.All.Select(a => KeyValuePair.Create($"{l.Said.Id}.{a.Key}", a.Value)))
            .ToDictionary(StringComparer.Ordinal);
        answers[SentForm.DateField] = sent.Date;
        return answers;
    }
}
