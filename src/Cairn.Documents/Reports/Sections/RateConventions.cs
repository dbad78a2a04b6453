using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Endpoints;

namespace Cairn.Documents.Reports.Sections;

/// <summary>
/// Every rate of response by the other conventions beside the planned one: of everyone enrolled, infused or evaluable, whatever
/// therapy followed, and with what counts as a response read another way.
/// </summary>
static class RateConventions
{
    public static IEnumerable<Block> Of(Analysis analysis)
    {
        List<EndpointAnalysis.Rate> rates = [.. analysis.Estimates.OfType<EndpointAnalysis.Rate>().Where(r => r.InPlan.Of > 0)];
        List<IReadOnlyList<SensitivityLine>> lines = [.. rates.Select(r => analysis.Endpoints!.Sensitivity(r.Plan))];
        return rates.Count == 0 ? [] : [new Folded("Response rates under other conventions", [Table(analysis, rates, lines)])];
    }

    static Table Table(Analysis analysis, List<EndpointAnalysis.Rate> rates, List<IReadOnlyList<SensitivityLine>> lines) =>
        new()
        {
            Id = "response-conventions",
            Caption = "Response rates under other conventions",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = InfusedWords.Nobody(analysis),
            Columns = [Column.OfWords("Convention"), .. rates.SelectMany(ResponseByLevel.Heads)],
            Groups = Content.Table.Plain(Enumerable.Range(0, lines.Max(l => l.Count)).Select(i => Row(lines, i))),
            Notes =
            [
                "Exact intervals (Clopper-Pearson). Evaluable: with a marrow that could be read; who was in complete "
                    + "remission before the cells can show none of theirs, and is not.",
            ],
        };

    // The same conventions in the same order for every rate; one that a rate lacks is a dash.
    static IReadOnlyList<Cell> Row(List<IReadOnlyList<SensitivityLine>> lines, int at)
    {
        List<SensitivityLine?> row = [.. lines.Select(l => at < l.Count ? l[at] : null)];
        var first = row.OfType<SensitivityLine>().First();
        return [Phrase.Join("", first.Convention, Planned([.. row.OfType<SensitivityLine>()])), .. row.SelectMany(Cells)];
    }

    static Phrase Planned(List<SensitivityLine> row)
    {
        List<string> planned = [.. row.Where(l => l.IsPlanned).Select(l => l.Result.Plan.Kind)];
        if (planned.Count == 0)
            return "";
        return planned.Count == row.Count ? " (planned)" : (Phrase)$" (planned: {string.Join(", ", planned)})";
    }

    static IReadOnlyList<Cell> Cells(SensitivityLine? line) =>
        line?.Result is EndpointAnalysis.Rate rate
            ? [.. ResponseByLevel.Cells(rate, rate.Members)]
            : [Cell.Nothing, Cell.Nothing];
}
