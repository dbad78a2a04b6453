using System.Globalization;
using Cairn.Documents.StudyFiles;
using Cairn.Response;
using Cairn.Studies;
using Spectre.Console;

namespace Cairn.App.Commands;

/// <summary>What <c>cairn response --data</c> prints.</summary>
static class ResponseText
{
    public static int Write(string format, IReadOnlyList<ResponseRow> rows, ResponsePlan plan)
    {
        var judged = rows.Select(row => (row, judgement: ResponseJudgement.Of(row.Values, plan))).ToList();
        switch (format)
        {
            case "json":
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
                            j.row.Id,
                            j.row.Line,
                            Category = j.judgement.Answer.Value,
                            j.judgement.StillPossible,
                            j.judgement.Answer.Rule,
                            j.judgement.Answer.Missing,
                            Change = Change(j.row),
                        }),
                    }
                );
            case "csv":
                CsvText.Write(
                    ["id", "category", "still_possible", "missing", "rule", "change"],
                    judged.Select(j =>
                        (IReadOnlyList<string>)
                            [
                                j.row.Id,
                                Category(j.judgement.Answer.Value),
                                string.Join(' ', j.judgement.StillPossible),
                                string.Join("; ", j.judgement.Answer.Missing),
                                j.judgement.Answer.Rule.Words,
                                Change(j.row)?.ToString(CultureInfo.InvariantCulture) ?? "",
                            ]
                    )
                );
                return ExitCode.Done;
            default:
                Terminal.Table(
                    ["|id", "|response", "|still possible", "the line that decided"],
                    judged.Select(j =>
                        (IReadOnlyList<string>)
                            [
                                j.row.Id.EscapeMarkup(),
                                $"[bold]{Category(j.judgement.Answer.Value)}[/]",
                                Or(string.Join(", ", j.judgement.StillPossible), "-"),
                                (j.judgement.Answer.Rule + Missing(j.judgement.Answer.Missing)).EscapeMarkup(),
                            ]
                    )
                );
                Terminal.Paragraph(
                    string.Join(
                        ", ",
                        judged
                            .GroupBy(j => j.judgement.Answer.Value)
                            .OrderBy(g => g.Key)
                            .Select(g => $"{Category(g.Key)} {g.Count().ToString(CultureInfo.InvariantCulture)}")
                    )
                );
                return ExitCode.Done;
        }
    }

    /// <summary>Change of the marrow blasts from before the infusion, %; null where it is not known.</summary>
    static double? Change(ResponseRow row) => BestResponse.Change(row.Values.BaselineBlasts, row.Values.MarrowBlasts);

    public static string Category(ResponseCategory category) =>
        category switch
        {
            ResponseCategory.NoResponse => "no response",
            ResponseCategory.NotEvaluable => "not evaluable",
            _ => ProtocolWords.Of(category),
        };

    /// <summary>A category with residual disease beside it as JSON writes it: a category alone is written as everywhere else, not-evaluable.</summary>
    public static string Qualified(string words) =>
        Enum.TryParse<ResponseCategory>(words, out var category) ? ProtocolWords.Of(category) : words;

    public static string Missing(IReadOnlyCollection<Gap> missing) =>
        missing.Count == 0 ? "" : $" Missing: {string.Join("; ", missing)}.";

    public static string Or(string text, string whenEmpty) => text.Length > 0 ? text : whenEmpty;
}
