using Cairn.Records;

namespace Cairn.Ledger.Import;

/// <summary>What no rule reads in a result, and how to mend it.</summary>
/// <param name="Kind">Alike for results that are odd in the same way.</param>
readonly record struct OddResult(Phrase What, Phrase Mend, string Kind);

/// <summary>
/// Whether a result is one that rules read: a number where the test is measured, a word of its list where it is answered in
/// words.
/// </summary>
static class ResultText
{
    /// <summary>
    /// What is odd; null for a result that is read, and for a test that no rule knows and that looks like text.
    /// </summary>
    public static OddResult? Odd(Observation observation)
    {
        if (observation.Result is not { } result)
            return null;
        var test = Catalogue.Find(observation);
        if (IsRead(observation, test))
            return null;
        if (NumberLikes.Of(result, test?.Unit is not null) is { } like)
            return new(NumberLikes.What(like, result), NumberLikes.Mend(like), like.ToString());
        if (test is { Domain: Scales, Plausible: var (first, last) })
            return Unknown(observation, result, $"Write a whole number from {first} to {last}.");
        return test is { Unit: null, Words: [_, ..] words } && !words.Contains(result.Trim(), StringComparer.OrdinalIgnoreCase)
            ? Unknown(observation, result, Words(observation, words))
            : null;
    }

    const string Scales = "QS";

    static bool IsRead(Observation observation, CatalogueTest? test) =>
        PregnancyTest.Amount(observation) is not null
        || (test?.Domain == Scales && ScaleStep.Of(observation) is not null)
        || (test is { Domain: "LB", Unit: null } && SignWords.Read(observation.Result) != Truth.Unknown);

    static Phrase Words(Observation observation, IReadOnlyList<string> words) =>
        observation.TestCode == ScreeningCode.Hcg
            ? $"Write one of {string.Join(", ", words)}, or the amount with its unit, mIU/mL or IU/L."
            : $"Write one of {string.Join(", ", words)}.";

    static OddResult Unknown(Observation observation, string result, Phrase mend) =>
        new($"'{result}' is no result of {observation.TestCode} that a rule knows.", mend, $"{observation.TestCode} {result}");
}
