namespace Cairn.Studies;

public enum CriterionKind
{
    Inclusion,
    Exclusion,
}

/// <summary>How a criterion comes to its verdict.</summary>
public enum CriterionBasis
{
    /// <summary>A person says so.</summary>
    Judgement,

    /// <summary>It can be worked out from records.</summary>
    Recorded,

    /// <summary>Partly worked out, partly a person's word.</summary>
    Mixed,
}

/// <summary>An eligibility criterion in the project's own words, with the protocol's number.</summary>
public sealed record Criterion
{
    /// <summary>At most 8 characters, for example I7.1 (SDTM IETESTCD).</summary>
    public required string Id { get; init; }
    public required CriterionKind Kind { get; init; }
    public required string Text { get; init; }

    /// <summary>How it is decided. Without an expression for it, a person answers it whatever the basis.</summary>
    public CriterionBasis Basis { get; init; } = CriterionBasis.Judgement;

    /// <summary>The records it rests on, in words: LB ALT, LB AST.</summary>
    public string? RestsOn { get; init; }

    /// <summary>The later gates at which it is asked again, and how fresh the results must be.</summary>
    public IReadOnlyList<GateAsk> Again { get; init; } = [];

    /// <summary>The criteria it consists of: all must be satisfied.</summary>
    public IReadOnlyList<Criterion> Parts { get; init; } = [];

    public IEnumerable<Criterion> Atoms => Parts.Count == 0 ? [this] : Parts.SelectMany(p => p.Atoms);
}

/// <summary>A planned visit.</summary>
/// <param name="Id">For example D28.</param>
/// <param name="Name">For example Day 28.</param>
/// <param name="Day">Days after the first infusion (0); negative before it; null for a visit with no planned day.</param>
/// <param name="Before">Days it may be early.</param>
/// <param name="After">Days it may be late.</param>
/// <param name="Forms">Ids of the forms that are filled in.</param>
public sealed record VisitPlan(string Id, string Name, int? Day, int Before, int After, IReadOnlyList<string> Forms);

/// <summary>One statement of the source document: where it went in the study, or why there is nothing to compute.</summary>
/// <param name="Says">The statement, in the project's own words.</param>
/// <param name="FirstLine">Its first line in the source document, from 1.</param>
/// <param name="LastLine">Its last line.</param>
/// <param name="At">Paths in the study that hold it (registration.enrollment, criteria.I7.1); empty when nothing is computed from
/// it.</param>
/// <param name="NothingToCompute">Why it needs no place; null when <paramref name="At"/> names one.</param>
public sealed record Statement(string Says, int FirstLine, int LastLine, IReadOnlyList<string> At, string? NothingToCompute);
