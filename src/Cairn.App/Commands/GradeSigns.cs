using System.CommandLine;
using Cairn.Quantities;
using Cairn.Safety.CellTherapy;

namespace Cairn.App.Commands;

/// <summary>A row of signs with the names under which a column may stand, and what was found wrong with it.</summary>
sealed class SignRow(GradeRow row, string place, IReadOnlyDictionary<string, string[]> names)
{
    public GradeRow Row => row;

    public List<Finding> Findings { get; } = [];

    /// <summary>The text of a column under any of its names; null when it is empty.</summary>
    public string? this[string column] =>
        row[column] ?? names[column].Select(name => row[name]).FirstOrDefault(text => text is not null);

    public void Find(string column, string what, string mend) =>
        Findings.Add(Finding.Warning(place, row.Line, column, what, mend));

    /// <summary>Y or N; another word is told and counts as unknown.</summary>
    public Truth YesNo(string column)
    {
        var said = GradeCtcae.YesNo(this[column]);
        if (this[column] is { } text && said.IsUnknown)
            Find(column, $"'{text}' is neither Y nor N.", "Write Y or N, or leave it empty when it is not known.");
        return said;
    }

    /// <summary>Tells each sign whose word says nothing known.</summary>
    /// <param name="column">The column of a test code.</param>
    public void Find(UnreadSigns unread, IReadOnlyList<Gap> asked, Func<string, string> column)
    {
        foreach (var (test, word) in unread.Written)
            Find(column(test), $"'{word}' is not known.", $"Write one of {Known(asked, test)}, or leave it empty.");
    }

    static string Known(IReadOnlyList<Gap> asked, string test)
    {
        var words = asked.OfType<Gap.Meaning>().FirstOrDefault(gap => gap.Variable == test)?.Known ?? ["the words of the form"];
        return string.Join(", ", words).ToLowerInvariant();
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
        Func<SignRow, Answer<GradeSpan>> grade
    ) => Create(name, description, columns, names, row => Graded(row, grade(row)));

    /// <param name="graded">The row with its grade; what is wrong with it is taken up.</param>
    public static Command Create(
        string name,
        string description,
        string columns,
        IReadOnlyDictionary<string, string[]> names,
        Func<SignRow, GradedRow> graded
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
            return GradeOutput.Write(
                parsed.GetValue(format),
                rows,
                [.. rows.Rows.Select(row => Checked(new(row, rows.Place, names), graded))]
            );
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

    static GradedRow Checked(SignRow signs, Func<SignRow, GradedRow> graded)
    {
        var row = graded(signs);
        return row with { Findings = signs.Findings };
    }

    static GradedRow Graded(SignRow signs, Answer<GradeSpan> answer)
    {
        var missing = answer.Missing.Count == 0 ? "" : $" Missing: {string.Join("; ", answer.Missing.InWords())}.";
        return new(signs.Row, answer.Value.Known, answer.Rule.Says + missing, answer.Missing) { Possible = answer.Value };
    }
}
