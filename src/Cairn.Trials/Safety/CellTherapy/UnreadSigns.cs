namespace Cairn.Safety.CellTherapy;

/// <summary>Signs that somebody recorded in words which say nothing known: they are asked about, and grade nothing.</summary>
/// <param name="Written">By test code (<see cref="CrsRecord"/>, <see cref="IcansRecord"/>), as written.</param>
public sealed record UnreadSigns(IReadOnlyDictionary<string, string> Written)
{
    public static UnreadSigns None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Takes up the signs that have a word and no meaning.</summary>
    /// <param name="signs">Test code, the word as written, whether it says something known.</param>
    public static UnreadSigns Of(params IEnumerable<(string Test, string? Word, bool IsRead)> signs) =>
        new(
            signs
                .Where(s => !s.IsRead && !string.IsNullOrWhiteSpace(s.Word))
                .ToDictionary(s => s.Test, s => s.Word!.Trim(), StringComparer.Ordinal)
        );

    /// <summary>What is asked about a sign that is not known: what its word means, or the sign itself.</summary>
    /// <param name="name">The sign as a noun.</param>
    /// <param name="known">Words that would say it.</param>
    internal Gap Ask(string test, string name, IReadOnlyList<string> known) =>
        Written.TryGetValue(test, out var word)
            ? new Gap.Meaning("FA", test, word, name, known)
            : new Gap.NotRecorded("FA", test, name);
}
