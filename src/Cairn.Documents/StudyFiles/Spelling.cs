namespace Cairn.Documents.StudyFiles;

/// <summary>Finds the word somebody probably meant.</summary>
public static class Spelling
{
    /// <summary>
    /// The nearest of the known words, or null when none is near: at most a third of its letters, and one, may differ.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> known) =>
        known
            .Select(k => (Word: k, Edits: Distance(word.ToLowerInvariant(), k.ToLowerInvariant())))
            .Where(k => k.Edits <= 1 + k.Word.Length / 3)
            .OrderBy(k => k.Edits)
            .Select(k => k.Word)
            .FirstOrDefault();

    /// <summary>Edits (insert, delete, replace) from one word to another (Levenshtein 1966).</summary>
    internal static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[^1];
    }
}
