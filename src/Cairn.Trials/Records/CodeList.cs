using System.Collections.Frozen;

namespace Cairn.Records;

/// <summary>The words of a column and what they mean. They are compared without case.</summary>
public sealed class CodeList<T>
    where T : struct, Enum
{
    readonly FrozenDictionary<string, T> _meanings;
    readonly FrozenDictionary<T, string> _words;

    /// <param name="rows">A row a meaning: first the word that is written, then what else is read.</param>
    public CodeList(params IReadOnlyList<(T Meaning, string[] Words)> rows)
    {
        _words = rows.ToFrozenDictionary(row => row.Meaning, row => row.Words[0]);
        _meanings = rows.SelectMany(row => row.Words.Select(word => (word, row.Meaning)))
            .ToFrozenDictionary(w => w.word, w => w.Meaning, StringComparer.OrdinalIgnoreCase);
        Words = [.. rows.SelectMany(row => row.Words)];
    }

    /// <summary>Every word that is read, in order of the list.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The word that is written for a meaning.</summary>
    public string Word(T meaning) => _words[meaning];

    /// <summary>What a word means; null when it is empty or none of the list.</summary>
    public T? Meaning(string? word) => word is not null && _meanings.TryGetValue(word.Trim(), out var known) ? known : null;
}
