namespace Cairn.Ledger.Integrity;

/// <summary>Whether a study's ledger is what was written.</summary>
/// <param name="Head">The last entry up to which the chain holds.</param>
/// <param name="Entries">How many entries there are.</param>
/// <param name="Breaks">By entry: the first break of the chain, and what does not fit within the entries before it; empty when it
/// holds.</param>
public sealed record ChainVerdict(string Study, ChainHead Head, long Entries, IReadOnlyList<ChainBreak> Breaks)
{
    public bool Holds => Breaks.Count == 0;

    /// <summary>With more that does not fit, by entry.</summary>
    public ChainVerdict With(IEnumerable<ChainBreak> more) =>
        this with
        {
            Breaks = [.. Breaks.Concat(more).OrderBy(b => b.Sequence)],
        };
}
