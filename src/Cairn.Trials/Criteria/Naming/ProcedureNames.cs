namespace Cairn.Criteria.Naming;

/// <summary>How large an operation was, in the order in which one decides over another.</summary>
enum Operation
{
    Major,
    Minor,
    OfUnknownSize,
    None,
}

/// <summary>
/// What one name of a procedure says: by whole words in letters of ours, by parts in Chinese (<see cref="ProcedureWords"/>).
/// </summary>
/// <param name="Is">What it is.</param>
/// <param name="MayBe">What it may be.</param>
/// <param name="IsKnown">A list has one of its words.</param>
sealed record ProcedureNames(string[] Is, string[] MayBe, Operation Operation, bool IsKnown)
{
    static readonly (string Name, string[] Is, string[] MayBe)[] Table = [.. ProcedureWords.Cells, .. ProcedureWords.Treatments];

    static readonly Wordings<(string Name, bool Is)> Words = new([
        .. Table.SelectMany(r => r.Is, (r, w) => (w, (r.Name, true))),
        .. Table.SelectMany(r => r.MayBe, (r, w) => (w, (r.Name, false))),
    ]);

    static readonly PartWordings<(string? Name, bool Is)> Parts = new([
        .. ProcedureWords.Parts.SelectMany(r => r.Is, (r, w) => (w, ((string?)r.Name, true))),
        .. ProcedureWords.Parts.SelectMany(r => r.MayBe, (r, w) => (w, ((string?)r.Name, false))),
        .. ProcedureWords.EverydayParts.Select(w => (w, ((string?)null, false))),
    ]);

    static readonly Wordings<Operation> Operations = new([
        .. ProcedureWords.MajorOperations.Select(w => (w, Operation.Major)),
        .. ProcedureWords.Minor.Select(w => (w, Operation.Minor)),
        .. ProcedureWords.Operations.Select(w => (w, Operation.OfUnknownSize)),
    ]);

    static readonly PartWordings<Operation> OperationParts = new([
        .. ProcedureWords.MajorParts.Select(w => (w, Operation.Major)),
        .. ProcedureWords.MinorParts.Select(w => (w, Operation.Minor)),
        .. ProcedureWords.OperationParts.Select(w => (w, Operation.OfUnknownSize)),
    ]);

    static readonly WordsOrParts Around = new(ProcedureWords.Around, ProcedureWords.AroundParts),
        Collections = new(ProcedureWords.Collections, ["采集", "单采"]),
        Own = new(ProcedureWords.Own, ProcedureWords.OwnParts);

    static readonly Wordings<bool> Everyday = new(ProcedureWords.Everyday.Select(w => (w, true)));

    /// <summary>True of cells of which criteria ask whether they were given before.</summary>
    public static bool IsCells(string name) => Array.Exists(ProcedureWords.Cells, row => row.Name == name);

    /// <summary>This, and what another name of the same procedure says.</summary>
    public ProcedureNames Beside(ProcedureNames other) =>
        other.IsKnown ? other with { MayBe = [.. MayBe.Union(other.MayBe, StringComparer.Ordinal)] } : this;

    public static ProcedureNames Of(string written)
    {
        var words = NameWords.Of(written);
        Operation[] operations = [.. Operations.In(words), .. OperationParts.In(written)];
        var operation = operations.Length == 0 ? Operation.None : operations.Min();
        if (Collections.Has(words, written))
            return new([], [], operation, true);
        List<(string? Name, bool Is)> found = [.. Words.In(words).Select(f => ((string?)f.Name, f.Is)), .. Parts.In(written)];
        var isKnown = found.Count > 0 || operation != Operation.None || Everyday.In(words).Any();
        return Of(found, Around.Has(words, written), Own.Has(words, written)) with { Operation = operation, IsKnown = isKnown };
    }

    static ProcedureNames Of(List<(string? Name, bool Is)> found, bool isAround, bool isOwn)
    {
        string[] Told(bool surely) =>
            [.. from f in found where f.Name is not null && f.Is == surely && !(isOwn && IsOfDonor(f.Name)) select f.Name];
        var given = Told(true);
        if (given.Length > 0 && !isAround)
            return new([.. given.Distinct(StringComparer.Ordinal)], [], Operation.None, true);
        var may = given.Concat(Told(false)).Select(name => IsCells(name) ? ProcedureWords.ModifiedCells : name);
        return new([], [.. may.Distinct(StringComparer.Ordinal)], Operation.None, true);
    }

    static bool IsOfDonor(string name) => name is Records.ProcedureCode.Allograft or ProcedureWords.DonorLymphocytes;

    /// <summary>Wordings that mean one thing, in letters of ours and in Chinese.</summary>
    sealed class WordsOrParts(string[] words, string[] parts)
    {
        readonly Wordings<bool> _words = new(words.Select(w => (w, true)));
        readonly PartWordings<bool> _parts = new(parts.Select(w => (w, true)));

        public bool Has(string[] name, string written) => _words.In(name).Any() || _parts.Has(written);
    }
}
