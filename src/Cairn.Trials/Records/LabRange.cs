using System.Globalization;
using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>
/// What a laboratory calls normal of one test: for whom, in which unit, from which day. It stands for results that bring no range
/// of their own.
/// </summary>
public sealed record LabRange
{
    /// <summary>The site whose results it is for, as SITEID has it; null when it is every site's: a central laboratory.</summary>
    public string? Site { get; init; }

    public required string Laboratory { get; init; }

    /// <summary>LBTESTCD.</summary>
    public required string Test { get; init; }

    /// <summary>As LBSPEC has it; null when it is whatever the test is taken from.</summary>
    public string? Specimen { get; init; }

    /// <summary>Null when it is for both.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Lowest age in completed years, included; null when there is none.</summary>
    public int? AgeFrom { get; init; }

    /// <summary>Highest age in completed years, included; null when there is none.</summary>
    public int? AgeTo { get; init; }

    /// <summary>Lower limit in <see cref="Unit"/>, as the laboratory prints it; null when it gives none.</summary>
    public string? Low { get; init; }

    /// <summary>Upper limit in <see cref="Unit"/>, as the laboratory prints it; null when it gives none.</summary>
    public string? High { get; init; }

    public required string Unit { get; init; }

    /// <summary>First day of collection that it is for.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day; null while nobody knows one.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Null when the catalogue has none of that name.</summary>
    public CatalogueTest? InCatalogue => Catalogue.Find("LB", Test);

    /// <summary>The test's name where it has one.</summary>
    public Phrase Label => InCatalogue is { } test ? test.Label : Phrase.AsTyped(Test);

    /// <summary>True on the days from the first to the last, both included.</summary>
    public bool Covers(DateOnly day) => From <= day && !(To < day);

    /// <summary>True when somebody of one sex and age is meant.</summary>
    public bool IsFor(Sex sex, int age) => (Sex is null || Sex == sex) && !(age < AgeFrom) && !(age > AgeTo);

    /// <summary>True when results of one site are meant; null is a site that nobody recorded.</summary>
    public bool IsOf(string? site) => Site is null || Site == site;

    /// <summary>
    /// True when both are for the same people at the same place: the later replaces the earlier from its day on.
    /// </summary>
    public bool IsForThoseOf(LabRange other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsOfTheTestOf(other)
            && (Site, Sex, AgeFrom ?? 0, AgeTo) == (other.Site, other.Sex, other.AgeFrom ?? 0, other.AgeTo);
    }

    /// <summary>True when one person's result may be meant by both.</summary>
    public bool MeetsPeopleOf(LabRange other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Test == other.Test)
            && (Site is null || other.Site is null || Site == other.Site)
            && (Specimen is null || other.Specimen is null || IsSameSpecimen(Specimen, other.Specimen))
            && (Sex is null || other.Sex is null || Sex == other.Sex)
            && !(AgeTo < other.AgeFrom)
            && !(other.AgeTo < AgeFrom);
    }

    bool IsOfTheTestOf(LabRange other) => Test == other.Test && IsSameSpecimen(Specimen ?? "", other.Specimen ?? "");

    internal static bool IsSameSpecimen(string one, string other) =>
        string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A limit in another unit of the same test; as it is printed where both units are one. Null when they do not convert.
    /// </summary>
    public string? In(string? unit, string? limit)
    {
        if (limit is null || unit == Unit)
            return limit;
        if (InCatalogue is not { } test || test.FactorOf(Unit) is not { } from || test.FactorOf(unit) is not { } to)
            return null;
        return from == to ? limit : PlainNumber.Of((from / to).Times(NumberOf(limit)!.Value));
    }

    /// <summary>The number of a limit; null when it is none.</summary>
    public static double? NumberOf(string? limit) =>
        decimal.TryParse(limit, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (double)number
            : null;
}
