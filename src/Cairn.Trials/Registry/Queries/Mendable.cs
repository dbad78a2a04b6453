namespace Cairn.Registry.Queries;

/// <summary>The words of a question that may be mistyped: not other names of a thing, which are spelt right.</summary>
public static class Mendable
{
    /// <summary>In a question of more words than this none is mended: each is compared with every word of the registry.</summary>
    const int Most = 20;

    /// <summary>The phrases whose words are mended where no trial has them.</summary>
    public static IReadOnlyList<Query.Phrase> In(Query query)
    {
        Query.Phrase[] phrases = [.. query.Typed];
        return phrases.Sum(p => p.Words.Count) <= Most ? phrases : [];
    }
}
