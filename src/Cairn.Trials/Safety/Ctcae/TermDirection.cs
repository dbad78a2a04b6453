using System.Text.RegularExpressions;

namespace Cairn.Safety.Ctcae;

/// <summary>
/// Which way words say that something lies: high or low, in, however it is spelt, in English or Chinese. What lies the other way
/// is never offered before what lies the same: hypoglycaemia is no slip of hyperglycaemia.
/// </summary>
static partial class TermDirection
{
    /// <summary>The side of some words in small letters; null when they say none, or both.</summary>
    public static Side? Of(string plain)
    {
        var (high, low) = (High().IsMatch(plain), Low().IsMatch(plain));
        return (high, low) switch
        {
            (true, false) => Side.High,
            (false, true) => Side.Low,
            (true, true) or (false, false) => null,
        };
    }

    /// <summary>Whether two sides contradict each other.</summary>
    public static bool IsOpposite(Side? one, Side? other) => one is { } a && other is { } b && a != b;

    [GeneratedRegex(
        @"\bh[iy]*p+(e+r|re)|\b(high|raised|elevated|increased?|up|excess|gain|gained|rise|rising|over|overactive)\b|\btach|"
            + @"cytosis\b|phil+ia\b|[高升增]|延长|过速"
    )]
    private static partial Regex High();

    [GeneratedRegex(
        @"\bh[iy]*p+o|\b(low|decreased?|reduced|drop|dropped|fall|falling|loss|lost|lack|deficiency|deficient|down|under|"
            + @"underactive)\b|\bbrad|peni[ac]?\b|[低降减]|过缓"
    )]
    private static partial Regex Low();
}
