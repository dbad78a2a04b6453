using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>
/// A step in the life of a specimen or product (SDTM BE): of which thing, made from which, under which identity, who answered for
/// it, and how cold it was.
/// </summary>
[Domain("BE", "Product and specimen events")]
public sealed record ProductEvent : NumberedRecord
{
    [Sdtm("BETERM", Required = true)]
    public required string Term { get; init; }

    [Sdtm("BEDECOD")]
    public Coded<ProductStep>? Code { get; init; }

    /// <summary>Identity of the thing: the collection, the lot, or the bag.</summary>
    [Sdtm("BEREFID")]
    public string? Product { get; init; }

    /// <summary>Identity of what it was made from. A sponsor's variable: SDTM keeps it in RELSPEC.</summary>
    [Sdtm("BEPARENT")]
    public string? MadeFrom { get; init; }

    /// <summary>
    /// Chain of identity: the code given at the collection, on every step as it was read from the label then. A sponsor's
    /// variable.
    /// </summary>
    [Sdtm("BECOI")]
    public string? Identity { get; init; }

    /// <summary>Who holds it from this step on: the ward, the laboratory, the carrier.</summary>
    [Sdtm("BEPARTY")]
    public string? Holder { get; init; }

    /// <summary>The person who did the step.</summary>
    [Sdtm("BEPRTYID")]
    public string? DoneBy { get; init; }

    /// <summary>The second person, where a step takes two. A sponsor's variable.</summary>
    [Sdtm("BESECOND")]
    public string? SecondPerson { get; init; }

    /// <summary>The warmest it was until this step, degrees Celsius. A sponsor's variable.</summary>
    [Sdtm("BETEMP")]
    public double? Celsius { get; init; }

    /// <summary>Viable cells with the receptor in the bag, 10^6. A sponsor's variable.</summary>
    [Sdtm("BECELLS")]
    public double? MillionCells { get; init; }

    /// <summary>With the time of day where it is known.</summary>
    [Sdtm("BESTDTC")]
    public PartialDate? Date { get; init; }

    public override PartialDate? When => Date;

    /// <summary>Which step it is; null when the words mean none that is known.</summary>
    public ProductStep? Step => Code is { } code ? code.Meaning : Coded<ProductStep>.Of(Term)?.Meaning;

    public override Fact AsFact() => Says(Code?.Written ?? Term, Product, null, Date);
}

/// <summary>A result of a test of the product (SDTM BS): viability, sterility, endotoxin.</summary>
[Domain("BS", "Product and specimen findings")]
public sealed record ProductFinding : Observation
{
    /// <summary>Identity of the lot.</summary>
    [Sdtm("BSREFID")]
    public string? Product { get; init; }
}
