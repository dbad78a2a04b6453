using Cairn.Capture;
using static Cairn.App.Web.Languages.Spoken;

namespace Cairn.App.Web.Ward;

/// <summary>What the server says to a form while somebody types.</summary>
/// <param name="Line">The line it stands beside.</param>
/// <param name="Field">The field it is about.</param>
/// <param name="Kind">error, unknown (a value that is odd) or unit (what follows from it).</param>
sealed record FormNote(string Line, string Field, string Kind, string Says);

static class FormNotes
{
    public static IReadOnlyList<FormNote> Of(Captured captured, SentForm sent) =>
        [
            .. captured.Findings.Select(f => new FormNote(
                f.Place,
                f.Column is { Length: > 0 } column ? $"{f.Place}.{column}" : f.Place,
                f.Severity == Severity.Error ? "error" : "unknown",
                T[f.Says]
            )),
            .. captured.Sheet.Lines.Select(l => Converted(l, captured)).OfType<FormNote>(),
            .. captured.Sheet.Lines.Select(l => Follows(l, captured, sent)).OfType<FormNote>(),
        ];

    /// <summary>
    /// Of a day in the grid: what follows from its signs, and what is found, each with the name of its line.
    /// </summary>
    public static IEnumerable<FormNote> OfDay(FormPlace place, Captured captured)
    {
        var day = GridDay.PrefixOf(place.Day!.Value);
        foreach (var line in place.Form.Lines.Where(l => BedsideLines.Followed.Contains(l.Id, StringComparer.Ordinal)))
        {
            var answer = captured.Answers.GetValueOrDefault($"{line.Id}.{line.Items[0].Variable}", "");
            yield return new($"{day}.{line.Id}.grade", "", "follows", answer.Length > 0 ? answer : "–");
        }
        foreach (var finding in captured.Findings)
            yield return new(
                day,
                $"{day}.{finding.Place}.{finding.Column}",
                finding.Severity == Severity.Error ? "error" : "unknown",
                T[$"{place.Form.Lines.FirstOrDefault(l => l.Id == finding.Place)?.Label}: {finding.Says}"]
            );
    }

    static FormNote? Converted(SheetLine line, Captured captured)
    {
        if (!line.Plan.HasUnit)
            return null;
        var (result, unit) = (line.Plan.Domain + "ORRES", line.Plan.Domain + "ORRESU");
        var says = FormView.Converted(line.Plan, Answer(line, captured, result), Answer(line, captured, unit));
        return says is null ? null : new(line.Id, $"{line.Id}.{result}", "unit", says);
    }

    // A line that was left empty and follows from others.
    static FormNote? Follows(SheetLine line, Captured captured, SentForm sent)
    {
        var variable = line.Plan.Items[0].Variable;
        var now = Answer(line, captured, variable);
        return now.Length > 0 && sent.Answer(line.Id, variable) is { } typed && typed != now
            ? new(line.Id, $"{line.Id}.{variable}", "unit", T[$"follows: {now}"])
            : null;
    }

    static string Answer(SheetLine line, Captured captured, string variable) =>
        captured.Answers.GetValueOrDefault($"{line.Id}.{variable}", "");
}
