namespace Cairn.Registry.Words;

/// <summary>Whether a name stands, word for word, at a place of a text.</summary>
static class RunOfWords
{
    /// <param name="name">Word forms, the first of which is known to stand there.</param>
    /// <param name="at">The place of the first.</param>
    public static bool Stands(ReadOnlySpan<string> name, IReadOnlyList<string> words, int at)
    {
        if (at + name.Length > words.Count)
            return false;
        for (var i = 1; i < name.Length; i++)
            if (words[at + i] != name[i])
                return false;
        return true;
    }
}
