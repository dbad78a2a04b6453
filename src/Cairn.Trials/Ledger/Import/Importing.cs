using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Ledger.Import;

/// <summary>Makes an <see cref="ImportPlan"/> from a ledger's state and incoming rows.</summary>
public static class Importing
{
    /// <param name="state">The study's ledger as it is.</param>
    /// <param name="tables">The files; several may hold rows of one domain.</param>
    public static ImportPlan Plan(LedgerState state, IReadOnlyList<IncomingTable> tables, ImportRules rules)
    {
        var findings = new List<Finding>();
        List<Sheet> sheets = [.. tables.Select(t => ReadSheet(t, rules, findings)).OfType<Sheet>()];
        RowChecks.Duplicates(sheets, findings);
        var refused = SubjectIdentity.Check(sheets, state, findings);
        Plausibility.Check(sheets, state, rules, refused, findings);
        SyntheticChecks(state, tables, findings);
        return new(
            rules.Study,
            !state.IsSynthetic && sheets.Exists(s => s.Table.IsSynthetic),
            [.. sheets.Select(s => PlanOf(s, state))],
            Sorted(findings, tables)
        );
    }

    static Sheet? ReadSheet(IncomingTable table, ImportRules rules, List<Finding> findings)
    {
        if (RecordShape.Of(table.Domain) is not { } shape)
        {
            findings.Add(
                Finding.Warning(
                    table.File,
                    null,
                    null,
                    $"{table.Domain} is no domain that Cairn records: the file was left out.",
                    $"Name the file after its domain ({string.Join(", ", RecordShape.Domains)})."
                )
            );
            return null;
        }
        var missing = TableChecks.Columns(table, shape, findings);
        TableChecks.Identity(table, rules, findings);
        TableChecks.Standard(table, shape, findings);
        var rows = new List<Row>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            var read = shape.Read(row.Values, table.File, row.Line);
            if (read.Value is { } record)
                rows.Add(new(row.Line, record));
            else
                findings.AddRange(read.Findings.Where(f => !missing.Contains(f.Column, StringComparer.Ordinal)));
        }
        return new(table, shape, rows);
    }

    static TablePlan PlanOf(Sheet sheet, LedgerState state)
    {
        var (added, unchanged, conflicts) = (new List<EntryContent>(sheet.Rows.Count), 0, new List<Conflict>());
        var columns = sheet.Table.Columns.ToHashSet(StringComparer.Ordinal);
        foreach (var row in sheet.Rows)
        {
            if (state.Record(row.Key)?.Newest is not { } known)
                added.Add(new RecordAdded(row.Record));
            else if (Correction(row, known, columns, sheet) is { } conflict)
                conflicts.Add(conflict);
            else
                unchanged++;
        }
        return new(sheet.Table, sheet.Table.Rows.Count, added, unchanged, conflicts);
    }

    static Conflict? Correction(Row row, Entry known, HashSet<string> columns, Sheet sheet)
    {
        var incoming = RecordShape.Write(row.Record).ToDictionary(StringComparer.Ordinal);
        var old = RecordValues.Texts(known.ReadableValues).ToDictionary(StringComparer.Ordinal);
        foreach (var (name, text) in old)
            if (!columns.Contains(name))
                incoming.TryAdd(name, text);
        var differences = old
            .Keys.Union(incoming.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name => new Difference(name, old.GetValueOrDefault(name), incoming.GetValueOrDefault(name)))
            .Where(d => !(sheet.Shape.Find(d.Variable)?.SaysTheSame(d.Old, d.New) ?? d.Old == d.New))
            .ToList();
        if (differences.Count == 0)
            return null;
        var record = sheet.Shape.Read(incoming, sheet.Table.File, row.Line).Value!;
        return new(sheet.Table.File, row.Line, row.Key, known.Sequence, differences, new RecordCorrected(record, known.Sequence));
    }

    static void SyntheticChecks(LedgerState state, IReadOnlyList<IncomingTable> tables, List<Finding> findings)
    {
        foreach (var table in tables)
        {
            if (table.IsSynthetic && !state.IsSynthetic && (state.Records.Any() || tables.Any(t => !t.IsSynthetic)))
                findings.Add(
                    Finding.Error(
                        table.File,
                        null,
                        null,
                        "The file's rows are SYNTHETIC, and the others of this study are not.",
                        "Import synthetic rows into a ledger of their own (--database)."
                    )
                );
            if (!table.IsSynthetic && state.IsSynthetic)
                findings.Add(
                    Finding.Error(
                        table.File,
                        null,
                        null,
                        "The study's records are SYNTHETIC, and the rows of this file are not.",
                        "Import a real subject's rows into a ledger of their own (--database)."
                    )
                );
        }
    }

    static List<Finding> Sorted(List<Finding> findings, IReadOnlyList<IncomingTable> tables)
    {
        var order = tables
            .Select((t, i) => (t.File, i))
            .DistinctBy(t => t.File, StringComparer.Ordinal)
            .ToDictionary(t => t.File, t => t.i, StringComparer.Ordinal);
        // A row of a wide table is a row a test: what is wrong with it is said once.
        var once = findings.Distinct();
        return [.. once.OrderBy(f => order[f.Place]).ThenBy(f => f.Line ?? 0)];
    }
}

/// <summary>A file whose domain is known, with the rows that could be read.</summary>
sealed record Sheet(IncomingTable Table, RecordShape Shape, IReadOnlyList<Row> Rows);

/// <summary>A row that could be read.</summary>
sealed record Row(int Line, Record Record)
{
    public RecordKey Key { get; } = new(Record.Subject, Record.Domain, Record.Sequence);
}
