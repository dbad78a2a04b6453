using System.Collections;

namespace Cairn.Escalation;

/// <summary>
/// A list that is equal to another with the same items in the same order, so that designs are equal when their numbers are.
/// </summary>
sealed class ValueList<T>(T[] items) : IReadOnlyList<T>
{
    public T this[int index] => items[index];
    public int Count => items.Length;

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    public override bool Equals(object? obj) => obj is ValueList<T> other && items.AsSpan().SequenceEqual([.. other]);

    public override int GetHashCode() => items.Aggregate(items.Length, (hash, item) => HashCode.Combine(hash, item));
}
