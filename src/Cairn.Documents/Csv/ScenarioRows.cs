using System.Globalization;
using Cairn.Escalation;
using Cairn.Escalation.Simulation;

namespace Cairn.Documents.Csv;

/// <summary>
/// Reads true rates to try designs on, a scenario a row: <c>scenario,truth</c> and perhaps <c>moderate</c>, <c>response</c>,
/// <c>correlation</c> (of response and DLT) and <c>mtd</c> (the level taken as the true MTD). The rates of a cell stand in order
/// of
/// level, separated by spaces.
/// </summary>
public sealed class ScenarioRows
{
    static readonly string[] Needed = ["scenario", "truth"];
    static readonly string[] Perhaps = ["moderate", "response", "correlation", "mtd"];

    readonly CsvColumns _columns;
    readonly DoseMatrix? _matrix;
    readonly FileFindings _findings;

    ScenarioRows(CsvColumns columns, DoseMatrix? matrix) =>
        (_columns, _matrix, _findings) = (columns, matrix, new FileFindings(columns.Path));

    /// <summary>The scenarios of a file, in its order, or everything that is wrong with them.</summary>
    /// <param name="option">The option that names the file, for its findings.</param>
    /// <param name="matrix">The doses of two agents, whose rates stand row by row; null for one agent.</param>
    public static Checked<IReadOnlyList<Scenario>> Read(string path, string option, DoseMatrix? matrix = null)
    {
        AskedColumn[] asked =
        [
            .. Needed.Select(name => new AskedColumn(option, name, CellRule.TextOrNone)),
            .. Perhaps.Select(name => new AskedColumn(option, name, CellRule.TextOrNone) { IsOptional = true }),
        ];
        var columns = CsvColumns.Read(path, asked);
        return columns.Value is { } read ? new ScenarioRows(read, matrix).All() : new(null, columns.Findings);
    }

    Checked<IReadOnlyList<Scenario>> All()
    {
        List<Scenario> scenarios = [];
        for (var row = 0; row < _columns.Count; row++)
            if (Of(row) is { } scenario)
                scenarios.Add(scenario);
        return new(_findings.Count == 0 ? scenarios : null, _findings.ToList());
    }

    Scenario? Of(int row)
    {
        var truth = ToxicityScenario.Of(Rates(row, "truth"), Rates(row, "moderate"), Rates(row, "response"), _matrix);
        foreach (var finding in truth.Findings)
            Add(row, finding.Column, finding.What, finding.Mend);
        if (truth.Value is not { } rates)
            return null;
        var correlated = rates.WithResponseCorrelation(Correlation(row));
        return new(Cell(row, "scenario"), correlated, Mtd(row, rates.Levels));
    }

    double[] Rates(int row, string column)
    {
        var words = Cell(row, column).Split((char[])[' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words.Where(word => Number(word) is null))
            Add(row, column, $"'{word}' is no number.", "Separate numbers by spaces, as in .05 .12 .25.");
        return [.. words.Select(Number).OfType<double>()];
    }

    double Correlation(int row)
    {
        if (Cell(row, "correlation") is not { Length: > 0 } text)
            return 0;
        if (Number(text) is { } r && Math.Abs(r) <= ToxicityScenario.MostCorrelation)
            return r;
        Add(
            row,
            "correlation",
            $"'{text}' is no correlation of response and DLT.",
            "Give a number from -0.99 to 0.99, or leave the cell empty."
        );
        return 0;
    }

    int? Mtd(int row, int levels)
    {
        if (Cell(row, "mtd") is not { Length: > 0 } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level <= levels)
            return level;
        Add(
            row,
            "mtd",
            $"'{text}' is no dose level from 0 to {levels}.",
            "Give the level taken as the true MTD, 0 for none, or leave the cell empty."
        );
        return null;
    }

    string Cell(int row, string column) => _columns.CellOf(column, row).Trim();

    static double? Number(string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    void Add(int row, string? column, string what, string mend) => _findings.Add(_columns.LineOf(row), column, what, mend);
}
