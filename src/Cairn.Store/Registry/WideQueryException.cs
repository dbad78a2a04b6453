namespace Cairn.Store.Registry;

/// <summary>A question that so many trials answer in so many places that it is not looked through.</summary>
public sealed class WideQueryException(long places) : Exception($"{Said(places)} {Mend}")
{
    public const string Mend = "Ask for less at once, or for rarer words.";

    public string What { get; } = Said(places);

    static string Said(long places) =>
        $"The words asked for stand in about {places / 1_000_000} million places together: too many to look through.";
}
