namespace Cairn.Ledger.Import.Mapping;

/// <summary>A map as the files themselves speak for it, to be approved by a person.</summary>
/// <param name="Map">What the files say for sure.</param>
/// <param name="Seen">Why, a line each: what stands in the files.</param>
/// <param name="Questions">What they leave open: nobody guesses it.</param>
public sealed record MapProposal(ImportMap Map, IReadOnlyList<string> Seen, IReadOnlyList<MapQuestion> Questions);

/// <summary>What only a person can say.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Part">Which part of the map it belongs to.</param>
/// <param name="Key">The key whose value is asked for: a column, a word, a unit.</param>
/// <param name="Domain">The domain or variable that the key belongs to; empty where the part has none.</param>
/// <param name="Asks">The question, in one sentence.</param>
public sealed record MapQuestion(string File, MapPart Part, string Domain, string Key, string Asks);

/// <summary>The parts of a map.</summary>
public enum MapPart
{
    Domain,
    Dates,
    Decimal,
    Column,
    Word,
    Unit,
    Test,
}
