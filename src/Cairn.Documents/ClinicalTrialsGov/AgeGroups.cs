using Cairn.Registry.Queries;
using Cairn.Registry.Structure;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>The registry's age groups from the limits of age: child to 17 years, adult 18 to 64, older adult from 65.</summary>
static class AgeGroups
{
    public static IEnumerable<string> Of(string? from, string? to)
    {
        var youngest = Hours(from) ?? 0;
        var oldest = Hours(to) ?? Amounts.OldestAge;
        if (youngest < Years(18))
            yield return "CHILD";
        if (oldest >= Years(18) && youngest < Years(65))
            yield return "ADULT";
        if (oldest >= Years(65))
            yield return "OLDER_ADULT";
    }

    static long? Hours(string? age) => age is null ? null : Amounts.Kept(PieceKind.Age, age);

    static long Years(int years) => Amounts.Kept(PieceKind.Age, $"{years} Years")!.Value;
}
