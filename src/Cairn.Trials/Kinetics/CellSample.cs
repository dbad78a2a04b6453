namespace Cairn.Kinetics;

/// <summary>A measured level of the product's cells or transgene.</summary>
/// <param name="Day">Days after infusion, 0 or later.</param>
/// <param name="Level">In the unit of the assay (copies/ug, copies/uL, cells/uL); 0 where none was found or it was below the
/// limit.</param>
public readonly record struct CellSample(double Day, double Level);
