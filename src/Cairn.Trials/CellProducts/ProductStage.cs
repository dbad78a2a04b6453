namespace Cairn.CellProducts;

/// <summary>How far a lot, or the cells of a subject who has no lot yet, have come.</summary>
public enum ProductStage
{
    /// <summary>No step is recorded.</summary>
    None,
    Collected,

    /// <summary>The collection is on its way to the laboratory.</summary>
    ToLaboratory,
    AtLaboratory,
    InManufacture,
    Failed,

    /// <summary>Bags are filled; results of the release tests are open.</summary>
    InTesting,

    /// <summary>Every result meets the specification; nobody signed the release yet.</summary>
    AwaitingRelease,

    /// <summary>A result misses the specification, and nobody approved that the cells are given.</summary>
    OutOfSpecification,
    Rejected,
    Released,

    /// <summary>A bag is on its way to the site.</summary>
    ToSite,
    AtSite,
    Thawed,
    Given,
}
