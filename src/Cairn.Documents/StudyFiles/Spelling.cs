namespace Cairn.Documents.StudyFiles;

/// <summary>Finds the word somebody probably meant.</summary>
public static class Spelling
{
    /// <summary>
    /// The nearest of the known words, or null when none is near: at most a third of its letters, and one, may differ.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> known) =>
        known
            .Select(k => (Word: k, Edits: EditDistance.Between(word.ToLowerInvariant(), k.ToLowerInvariant())))
            .Where(k => k.Edits <= 1 + k.Word.Length / 3)
            .OrderBy(k => k.Edits)
            .Select(k => k.Word)
            .FirstOrDefault();
}
