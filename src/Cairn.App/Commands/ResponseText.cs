using System.Globalization;
using Cairn.Documents.Csv;
using Cairn.Documents.StudyFiles;
using Cairn.Response;
using Cairn.Studies;
using Spectre.Console;

namespace Cairn.App.Commands;

/// <summary>What <c>cairn response --data</c> prints.</summary>
static class ResponseText
{
    public static int Write(OutputFormat format, IReadOnlyList<ResponseRow> rows, ResponsePlan plan)
    {
        List<Judged> judged = [.. rows.Select(row => new Judged(row, ResponseJudgement.Of(row.Values, plan)))];
        return format switch
        {
            OutputFormat.Json => Json(judged, plan),
            OutputFormat.Csv => Csv(judged),
            OutputFormat.Text => Table(judged, plan),
        };
    }

    sealed record Judged(ResponseRow Row, ResponseJudgement Judgement);

    static int Json(List<Judged> judged, ResponsePlan plan)
    {
        return Shell.Print(
            new
            {
                Criteria = plan.Table,
                WithCrh = plan.UseCRh,
                plan.Boundary,
                plan.BothCountsLow,
                Units = new
                {
                    bm = "%",
                    @base = "%",
                    anc = "10^9/L",
                    plt = "10^9/L",
                    change = "%",
                },
                Rows = judged.Select(j => new
                {
                    j.Row.Id,
                    j.Row.Line,
                    Category = j.Judgement.Answer.Value,
                    j.Judgement.StillPossible,
                    j.Judgement.Answer.Rule,
                    j.Judgement.Answer.Missing,
                    Change = Change(j.Row),
                }),
            }
        );
    }

    static int Csv(List<Judged> judged)
    {
        CsvText.Write(
            ["id", "category", "still_possible", "missing", "rule", "change"],
            judged.Select(j =>
                (IReadOnlyList<string>)
                    [
                        j.Row.Id,
                        Category(j.Judgement.Answer.Value),
                        string.Join(' ', j.Judgement.StillPossible),
                        string.Join("; ", j.Judgement.Answer.Missing),
                        j.Judgement.Answer.Rule.Words,
                        Change(j.Row)?.ToString(CultureInfo.InvariantCulture) ?? "",
                    ]
            )
        );
        return ExitCode.Done;
    }

    static int Table(List<Judged> judged, ResponsePlan plan)
    {
        Terminal.Table(
            ["|id", "|response", "|still possible", "the line that decided"],
            judged.Select(j =>
                (IReadOnlyList<string>)
                    [
                        j.Row.Id.EscapeMarkup(),
                        $"[bold]{Category(j.Judgement.Answer.Value)}[/]",
                        Or(string.Join(", ", j.Judgement.StillPossible), "-"),
                        (j.Judgement.Answer.Rule + Missing(j.Judgement.Answer.Missing)).EscapeMarkup(),
                    ]
            )
        );
        Terminal.Paragraph(
            string.Join(
                ", ",
                judged
                    .GroupBy(j => j.Judgement.Answer.Value)
                    .OrderBy(g => g.Key)
                    .Select(g => $"{Category(g.Key)} {g.Count().ToString(CultureInfo.InvariantCulture)}")
            )
        );
        return ExitCode.Done;
    }

    /// <summary>Change of the marrow blasts from before the infusion, %; null where it is not known.</summary>
    static double? Change(ResponseRow row) => BestResponse.Change(row.Values.BaselineBlasts, row.Values.MarrowBlasts);

    public static string Category(ResponseCategory category) =>
        category switch
        {
            ResponseCategory.NoResponse => "no response",
            ResponseCategory.NotEvaluable => "not evaluable",
            ResponseCategory.CR or ResponseCategory.CRh or ResponseCategory.CRi => ProtocolWords.Of(category),
            ResponseCategory.MLFS or ResponseCategory.PR => ProtocolWords.Of(category),
        };

    public static string Missing(IReadOnlyCollection<Gap> missing) =>
        missing.Count == 0 ? "" : $" Missing: {string.Join("; ", missing)}.";

    public static string Or(string text, string whenEmpty) => text.Length > 0 ? text : whenEmpty;
}
