namespace Cairn.Records;

/// <summary>Where the limits of a result come from that brought none: the laboratory's range in force on its day.</summary>
/// <param name="Laboratory">Its name.</param>
/// <param name="Entry">Sequence of the ledger's entry that says the range.</param>
public sealed record TakenRange(string Laboratory, long Entry);
