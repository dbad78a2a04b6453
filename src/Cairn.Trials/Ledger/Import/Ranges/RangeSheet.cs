namespace Cairn.Ledger.Import.Ranges;

/// <summary>
/// Ranges of laboratories as somebody has them in a spreadsheet, a line a range. Whatever cannot be read for sure is a finding of
/// its line; the list is recorded as a whole or not at all.
/// </summary>
/// <param name="Lines">Those below the headings.</param>
/// <param name="Findings">Of the list as a whole.</param>
public sealed record RangeSheet(IReadOnlyList<RangeLine> Lines, IReadOnlyList<Finding> Findings)
{
    /// <summary>As many as a large laboratory has; more is not the list of one.</summary>
    public const int MostLines = 500;

    const int MostFindings = 3;

    static readonly RangeColumn[] Needed = [RangeColumn.Test, RangeColumn.Unit];

    static readonly RangeColumn[] Limits = [RangeColumn.Low, RangeColumn.High, RangeColumn.Limits];

    /// <summary>True when nothing stands against recording it.</summary>
    public bool IsSound => Findings.Count == 0 && Lines.All(l => l.Findings.Count == 0);

    /// <summary>The lines that are to be recorded.</summary>
    public IEnumerable<RangeLine> New => Lines.Where(l => l.IsNew);

    public static RangeSheet Read(string text, ListFields fields)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fields);
        var rows = ListRow.In(text);
        if (rows.Count == 0)
            return Wrong("Nothing was pasted.", "Copy the rows in the spreadsheet, and paste them here.");
        if (rows.Count > MostLines + 1)
            return Wrong($"These are more than {MostLines} lines.", "Paste the list of one laboratory at a time.");
        var isHeaded = rows[0].Cells.Count(c => RangeHeadings.Of(c) is not null) > 1;
        var columns = isHeaded ? [.. rows[0].Cells.Select(RangeHeadings.Of)] : RangeHeadings.Usual;
        List<Finding> findings = isHeaded ? [.. OfHeadings(rows[0], columns)] : [];
        if (findings.Count > 0)
            return new([], findings);
        var reader = RangeReader.Of([.. rows.Skip(isHeaded ? 1 : 0)], columns, fields);
        return new([.. reader.Lines()], []);
    }

    static IEnumerable<Finding> OfHeadings(ListRow row, IReadOnlyList<RangeColumn?> columns)
    {
        foreach (var (heading, column) in row.Cells.Zip(columns))
            if (column is null && heading.Length > 0)
                yield return OfList(
                    row.Line,
                    $"The column '{heading}' says nothing that a range has.",
                    "Leave it out, or head it as a column of the table below."
                );
        var said = columns.OfType<RangeColumn>().CountBy(c => c);
        foreach (var twice in said.Where(c => c.Value > 1))
            yield return OfList(row.Line, $"Two columns say the same: {Words(twice.Key)}.", "Leave one of them out.");
        foreach (var column in Needed.Where(c => !columns.Contains(c)))
            yield return OfList(row.Line, $"No column is headed '{Words(column)}'.", "Head it so.");
        if (!columns.Any(c => c is { } there && Limits.Contains(there)))
            yield return OfList(row.Line, "No column has a limit.", "Head them 'Lower limit' and 'Upper limit'.");
    }

    static Phrase Words(RangeColumn column) =>
        column switch
        {
            RangeColumn.Test => "Test",
            RangeColumn.Low => "Lower limit",
            RangeColumn.High => "Upper limit",
            RangeColumn.Limits => "Range",
            RangeColumn.Unit => "Unit",
            RangeColumn.People => "For",
            RangeColumn.AgeFrom => "From the age of",
            RangeColumn.AgeTo => "Up to the age of",
            RangeColumn.Ages => "Age",
            RangeColumn.Specimen => "Specimen",
            RangeColumn.Laboratory => "Laboratory",
            RangeColumn.Site => "Site",
            RangeColumn.From => "First day of collection",
            RangeColumn.To => "Last day of collection",
        };

    static RangeSheet Wrong(Phrase what, Phrase mend) => new([], [Finding.Error("list", null, null, what, mend)]);

    static Finding OfList(int line, Phrase what, Phrase mend) => Finding.Error("list", line, null, what, mend);

    /// <summary>The list beside the ranges that stand: what stands already, and what contradicts one, or another line.</summary>
    public RangeSheet Beside(LabRanges standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        List<RangeLine> known = [.. Lines.Select(l => l with { Standing = EntryOf(l, standing) })];
        var wrong = LabRangeCheck.Findings(standing, [.. known.Select(l => l.IsNew ? l.Range : null)]);
        return this with { Lines = [.. known.Zip(wrong, With)] };
    }

    static long? EntryOf(RangeLine line, LabRanges standing) =>
        standing.Lines.FirstOrDefault(s => s.Range == line.Range)?.Entry.Sequence;

    static RangeLine With(RangeLine line, IReadOnlyList<Finding> more) =>
        line with
        {
            Findings = [.. line.Findings, .. more.Take(MostFindings)],
        };
}
