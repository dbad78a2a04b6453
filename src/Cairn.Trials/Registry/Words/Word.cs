namespace Cairn.Registry.Words;

/// <summary>A word of a text as the registry search knows it.</summary>
/// <param name="Text">Its form: small letters without accents, American spelling, singular, CLL-1 as cll1.</param>
/// <param name="Start">Where it starts in the text it was read from.</param>
/// <param name="Length">How many characters of that text it covers.</param>
public readonly record struct Word(string Text, int Start, int Length)
{
    public int End => Start + Length;
}
