namespace Cairn.Records;

/// <summary>
/// A value whose words come from a list: as somebody wrote it, and what it means. Words that the list lacks are kept, and mean
/// nothing to a rule: unknown, never no.
/// </summary>
/// <typeparam name="T">The meanings; their words stand in <see cref="CodeLists"/>.</typeparam>
/// <param name="Written">The words as recorded, not empty.</param>
/// <param name="Meaning">Null when the words are none of the list.</param>
public sealed record Coded<T>(string Written, T? Meaning)
    where T : struct, Enum
{
    /// <summary>The list's first word for the meaning; the words as recorded where they mean nothing.</summary>
    public string Word => Meaning is { } known ? CodeLists.Of<T>().Word(known) : Written;

    /// <summary>What words say; null when there are none.</summary>
    public static Coded<T>? Of(string? written) =>
        string.IsNullOrWhiteSpace(written) ? null : new(written, CodeLists.Of<T>().Meaning(written));

    /// <summary>The meaning in the list's first word for it.</summary>
    public static implicit operator Coded<T>(T meaning) => new(CodeLists.Of<T>().Word(meaning), meaning);

    /// <summary>The words as recorded; null when there are none.</summary>
    public static implicit operator Coded<T>?(string? written) => Of(written);

    public bool Is(T meaning) => EqualityComparer<T?>.Default.Equals(Meaning, meaning);

    /// <summary>The words as recorded.</summary>
    public override string ToString() => Written;
}
