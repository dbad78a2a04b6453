namespace Cairn.Registry.Queries;

/// <summary>Codes that Cairn derives from a record, beside the registry's own.</summary>
public static class TrialCodes
{
    /// <summary>Antigens and receptors that a product is aimed at: CLL1, CD19.</summary>
    public const string Target = "Target";

    /// <summary>Kind of product: CAR_T, CAR_NK, ANTIBODY, VACCINE.</summary>
    public const string Product = "Product";

    /// <summary>Where in the course of the disease: RELAPSED_REFRACTORY, NEWLY_DIAGNOSED.</summary>
    public const string Setting = "Setting";

    public static IReadOnlyList<string> All { get; } = [Target, Product, Setting];
}
