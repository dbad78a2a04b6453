using System.CommandLine;

namespace Cairn.App.Commands;

/// <summary>A row of signs with the names under which a column may stand, and what was found wrong with it.</summary>
sealed class SignRow(GradeRow row, string place, IReadOnlyDictionary<string, string[]> names, List<Finding> findings)
{
    /// <summary>The text of a column under any of its names; null when it is empty.</summary>
    public string? this[string column] =>
        row[column] ?? names[column].Select(name => row[name]).FirstOrDefault(text => text is not null);

    public void Find(string column, string what, string mend) =>
        findings.Add(Finding.Warning(place, row.Line, column, what, mend));

    /// <summary>What a word says; one that is not known is told and counts as unknown.</summary>
    public T? Word<T>(string column, Func<string?, T?> read, IReadOnlyCollection<string> known)
        where T : struct
    {
        var text = this[column];
        var said = read(text);
        if (text is not null && said is null)
            Find(
                column,
                $"'{text}' is not known.",
                $"Write one of {string.Join(", ", known).ToLowerInvariant()}, or " + $"leave it empty."
            );
        return said;
    }
}

/// <summary>What <c>cairn grade crs</c> and <c>cairn grade icans</c> share: a row of signs has a grade.</summary>
static class GradeSigns
{
    public static Command Create(
        string name,
        string description,
        string columns,
        IReadOnlyDictionary<string, string[]> names,
        Func<SignRow, Answer<int?>> grade
    )
    {
        var (data, format) = (GradeCommand.Data(columns), new FormatOption(hasCsv: true));
        var cells = names.Keys.ToDictionary(
            column => column,
            column => GradeCommand.Cell(column, $"The sign of a single row: {column}."),
            StringComparer.Ordinal
        );
        var command = new Command(name, description) { data, format };
        foreach (var cell in cells.Values)
            command.Add(cell);
        command.SetAction(parsed =>
        {
            var given = cells.Select(c => (c.Key, parsed.GetValue(c.Value))).ToList();
            if (parsed.GetValue(data) is null && given.TrueForAll(g => g.Item2 is null))
                throw BadInputException.At(
                    $"grade {name}",
                    "There is nothing to grade.",
                    "Give --data FILE, or the signs " + "as options."
                );
            var rows = parsed.GetValue(data) is { } path ? GradeRows.Read(path) : GradeRows.Of(given);
            Check(rows, names);
            var findings = new List<Finding>();
            var graded = rows.Rows.Select(row => Graded(row, grade(new(row, rows.Place, names, findings)))).ToList();
            return GradeOutput.Write(parsed.GetValue(format), rows, graded, findings);
        });
        return command;
    }

    static void Check(GradeRows rows, IReadOnlyDictionary<string, string[]> names)
    {
        var known = names.SelectMany(n => n.Value.Prepend(n.Key)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!rows.Columns.Any(known.Contains))
            throw BadInputException.At(
                rows.Place,
                "The header has no column that is read.",
                $"Columns: {string.Join(", ", names.Keys)}."
            );
    }

    static GradedRow Graded(GradeRow row, Answer<int?> answer) =>
        new(
            row,
            answer.Value,
            answer.Missing.Count == 0
                ? answer.Rule.Says
                : $"{answer.Rule.Says} {(answer.Value is null ? "Missing" : "It may be worse; missing")}: "
                    + $"{string.Join("; ", answer.Missing.InWords())}.",
            answer.Missing
        );
}
