namespace Cairn.Documents.Languages;

/// <summary>A phrase as it is said.</summary>
/// <param name="IsEnglish">True when the language has no words for it, and English stands there: it is marked as such.</param>
public readonly record struct Said(string Text, bool IsEnglish);
