using Cairn.Criteria.Rules;
using Cairn.Studies;
using Spectre.Console;

namespace Cairn.App.Commands;

/// <summary>What <c>cairn study list</c> and <c>check</c> print, and the JSON of all three.</summary>
static class StudyText
{
    public static object Json(StudyRow row) =>
        new
        {
            row.Id,
            row.Folder,
            row.Read.Value?.Registration.Title,
            row.Read.Value?.Registration.Status,
            row.Read.Value?.Registration.Phases,
            row.Read.Value?.Registration.Enrollment,
            criteria = row.Read.Value?.AtomicCriteria.Count(),
            assumptions = row.Read.Value?.Provenance.Assumed.Count,
            assumed = row.Read.Value?.Provenance.Count(ValueSource.Assumed),
            sound = row.Read.IsSound,
        };

    public static object JsonCheck(StudyRow row, DraftAccount account) =>
        new
        {
            row.Id,
            row.Folder,
            sound = row.Read.IsSound,
            row.Read.Findings,
            coverage = row.Read.Value is { } study ? Coverage(study) : null,
            statements = account.Statements.Select(s => new
            {
                s.Says,
                s.Path,
                s.Into,
                s.Endpoint,
            }),
            account.Missing,
        };

    public static object JsonPage(Study s) =>
        new
        {
            s.Id,
            s.Registration,
            s.Design,
            s.Arms,
            s.Interventions,
            s.Outcomes,
            s.Sponsors,
            s.Locations,
            s.Contacts,
            s.RelatedTrials,
            s.Product,
            s.Dosing,
            s.Escalation,
            s.Dlt,
            s.Safety,
            s.Response,
            s.Endpoints,
            criteria = s.Criteria.Select(Json),
            checks = s.GateChecks.Select(Json),
            parameters = EligibilityRules.Of(s)?.Parameters.Select(p => new { p.Name, Value = p.Says }),
            s.Schedule,
            s.Statements,
            sources = s.Provenance.Origins,
            coverage = Coverage(s),
        };

    static object Json(Criterion c) =>
        new
        {
            c.Id,
            c.Kind,
            c.Text,
            c.Basis,
            c.RestsOn,
            c.Again,
            parts = c.Parts.Select(Json),
        };

    public static int Write(IReadOnlyList<StudyRow> rows)
    {
        if (rows.Count > 0)
            Terminal.Table(
                ["|Study", "|Status", "|Phase", ">Enrolment", ">Criteria", ">Assumed", "Title"],
                rows.Select(row =>
                    (IReadOnlyList<string>)(
                        row.Read.Value is { } s
                            ?
                            [
                                $"[bold]{row.Id}[/]",
                                s.Registration.Status ?? "unknown",
                                string.Join('/', s.Registration.Phases),
                                $"{s.Registration.Enrollment}",
                                $"{s.AtomicCriteria.Count()}",
                                $"{s.Provenance.Assumed.Count}",
                                s.Registration.Title.EscapeMarkup(),
                            ]
                            :
                            [
                                row.Id.EscapeMarkup(),
                                "[red]has errors[/]",
                                "",
                                "",
                                "",
                                "",
                                $"cairn study check {row.Id}".EscapeMarkup(),
                            ]
                    )
                )
            );
        return ExitCode.Done;
    }

    public static void WriteCheck(StudyRow row, DraftAccount account)
    {
        var console = Terminal.Screen;
        foreach (var finding in row.Read.Findings)
        {
            var mark = finding.Severity == Severity.Error ? "[red]✗ error[/]" : "[yellow]! warning[/]";
            console.MarkupLineInterpolated($"{Place(finding)}");
            console.MarkupLine($"  {mark}  {finding.What.EscapeMarkup()}");
            console.MarkupLine($"  [grey]mend[/]     {finding.Mend.EscapeMarkup()}");
        }
        if (row.Read.Findings.Count > 0)
            console.WriteLine();
        var errors = row.Read.Findings.Count(f => f.Severity == Severity.Error);
        console.MarkupLine(
            row.Read.IsSound
                ? $"[green]✓[/] [bold]{row.Id}[/] is sound."
                : $"[red]✗[/] [bold]{row.Id}[/] has {Counted(errors, "error")}; a study with errors is not used."
        );
        if (row.Read.Value is not { } study)
            return;
        WriteStatements(study);
        DraftText.Write(account);
        WriteCoverage(study);
    }

    /// <summary>Every statement of the source document, and where it went or why it needs no place.</summary>
    static void WriteStatements(Study study)
    {
        var console = Terminal.Screen;
        foreach (var statement in study.Statements)
        {
            var lines =
                statement.FirstLine == statement.LastLine
                    ? $"{statement.FirstLine}"
                    : $"{statement.FirstLine}-{statement.LastLine}";
            var went = statement.NothingToCompute is { } why ? $"nothing to compute: {why}" : string.Join(", ", statement.At);
            console.MarkupLineInterpolated($"[grey]{lines, 7}[/]  {statement.Says}");
            console.MarkupLineInterpolated($"         [grey]{went}[/]");
        }
    }

    static void WriteCoverage(Study study)
    {
        var (statements, values) = (study.Statements, study.Provenance);
        (string, string, string)[] document =
        [
            (
                "Statements",
                $"{statements.Count}: {statements.Count(s => s.At.Count > 0)} in the study, "
                    + $"{statements.Count(s => s.At.Count == 0)} with nothing to compute",
                ""
            ),
            ("Lines covered", $"{statements.Sum(s => s.LastLine - s.FirstLine + 1)} of the source document", ""),
        ];
        Terminal.Facts([
            .. statements.Count > 0 ? document : [],
            ("Criteria", Criteria(study), ""),
            (
                "Values",
                $"{values.Count(ValueSource.Record)} from the record, {values.Count(ValueSource.Protocol)} from the "
                    + $"protocol, {values.Count(ValueSource.Assumed)} assumed ({values.Assumed.Count} assumptions)",
                ""
            ),
        ]);
    }

    /// <summary>"15, each with its own verdict: 10 computed from the records, 5 answered by a person".</summary>
    static string Criteria(Study study)
    {
        var criteria = study.AtomicCriteria.ToList();
        int On(CriterionBasis basis) => criteria.Count(c => c.Basis == basis);
        return $"{criteria.Count}, each with a verdict of its own: {On(CriterionBasis.Recorded)} from the records, "
            + $"{On(CriterionBasis.Judgement)} by a person's answer, {On(CriterionBasis.Mixed)} by both";
    }

    static object Coverage(Study s) =>
        new
        {
            statements = s.Statements.Count,
            computed = s.Statements.Count(x => x.At.Count > 0),
            nothingToCompute = s.Statements.Count(x => x.At.Count == 0),
            lines = s.Statements.Sum(x => x.LastLine - x.FirstLine + 1),
            values = new
            {
                record = s.Provenance.Count(ValueSource.Record),
                protocol = s.Provenance.Count(ValueSource.Protocol),
                assumed = s.Provenance.Count(ValueSource.Assumed),
            },
        };

    static string Place(Finding f) =>
        $"{f.Place}{(f.Line is { } line ? $":{line}" : "")}{(f.Column is { } path ? $"  {path}" : "")}";

    static string Counted(int n, string what) => n == 1 ? $"1 {what}" : $"{n} {what}s";
}
