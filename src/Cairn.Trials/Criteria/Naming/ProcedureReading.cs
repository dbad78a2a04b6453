using System.Collections.Concurrent;
using Cairn.Records;

namespace Cairn.Criteria.Naming;

/// <summary>
/// The names under which criteria find procedures, and cells among the medications, by whole words of what was recorded
/// (<see cref="ProcedureWords"/>). What was denied is nothing but its name.
/// </summary>
static class ProcedureReading
{
    static readonly Wordings<(string Name, bool Is)> CellWords = new([
        .. ProcedureWords.Cells.SelectMany(r => r.Is, (r, w) => (w, (r.Name, true))),
        .. ProcedureWords.Cells.SelectMany(r => r.MayBe, (r, w) => (w, (r.Name, false))),
    ]);

    static readonly Wordings<Operation> Operations = new([
        .. ProcedureWords.MajorOperations.Select(w => (w, Operation.Major)),
        .. ProcedureWords.Minor.Select(w => (w, Operation.Minor)),
        .. ProcedureWords.Operations.Select(w => (w, Operation.OfUnknownSize)),
    ]);

    static readonly Wordings<bool> Around = new(ProcedureWords.Around.Select(w => (w, true)));
    static readonly Wordings<bool> Collections = new(ProcedureWords.Collections.Select(w => (w, true)));

    // Criteria read every row of every subject, and charts have few names.
    static readonly ConcurrentDictionary<string, Reading> Kept = new(StringComparer.Ordinal);
    const int MostKept = 10_000;

    /// <summary>What a procedure was called, and what cells it gave.</summary>
    public static IEnumerable<string> Names(this Procedure p) =>
        p.IsDenied ? [p.NameAsRead()] : [p.NameAsRead(), .. Read(p.Code ?? p.Name, p.Name).Cells];

    /// <summary>What it was one of.</summary>
    public static IEnumerable<string> Kinds(this Procedure p)
    {
        var said = p.KindsAsRead();
        return !p.IsDenied && Operated(p) == Operation.Major
            ? said.Append(ProcedureWords.MajorSurgery).Distinct(StringComparer.Ordinal)
            : said;
    }

    /// <summary>What it may have been, which is asked about.</summary>
    public static IEnumerable<string> MayBe(this Procedure p)
    {
        if (p.IsDenied)
            return [];
        var cells = Read(p.Code ?? p.Name, p.Name).MayBeCells;
        return IsOfUnknownSize(p) ? cells.Append(ProcedureWords.MajorSurgery) : cells;
    }

    static bool IsOfUnknownSize(Procedure p) =>
        Operated(p) switch
        {
            Operation.OfUnknownSize => !IsSaid(p, "MAJOR SURGERY") && !IsSaid(p, "MINOR"),
            Operation.None => IsSaid(p, "SURG") && !IsSaid(p, "MAJOR SURGERY") && !IsSaid(p, "MINOR"),
            Operation.Minor or Operation.Major => false,
        };

    static bool IsSaid(Procedure p, string word) => p.Category?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    static Operation Operated(Procedure p) => Read(p.Code ?? p.Name, p.Name).Operation;

    /// <summary>What cells a medication was; modified cells of any kind are modified cells.</summary>
    public static IEnumerable<string> Cells(this Medication m) =>
        !m.IsDenied && Read(m.Code ?? m.Treatment, m.Treatment).Cells.Length > 0 ? [ProcedureWords.ModifiedCells] : [];

    /// <summary>Whether a medication may have been modified cells.</summary>
    public static IEnumerable<string> MayBe(this Medication m) =>
        m.IsDenied ? [] : Read(m.Code ?? m.Treatment, m.Treatment).MayBeCells;

    static Reading Read(string code, string written)
    {
        var read = Read(code);
        return code == written || read.Cells.Length > 0 || read.Operation != Operation.None ? read : Read(written);
    }

    static Reading Read(string written)
    {
        if (Kept.TryGetValue(written, out var known))
            return known;
        var read = Of(NameWords.Of(written));
        if (Kept.Count < MostKept)
            Kept.TryAdd(written, read);
        return read;
    }

    static Reading Of(string[] words)
    {
        var operations = Operations.In(words).ToList();
        var operation = operations.Count == 0 ? Operation.None : operations.Min();
        if (Collections.In(words).Any())
            return new([], [], operation);
        var cells = CellWords.In(words).ToList();
        string[] given = [.. (from c in cells where c.Is select c.Name).Distinct(StringComparer.Ordinal)];
        if (given.Length > 0 && !Around.In(words).Any())
            return new(given, [], operation);
        return new([], cells.Count > 0 ? [ProcedureWords.ModifiedCells] : [], operation);
    }

    // In the order in which one decides over another.
    enum Operation
    {
        Major,
        Minor,
        OfUnknownSize,
        None,
    }

    sealed record Reading(string[] Cells, string[] MayBeCells, Operation Operation);
}
