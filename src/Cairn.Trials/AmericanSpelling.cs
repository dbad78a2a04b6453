namespace Cairn;

/// <summary>
/// A word as American spelling has it (leukaemia: leukemia; oedema: edema): dictionaries have the one, sites the other, and
/// whoever compares words compares these.
/// </summary>
public static class AmericanSpelling
{
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("ae", StringComparison.OrdinalIgnoreCase) || text.Contains("oe", StringComparison.OrdinalIgnoreCase)
            ? text.Replace("ae", "e", StringComparison.OrdinalIgnoreCase).Replace("oe", "e", StringComparison.OrdinalIgnoreCase)
            : text;
    }
}
