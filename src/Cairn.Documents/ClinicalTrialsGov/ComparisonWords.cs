using Cairn.Registry.Comparing;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>How lines of two records stand to each other, in words.</summary>
public static class ComparisonWords
{
    /// <summary>same; other bound: ≥45% against ≥50%; only in NCT....</summary>
    /// <param name="a">What the first trial is called.</param>
    /// <param name="b">What the second trial is called.</param>
    public static string Of(LinePair pair, string a, string b)
    {
        var said = pair.Standing switch
        {
            LineStanding.Same => "same",
            LineStanding.OtherBound => $"other bound: {Bounds(pair.BoundsOfA)} against {Bounds(pair.BoundsOfB)}",
            LineStanding.Alike => pair.IsTurned
                ? "alike, but one includes by it and the other excludes: read both"
                : "alike: read both",
            LineStanding.OnlyA => $"only in {a}",
            LineStanding.OnlyB => $"only in {b}",
        };
        return pair.IsAgain ? said + " (several lines here, one there)" : said;
    }

    /// <summary>The kind of a line: inclusion, primary outcome.</summary>
    public static string Of(LineKind kind) =>
        kind switch
        {
            LineKind.Inclusion => "inclusion",
            LineKind.Exclusion => "exclusion",
            LineKind.Arm => "group",
            LineKind.Intervention => "intervention",
            LineKind.PrimaryOutcome => "primary outcome",
            LineKind.SecondaryOutcome => "secondary outcome",
            LineKind.OtherOutcome => "other outcome",
        };

    /// <summary>How many lines are the same, alike, and in one record alone.</summary>
    public static string Summary(IReadOnlyList<LinePair> pairs, string a, string b)
    {
        if (pairs.Count == 0)
            return "Neither record states any.";
        int Count(LineStanding standing) => pairs.Count(p => p.Standing == standing);
        return $"{Count(LineStanding.Same)} the same, {Count(LineStanding.OtherBound)} with another bound, "
            + $"{Count(LineStanding.Alike)} alike, {Count(LineStanding.OnlyA)} only in {a}, {Count(LineStanding.OnlyB)} "
            + $"only in {b}.";
    }

    static string Bounds(IReadOnlyList<LineBound> bounds) =>
        string.Join(", ", bounds.Select(b => b.Written).Distinct(StringComparer.Ordinal));
}
