using Cairn.Cql.Evaluation;
using Cairn.Cql.Operators;
using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Cql.Compilation;

/// <summary>A source of a query and the slot of its alias.</summary>
sealed record RowSource(Eval Eval, int Slot, string Alias, CqlType Type, bool IsList);

/// <summary>A with or without clause.</summary>
sealed record RelatedRows(RowSource Source, Eval Condition, bool IsWith)
{
    /// <summary>Whether a related row exists for which the condition is true, or none for without.</summary>
    public bool Holds(Frame frame)
    {
        var found = false;
        var items = RowPlan.Items(Source, frame);
        for (var i = 0; i < items.Count; i++)
        {
            frame.Step();
            frame[Source.Slot] = items[i];
            found |= Condition(frame).IsTrue;
            if (found)
                break;
        }
        return found == IsWith;
    }
}

/// <summary>Visits each combination of the sources' rows for which the clauses hold.</summary>
sealed class RowPlan(RowSource[] sources, (int Slot, Eval Value)[] lets, RelatedRows[] related, Eval? where)
{
    public RowSource[] Sources { get; } = sources;

    public void Visit(Frame frame, Action<Frame> row) => Visit(frame, 0, row);

    void Visit(Frame frame, int depth, Action<Frame> row)
    {
        if (depth == Sources.Length)
        {
            if (IsKept(frame))
                row(frame);
            return;
        }
        var source = Sources[depth];
        var items = Items(source, frame);
        for (var i = 0; i < items.Count; i++)
        {
            frame.Step();
            frame[source.Slot] = items[i];
            Visit(frame, depth + 1, row);
        }
    }

    public bool IsKept(Frame frame)
    {
        foreach (var (slot, value) in lets)
        {
            var result = value(frame);
            frame[slot] = result;
        }
        foreach (var rows in related)
            if (!rows.Holds(frame))
                return false;
        return where is null || where(frame).IsTrue;
    }

    /// <summary>The rows of a source; a value that is no list is one row, a null none.</summary>
    public static IReadOnlyList<Value> Items(RowSource source, Frame frame)
    {
        var value = source.Eval(frame);
        if (value.IsNull)
            return [];
        if (source.IsList)
            return value.List.Items;
        return [value];
    }
}

/// <summary>A query without aggregate: its rows as they are returned, sorted.</summary>
sealed class QueryPlan(RowPlan rows, Eval row, bool isDistinct, SortPlan? sort, bool isList)
{
    public Value Run(Frame frame)
    {
        var results = Results(frame);
        if (!isList)
            return results.Count == 0 ? Value.Null : results[0];
        IReadOnlyList<Value> items = isDistinct && results.Count > 1 ? ListSetOperators.Distinct(results).List.Items : results;
        return Value.Of(new CqlList(sort is null ? items : sort.Sorted(items, frame)));
    }

    IReadOnlyList<Value> Results(Frame frame)
    {
        if (rows.Sources is not [var only])
        {
            var all = new List<Value>();
            rows.Visit(frame, f => all.Add(row(f)));
            return all;
        }
        var items = RowPlan.Items(only, frame);
        if (items.Count == 0)
            return [];
        var (results, kept) = (new Value[items.Count], 0);
        for (var i = 0; i < items.Count; i++)
        {
            frame.Step();
            frame[only.Slot] = items[i];
            if (rows.IsKept(frame))
                results[kept++] = row(frame);
        }
        if (kept < results.Length)
            Array.Resize(ref results, kept);
        return results;
    }
}

/// <summary>A query with aggregate: the rows folded into one value.</summary>
sealed class AggregatePlan(RowPlan rows, int slot, Eval start, Eval step, bool isDistinct)
{
    public Value Run(Frame frame)
    {
        var visited = new List<Value>();
        rows.Visit(frame, f => visited.Add(Value.Of(new CqlList(Array.ConvertAll(rows.Sources, s => f[s.Slot])))));
        var total = start(frame);
        foreach (var row in isDistinct ? ListSetOperators.Distinct(visited).List.Items : visited)
        {
            for (var i = 0; i < rows.Sources.Length; i++)
                frame[rows.Sources[i].Slot] = row.List.Items[i];
            rows.IsKept(frame);
            frame[slot] = total;
            total = step(frame);
        }
        return total;
    }
}

/// <summary>Sorts rows by keys, first key first; rows with equal keys keep their order.</summary>
sealed class SortPlan(int slot, (Eval Key, int Sign)[] keys)
{
    public IReadOnlyList<Value> Sorted(IReadOnlyList<Value> items, Frame frame)
    {
        if (items.Count < 2)
            return items;
        var keyed = items.Select((item, i) => (item, i, keys: Keys(item, frame))).ToArray();
        Array.Sort(keyed, (a, b) => Compare(a.keys, b.keys) is var order and not 0 ? order : a.i.CompareTo(b.i));
        return Array.ConvertAll(keyed, k => k.item);
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
