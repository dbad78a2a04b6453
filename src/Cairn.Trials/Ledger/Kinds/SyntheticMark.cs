using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Kinds;

/// <summary>The study's records come from the generator, now and for good.</summary>
/// <param name="Seed">Of the generator; null when they came in files.</param>
/// <param name="Files">The files; empty when the generator wrote them itself.</param>
public sealed record SyntheticMark(int? Seed, IReadOnlyList<string> Files) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("synthetic-mark", "marked as synthetic", e => new SyntheticMark(e.WholeOrNone("SEED"), e.List("FILES")));

    public override EntryKind Kind => OfKind;

    public override void Write(ContentWriter to) => to.Number("SEED", Seed).List("FILES", Files);

    public bool Equals(SyntheticMark? other) =>
        other is not null && Seed == other.Seed && Files.SequenceEqual(other.Files, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Seed, Files.Count);
}
