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
        if (NumberLikes.Of(result, test?.Unit is not null) is { } like)
            return new(NumberLikes.What(like, result), NumberLikes.Mend(like), like.ToString());
        return test is { Unit: null, Words: [_, ..] words } && !words.Contains(result.Trim(), StringComparer.OrdinalIgnoreCase)
            ? NoWord(observation, result, words)
            : null;
    }

    static OddResult NoWord(Observation observation, string result, IReadOnlyList<string> words) =>
        new(
            $"'{result}' is no result of {observation.TestCode} that a rule knows.",
            $"Write one of {string.Join(", ", words)}.",
            $"{observation.TestCode} {result}"
        );
}
