namespace Cairn.Ledger;

/// <summary>
/// Equality of keys where almost all are of one subject: number and domain tell them apart, so that the identifier is compared,
/// and takes no part in where a key is looked for.
/// </summary>
sealed class KeyOfOneSubject : IEqualityComparer<RecordKey>
{
    public static KeyOfOneSubject Comparer { get; } = new();

    public bool Equals(RecordKey left, RecordKey right) =>
        left.Number == right.Number && left.Domain == right.Domain && left.Subject == right.Subject;

    public int GetHashCode(RecordKey key) =>
        key.Domain is [var first, var second, ..] ? HashCode.Combine(key.Number, first, second) : HashCode.Combine(key.Number);
}
