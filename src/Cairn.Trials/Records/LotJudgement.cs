namespace Cairn.Records;

/// <summary>What is said of a lot of the product by whoever answers for it.</summary>
public enum LotVerdict
{
    /// <summary>It meets its specification and may be given.</summary>
    Released,

    /// <summary>
    /// It misses its specification, and the laboratory would let it be given all the same: it takes an approval.
    /// </summary>
    ReleasedOutOfSpecification,

    /// <summary>The treating side approves that a lot out of specification is given.</summary>
    OutOfSpecificationApproved,

    /// <summary>It is not given.</summary>
    Rejected,
}

/// <summary>A judgement of a lot, signed.</summary>
/// <param name="By">The account.</param>
/// <param name="Entry">Sequence of the ledger's entry; null outside a ledger.</param>
public sealed record LotJudgement(
    string Subject,
    string Lot,
    LotVerdict Verdict,
    DateOnly Day,
    string By,
    string Role,
    string Reason,
    long? Entry = null
)
{
    /// <summary>False once a record that it was signed upon was changed, or when nobody signed it.</summary>
    public bool Holds { get; init; } = true;
}
