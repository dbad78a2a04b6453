using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>Ranges of laboratories as people read them.</summary>
public static class LabRangeWords
{
    /// <summary>As a list has them: by site, those of every site first, by test, people and first day.</summary>
    public static Comparer<LabRange> InOrder { get; } =
        Comparer<LabRange>.Create(
            (left, right) =>
                string.CompareOrdinal(left.Site, right.Site) is not 0 and var bySite ? bySite
                : string.CompareOrdinal(left.Label, right.Label) is not 0 and var byTest ? byTest
                : (left.Sex, left.AgeFrom, left.From).CompareTo((right.Sex, right.AgeFrom, right.From))
        );

    /// <summary>Whom it is for: women, 18 years and over.</summary>
    public static Phrase People(LabRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return Ages(range) is { } ages ? (Phrase)$"{Of(range.Sex)}, {ages}" : Of(range.Sex);
    }

    public static Phrase Of(Sex? sex) =>
        sex switch
        {
            Sex.Female => "women",
            Sex.Male => "men",
            null or Sex.Unknown or Sex.Undifferentiated => "both sexes",
        };

    /// <summary>Ages in completed years; null when every age is meant.</summary>
    public static Phrase? Ages(LabRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return (range.AgeFrom, range.AgeTo) switch
        {
            (null, null) => null,
            ({ } from, null) => (Phrase)$"{from} years and over",
            (null, { } to) => (Phrase)$"up to {to} years",
            ({ } from, { } to) => (Phrase)$"{from} to {to} years",
        };
    }

    /// <summary>The limits with their unit.</summary>
    public static Phrase Limits(LabRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        var unit = UnitWords.Of(range.Unit);
        return range switch
        {
            { Low: { } low, High: { } high } => (Phrase)$"{low} to {high} {unit}",
            { Low: { } low } => (Phrase)$"from {low} {unit}",
            { High: var high } => (Phrase)$"up to {high} {unit}",
        };
    }
}
