using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;

namespace Cairn.Documents.Reports.Sections;

/// <summary>What a number of a table rests on: every record behind it, with the way to its row.</summary>
public static class EvidenceSection
{
    /// <summary>The records behind a cell; null where the sections have no such cell, or it names no record.</summary>
    /// <param name="shown">What the page of the table shows.</param>
    /// <param name="table">The table's id.</param>
    /// <param name="row">Its row from 0, groups one after the other.</param>
    /// <param name="column">Its column from 0.</param>
    public static Section? Of(IEnumerable<Section> shown, string table, int row, int column)
    {
        var found = shown.SelectMany(s => s.Tables).FirstOrDefault(t => t.Id == table);
        var cells = found?.Groups.SelectMany(g => g.Rows).ElementAtOrDefault(row);
        return cells?.ElementAtOrDefault(column) is { Because.Count: > 0 } cell
            ? Of(found!, cells[0], found!.Columns[column], cell)
            : null;
    }

    static Section Of(Table table, Cell row, Column column, Cell cell) =>
        new(
            "evidence",
            "What it rests on",
            [
                new Answered($"{table.Caption}: {row.Content}, {column.Head}: {cell.Content}."),
                new Words(InWords(cell.Because)),
                Records(table, cell.Because),
            ]
        );

    static Phrase InWords(IReadOnlyList<Fact> facts)
    {
        var subjects = facts.DistinctBy(f => f.Record.Subject, StringComparer.Ordinal).Count();
        var rows = facts.DistinctBy(f => f.Record).Count();
        return $"{Written.Plural(rows, "record", "records")} of {Written.Plural(subjects, "subject", "subjects")}; "
            + "each leads to its row as it was written.";
    }

    static Table Records(Table table, IReadOnlyList<Fact> facts) =>
        new()
        {
            Id = "evidence-records",
            Caption = "Records",
            Synthetic = table.Synthetic,
            WhenEmpty = "It rests on no record.",
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("Row"),
                Column.OfWords("What"),
                Column.OfWords("Value"),
                Column.OfWords("Unit"),
                Column.OfWords("Day"),
            ],
            Groups = Table.Plain(facts.Distinct().Select(Row)),
        };

    static IReadOnlyList<Cell> Row(Fact fact) =>
        [
            Cell.Subject(fact.Record.Subject),
            Evidence.Record(fact.Record),
            fact.Variable,
            fact.Value ?? "none recorded",
            fact.Unit is { } unit ? Quantities.UnitWords.Of(unit) : "none",
            fact.Date is { } day ? Inline.Kept(Written.Date(day)) : "date unknown",
        ];
}
