using System.Collections.Frozen;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// A cell count in 10^9/L and a share in percent, read from a result as the site wrote it. A unit that is not in the table is
/// unknown; it is never guessed from the size of the number.
/// </summary>
public static class BloodCount
{
    // Power of ten that takes a count in this unit to 10^9/L. Spellings after Plain().
    static readonly FrozenDictionary<string, int> Powers = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["10*9/L"] = 0,
        ["G/L"] = 0,
        ["GI/L"] = 0,
        ["Giga/L"] = 0,
        ["10*3/uL"] = 0,
        ["K/uL"] = 0,
        ["k/uL"] = 0,
        ["10*3/mm3"] = 0,
        ["10*6/mL"] = 0,
        ["/nL"] = 0,
        ["10*4/uL"] = 1,
        ["/uL"] = -3,
        ["/mm3"] = -3,
        ["10*6/L"] = -3,
        ["10*3/mL"] = -3,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The count in 10^9/L; unknown, with what is missing, when the result is no count or the unit is not known.
    /// </summary>
    public static Answer<Measured?> PerLitre(Observation lab)
    {
        if (lab.Unit is not { Length: > 0 } unit)
            return Unknown(lab, Unread.NoUnit);
        if (!Powers.TryGetValue(Plain(unit), out var power))
            return Unknown(lab, Unread.UnitOfNoCount);
        return Measured.Read(lab.Result) is { } count
            ? Answer<Measured?>.Of(count.TimesTenTo(power), new(Id, $"{lab.TestCode} {lab.Result} {unit}"), lab.AsFact())
            : Unknown(lab, Unread.NoNumber);
    }

    /// <summary>
    /// The share in percent, 0 to 100. The test's definition is a percentage, so a missing unit means percent; another unit is
    /// unknown.
    /// </summary>
    public static Answer<Measured?> Percent(Observation finding)
    {
        if (finding.Unit is { Length: > 0 } unit && unit.Trim() != "%")
            return Unknown(finding, Unread.NotInPercent);
        return Measured.Read(finding.Result) is { Low: <= 100 } share
            ? Answer<Measured?>.Of(share, new(Id, $"{finding.TestCode} {finding.Result} %"), finding.AsFact())
            : Unknown(finding, Unread.NoPercentage);
    }

    const string Id = "measured";

    static Answer<Measured?> Unknown(Observation from, Unread why) =>
        new(null, new(Id, "unknown"), [from.AsFact()], [new Gap.Unreadable(from.AsFact(), why)]);

    // x 10^9/l, 10**9/L, 10E9/L and ×10*9/L are one unit; g/L stays grams per litre.
    static string Plain(string unit)
    {
        var plain = unit.Replace(" ", "", StringComparison.Ordinal)
            .Replace('µ', 'u')
            .Replace('μ', 'u')
            .Replace('^', '*')
            .Replace("**", "*", StringComparison.Ordinal)
            .Replace("mm*3", "mm3", StringComparison.Ordinal)
            .TrimStart('x', 'X', '×', '*');
        if (plain.StartsWith("10E", StringComparison.Ordinal) || plain.StartsWith("10e", StringComparison.Ordinal))
            plain = "10*" + plain[3..];
        foreach (var word in (string[])["{cells}/", "cells/", "cell/", "1/"])
            if (plain.StartsWith(word, StringComparison.Ordinal))
                plain = plain[(word.Length - 1)..];
        return plain.EndsWith('l') ? plain[..^1] + "L" : plain;
    }
}
