using System.Globalization;
using Cairn.Criteria.Rules;
using Cairn.Documents.StudyFiles;
using Cairn.Forms;
using Cairn.Studies;
using Spectre.Console;
using static Cairn.App.Terminal;
using Words = Cairn.Documents.Reports.Content.Written;

namespace Cairn.App.Commands;

// Who may enter, and what is done at which visit.
sealed partial class StudyPage
{
    void Criteria()
    {
        foreach (var kind in Enum.GetValues<CriterionKind>())
        {
            var criteria = study.Criteria.Where(c => c.Kind == kind).ToList();
            if (criteria.Count == 0)
                continue;
            Section($"{kind} criteria ({criteria.SelectMany(c => c.Atoms).Count()})");
            Table(["|Id", "Criterion", "|Basis"], criteria.SelectMany(c => Rows(c, 0)));
        }
        Bounds();
        Gates();
    }

    /// <summary>The bounds and choices of the criteria's expressions.</summary>
    void Bounds()
    {
        if (EligibilityRules.Of(study) is not { Parameters: { Count: > 0 } parameters })
            return;
        Section($"Bounds and choices of the criteria ({parameters.Count})");
        Table(
            ["Bound", "Value"],
            parameters.Select(p =>
                (IReadOnlyList<string>)[p.Name.EscapeMarkup(), p.Says.EscapeMarkup() + Tag($"parameters.{p.Name}")]
            )
        );
    }

    /// <summary>What is asked again, or asked alone, before lymphodepletion and before each fraction.</summary>
    void Gates()
    {
        foreach (var gate in Enum.GetValues<Gate>().Where(g => g != Gate.Screening))
        {
            var asked = study.AskedAt(gate).ToList();
            if (asked.Count == 0)
                continue;
            Section($"Asked before {(gate == Gate.Infusion ? "each fraction" : "lymphodepletion")} ({asked.Count})");
            Table(["|Id", "Criterion", "No older than"], asked.Select(c => Row(c, gate)));
        }
    }

    IReadOnlyList<string> Row(Criterion c, Gate gate)
    {
        var days = c.Again.First(a => a.Gate == gate).WithinDays;
        var age = days == 0 ? "of the day" : $"{days} {(days == 1 ? "day" : "days")}";
        return [c.Id, c.Text.EscapeMarkup() + Tag($"criteria.{c.Id}"), age + Tag($"criteria.{c.Id}.again", $"criteria.{c.Id}")];
    }

    IEnumerable<IReadOnlyList<string>> Rows(Criterion c, int depth)
    {
        yield return
        [
            $"{new string(' ', depth * 2)}{c.Id}",
            c.Text.EscapeMarkup() + Tag($"criteria.{c.Id}"),
            c.Parts.Count > 0 ? "" : ProtocolWords.Of(c.Basis),
        ];
        foreach (var (ask, i) in c.Again.Select((ask, i) => (ask, i)))
            yield return ["", $"[grey]again before {Before(ask.Gate)}, {Fresh(ask)}[/]{Tag($"criteria.{c.Id}.again")}", ""];
        foreach (var row in c.Parts.SelectMany(part => Rows(part, depth + 1)))
            yield return row;
    }

    void GateChecks()
    {
        if (study.GateChecks.Count == 0)
            return;
        Section("Asked at later gates alone");
        Table(["|Id", "Check", "|Basis"], study.GateChecks.SelectMany(c => Rows(c, 0)));
    }

    static string Before(Gate gate) =>
        gate switch
        {
            Gate.Screening => "enrolment",
            Gate.Lymphodepletion => "lymphodepletion",
            Gate.Infusion => "each infusion",
        };

    static string Fresh(GateAsk ask) =>
        ask.WithinDays == 0
            ? "with results of the day"
            : $"with results of the last {Words.Plural(ask.WithinDays, "day", "days")}";

    void Schedule()
    {
        if (study.Schedule.Count == 0)
            return;
        Section("Visits", Tag("schedule"));
        Table(
            ["|Visit", ">Day", ">Window", "Name"],
            study.Schedule.Select(v =>
                (IReadOnlyList<string>)
                    [
                        v.Id,
                        v.Day?.ToString(CultureInfo.InvariantCulture) ?? "",
                        v.Before + v.After == 0 ? "" : $"-{v.Before} +{v.After}",
                        v.Name.EscapeMarkup(),
                    ]
            )
        );
        Screen.MarkupLine("  [grey]Days from the first infusion, which is on day 0.[/]");
        Assessments();
    }

    /// <summary>The schedule of assessments: what is recorded, by visit; as a list where the screen is too narrow.</summary>
    void Assessments()
    {
        var visits = study.Schedule;
        List<FormPlan> kinds = [.. visits.SelectMany(study.FormsAt).Distinct()];
        Section("Assessments", Tag("forms"));
        var longest = kinds.Max(k => (int?)k.Title.Length + 2) ?? 0;
        var width = 2 + longest + visits.Sum(v => Math.Max(v.Id.Length, 1) + 1);
        if (width > Screen.Profile.Width)
            Facts([.. visits.Select(v => (v.Id, (string?)string.Join("; ", study.FormsAt(v).Select(f => f.Title)), ""))]);
        else
            Screen.Write(Matrix(kinds));
    }

    Padder Matrix(List<FormPlan> kinds)
    {
        var table = new Table().Border(TableBorder.None).AddColumn(new TableColumn("").NoWrap().Padding(0, 0, 2, 0));
        foreach (var visit in study.Schedule)
        {
            var column = new TableColumn($"[grey]{visit.Id.EscapeMarkup()}[/]") { NoWrap = true, Alignment = Justify.Center };
            table.AddColumn(column.Padding(0, 0, 1, 0));
        }
        foreach (var kind in kinds)
            table.AddRow([
                kind.Title.EscapeMarkup(),
                .. study.Schedule.Select(v => v.Forms.Contains(kind.Id, StringComparer.Ordinal) ? "x" : "[grey]·[/]"),
            ]);
        return new(table, new Padding(2, 0, 0, 0));
    }
}
