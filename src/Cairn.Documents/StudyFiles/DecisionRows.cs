using System.Globalization;
using System.Text;
using Cairn.Escalation.Plan;

namespace Cairn.Documents.StudyFiles;

/// <summary>A row of a decision table as protocols print it. Without a number that decision is never taken.</summary>
/// <param name="Subjects">Evaluable subjects at the level.</param>
/// <param name="EscalateAtMost">Most DLTs with which the dose goes up.</param>
/// <param name="DeEscalateAtLeast">Fewest DLTs with which it goes down.</param>
/// <param name="CloseAtLeast">Fewest DLTs with which it goes down and the level is closed for good.</param>
sealed record DecisionRow(int Subjects, int? EscalateAtMost, int? DeEscalateAtLeast, int? CloseAtLeast)
{
    /// <summary>The decision for a number of DLTs, in the letters of a decision table.</summary>
    public string Decision(int dlts)
    {
        if (dlts >= CloseAtLeast)
            return "DU";
        if (dlts >= DeEscalateAtLeast)
            return "D";
        if (dlts <= EscalateAtMost)
            return "E";
        return "S";
    }
}

/// <summary>A decision table written into <c>study.yaml</c>, a row for 1, 2, 3, ... subjects.</summary>
static class DecisionRows
{
    const string Path = $"{EscalationShape.At}.decisions";

    public static DecisionRow Row(YamlMap m) =>
        new(
            m.RequiredWhole("subjects", min: 1, max: 255),
            m.Whole("escalateAtMost", min: 0),
            m.Whole("deEscalateAtLeast", min: 1),
            m.Whole("closeAtLeast", min: 1)
        );

    /// <summary>The table; null when there is none, or something is wrong with it.</summary>
    public static object? Read(IReadOnlyList<DecisionRow> rows, TableParameter parameter, StudyReading reading)
    {
        if (rows.Count == 0 || reading.DescribesKeys)
            return null;
        var faults = rows.SelectMany(Faults).ToList();
        foreach (var (place, what, mend) in faults)
            reading.Error(place, what, mend);
        if (faults.Count > 0)
            return null;
        var table = parameter.Read(Text(rows), StudyReader.StudyFile);
        foreach (var finding in table.Findings)
            reading.Error(Path, finding.What, finding.Mend);
        return table.Value;
    }

    static IEnumerable<(string Place, string What, string Mend)> Faults(DecisionRow row, int i)
    {
        if (row.Subjects != i + 1)
            yield return (
                $"{Path}[{i}].subjects",
                $"The row is about {row.Subjects} subjects where {i + 1} are expected.",
                "Write a row for each number from 1, in order: any number of subjects happens."
            );
        else if (row.EscalateAtMost >= (row.DeEscalateAtLeast ?? row.CloseAtLeast))
            yield return (
                $"{Path}[{i}]",
                $"{row.EscalateAtMost} DLTs in {row.Subjects} subjects go up and down.",
                "Let deEscalateAtLeast be above escalateAtMost."
            );
        else if (row.CloseAtLeast < row.DeEscalateAtLeast)
            yield return (
                $"{Path}[{i}]",
                $"{row.CloseAtLeast} DLTs in {row.Subjects} subjects close the level before they go down.",
                "Let closeAtLeast be deEscalateAtLeast or more."
            );
    }

    static string Text(IEnumerable<DecisionRow> rows)
    {
        var text = new StringBuilder("subjects,dlts,decision\n");
        foreach (var row in rows)
            for (var dlts = 0; dlts <= row.Subjects; dlts++)
                text.Append(CultureInfo.InvariantCulture, $"{row.Subjects},{dlts},{row.Decision(dlts)}\n");
        return text.ToString();
    }
}
