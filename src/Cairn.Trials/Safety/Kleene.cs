namespace Cairn.Safety;

/// <summary>Conjunction and disjunction of what is true, false or unknown (Kleene's strong logic).</summary>
static class Kleene
{
    public static bool? All(params IEnumerable<bool?> parts) =>
        parts.Contains(false) ? false
        : parts.Contains(null) ? null
        : true;

    public static bool? Any(params IEnumerable<bool?> parts) =>
        parts.Contains(true) ? true
        : parts.Contains(null) ? null
        : false;
}
