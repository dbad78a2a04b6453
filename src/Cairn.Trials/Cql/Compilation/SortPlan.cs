using System.Collections.Immutable;
using Cairn.Cql.Evaluation;
using Cairn.Cql.Operators;
using Cairn.Cql.Values;

namespace Cairn.Cql.Compilation;

/// <summary>Sorts rows by keys, first key first; rows with equal keys keep their order.</summary>
sealed class SortPlan(int slot, (Eval Key, int Sign)[] keys)
{
    public ImmutableArray<Value> Sorted(ImmutableArray<Value> items, Frame frame)
    {
        if (items.Length < 2)
            return items;
        if (items is [var first, var second])
            return Compare(first, second, frame) > 0 ? [second, first] : items;
        var keyed = items.Select((item, i) => (item, i, keys: Keys(item, frame))).ToArray();
        Array.Sort(keyed, (a, b) => Compare(a.keys, b.keys) is var order and not 0 ? order : a.i.CompareTo(b.i));
        return [.. keyed.Select(k => k.item)];
    }

    /// <summary>The order of two elements; every key of both is asked for, whichever decides.</summary>
    public int Compare(in Value a, in Value b, Frame frame)
    {
        var decided = 0;
        foreach (var (key, sign) in keys)
        {
            var order = sign * ListOrder.Compare(Key(key, a, frame), Key(key, b, frame));
            decided = decided == 0 ? order : decided;
        }
        return decided;
    }

    Value Key(Eval key, in Value item, Frame frame)
    {
        frame[slot] = item;
        return key(frame);
    }

    Value[] Keys(Value item, Frame frame)
    {
        frame[slot] = item;
        return Array.ConvertAll(keys, k => k.Key(frame));
    }

    int Compare(Value[] a, Value[] b)
    {
        for (var i = 0; i < keys.Length; i++)
            if (ListOrder.Compare(a[i], b[i]) is var order and not 0)
                return keys[i].Sign * order;
        return 0;
    }
}
