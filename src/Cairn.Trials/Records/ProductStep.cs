namespace Cairn.Records;

/// <summary>A step in the life of a product (BEDECOD), in the order in which they come.</summary>
public enum ProductStep
{
    /// <summary>The apheresis: the cells leave the vein, and get the code that goes with them to the end.</summary>
    Collected,

    /// <summary>Handed to a carrier: the collection to the laboratory, or a bag to the site.</summary>
    Shipped,

    /// <summary>Taken from the carrier.</summary>
    Received,
    ManufactureStarted,
    ManufacturingFailure,

    /// <summary>A bag of the lot was filled, and frozen.</summary>
    Filled,

    /// <summary>Written down as released; who answers for it signs beside it.</summary>
    Released,
    Thawed,

    /// <summary>At the bedside: two people compared the bag with the patient.</summary>
    Identified,
    Infused,
    Destroyed,
}

/// <summary>Tests of a product before its release (BSTESTCD); units and words stand in the <see cref="Catalogue"/>.</summary>
public static class ProductTest
{
    public const string Viability = "VIAB";
    public const string Transduced = "CARPOS";
    public const string VectorCopies = "VCN";
    public const string Endotoxin = "ENDOTOX";
    public const string Sterility = "STERIL";
    public const string Mycoplasma = "MYCOPL";
    public const string ReplicatingVirus = "RCL";
}
