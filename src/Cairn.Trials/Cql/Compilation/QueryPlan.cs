using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Cairn.Cql.Evaluation;
using Cairn.Cql.Operators;
using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Cql.Compilation;

/// <summary>A source of a query and the slot of its alias.</summary>
sealed record RowSource(Operand Rows, int Slot, string Alias, CqlType Type, bool IsList);

/// <summary>A with or without clause.</summary>
sealed record RelatedRows(RowSource Source, Test Condition, bool IsWith)
{
    /// <summary>Whether a related row exists for which the condition is true, or none for without.</summary>
    public bool Holds(Frame frame)
    {
        foreach (var item in RowPlan.Items(Source, frame))
        {
            frame.Step();
            frame[Source.Slot] = item;
            if (Condition(frame).IsTrue)
                return IsWith;
        }
        return !IsWith;
    }
}

/// <summary>Visits each combination of the sources' rows for which the clauses hold.</summary>
sealed class RowPlan(RowSource[] sources, (int Slot, Eval Value)[] lets, RelatedRows[] related, Test? where)
{
    public RowSource[] Sources { get; } = sources;

    /// <param name="goesOn">Told of each; false when no more are wanted.</param>
    /// <returns>False when it was stopped.</returns>
    public bool Visit(Frame frame, Func<Frame, bool> goesOn) => Visit(frame, 0, goesOn);

    bool Visit(Frame frame, int depth, Func<Frame, bool> goesOn)
    {
        if (depth == Sources.Length)
            return !IsKept(frame) || goesOn(frame);
        var source = Sources[depth];
        foreach (var item in Items(source, frame))
        {
            frame.Step();
            frame[source.Slot] = item;
            if (!Visit(frame, depth + 1, goesOn))
                return false;
        }
        return true;
    }

    /// <summary>Whether a row of the single source gives a value that is not null.</summary>
    /// <param name="row">What a row gives; null when it is the row itself.</param>
    public Truth Exists(RowSource only, Frame frame, Eval? row)
    {
        foreach (ref readonly var item in Items(only, frame).AsSpan())
        {
            frame.Step();
            frame[only.Slot] = item;
            if (IsKept(frame) && !(row is null ? item : row(frame)).IsNull)
                return Truth.True;
        }
        return Truth.False;
    }

    /// <summary>Whether the condition holds of the rows that stand in their places.</summary>
    public Truth Holds(Frame frame) => where is null ? Truth.True : where(frame);

    public bool IsKept(Frame frame)
    {
        foreach (var (slot, value) in lets)
            frame[slot] = value(frame);
        return (related.Length == 0 || AreRelated(frame)) && (where is null || where(frame).IsTrue);
    }

    bool AreRelated(Frame frame)
    {
        foreach (var rows in related)
            if (!rows.Holds(frame))
                return false;
        return true;
    }

    /// <summary>The rows of a source; a value that is no list is one row, a null none.</summary>
    public static ImmutableArray<Value> Items(RowSource source, Frame frame)
    {
        var room = Value.Null;
        ref readonly var value = ref source.Rows.In(frame, ref room);
        if (value.IsNull)
            return [];
        if (source.IsList)
            return value.List.Items;
        return [value];
    }
}

/// <summary>A query without aggregate: its rows as they are returned, sorted.</summary>
/// <param name="row">What a row gives; null when it is the row of the single source itself.</param>
sealed class QueryPlan(RowPlan rows, Eval? row, bool isDistinct, SortPlan? sort, bool isList)
{
    public Value Run(Frame frame) =>
        rows.Sources is [{ IsList: true } only] ? OfList(only, frame) : OfRows(Results(frame), frame);

    /// <summary>
    /// Most lists of a subject have one row: it needs no list of its own, is in order, and differs from all others.
    /// </summary>
    Value OfList(RowSource source, Frame frame)
    {
        var room = Value.Null;
        ref readonly var value = ref source.Rows.In(frame, ref room);
        if (value.IsNull || value.List.Items is [])
            return Value.Of(CqlList.Empty);
        if (value.List.Items is not [var single])
            return OfRows(Kept(source, value.List.Items, frame), frame);
        frame.Step();
        frame[source.Slot] = single;
        if (!rows.IsKept(frame))
            return Value.Of(CqlList.Empty);
        return row is null ? value : Value.Of(CqlList.Of(row(frame)));
    }

    /// <summary>The first or the last element of the list that it gives, without the list.</summary>
    public Value Edge(RowSource source, Frame frame, bool isLast)
    {
        var room = Value.Null;
        ref readonly var value = ref source.Rows.In(frame, ref room);
        if (value.IsNull)
            return Value.Null;
        var items = value.List.Items;
        if (isDistinct && items.Length > 1)
            return EdgeOf(OfRows(Kept(source, items, frame), frame).List.Items, isLast);
        return EdgeOf(source, items, frame, isLast);
    }

    static Value EdgeOf(ImmutableArray<Value> items, bool isLast)
    {
        if (items.IsEmpty)
            return Value.Null;
        return isLast ? items[^1] : items[0];
    }

    Value EdgeOf(RowSource source, ImmutableArray<Value> items, Frame frame, bool isLast)
    {
        var (found, best) = (false, Value.Null);
        foreach (ref readonly var item in items.AsSpan())
        {
            frame.Step();
            frame[source.Slot] = item;
            if (!rows.IsKept(frame))
                continue;
            var result = row is null ? item : row(frame);
            if (!found || Replaces(best, result, frame, isLast))
                best = result;
            found = true;
            if (!isLast && sort is null && frame.Trace is null)
                break;
        }
        return best;
    }

    /// <summary>Of elements that sort alike, the first is the one that came first, and the last the one that came last.</summary>
    bool Replaces(in Value best, in Value next, Frame frame, bool isLast)
    {
        if (sort is null)
            return isLast;
        var order = sort.Compare(best, next, frame);
        return isLast ? order <= 0 : order > 0;
    }

    /// <summary>
    /// The first or the last row for which a condition holds; null as soon as it is unknown of one: what <c>if exists (rows R
    /// where C is null) then null else Last(rows R where C)</c> says, in one pass.
    /// </summary>
    public Value EdgeIfKnown(RowSource source, Frame frame, bool isLast)
    {
        var room = Value.Null;
        ref readonly var value = ref source.Rows.In(frame, ref room);
        if (value.IsNull)
            return Value.Null;
        var (found, best) = (false, Value.Null);
        foreach (ref readonly var item in value.List.Items.AsSpan())
        {
            frame.Step();
            frame[source.Slot] = item;
            var holds = rows.Holds(frame);
            if (holds == Truth.Unknown && !item.IsNull)
                return Value.Null;
            if (holds != Truth.True || (found && !Replaces(best, item, frame, isLast)))
                continue;
            (found, best) = (true, item);
        }
        return best;
    }

    Value OfRows(ImmutableArray<Value> results, Frame frame)
    {
        if (!isList)
            return results.IsEmpty ? Value.Null : results[0];
        var items = isDistinct && results.Length > 1 ? ListSetOperators.Distinct(results).List.Items : results;
        return Value.Of(items.IsEmpty ? CqlList.Empty : new CqlList(sort is null ? items : sort.Sorted(items, frame)));
    }

    ImmutableArray<Value> Results(Frame frame)
    {
        if (rows.Sources is [var only])
            return Kept(only, RowPlan.Items(only, frame), frame);
        var all = ImmutableArray.CreateBuilder<Value>();
        rows.Visit(frame, f =>
        {
            all.Add(row!(f));
            return true;
        });
        return all.DrainToImmutable();
    }

    ImmutableArray<Value> Kept(RowSource source, ImmutableArray<Value> items, Frame frame)
    {
        if (items.IsEmpty)
            return [];
        var (results, kept) = (new Value[items.Length], 0);
        foreach (ref readonly var item in items.AsSpan())
        {
            frame.Step();
            frame[source.Slot] = item;
            if (rows.IsKept(frame))
                results[kept++] = row is null ? item : row(frame);
        }
        if (kept < results.Length)
            Array.Resize(ref results, kept);
        return ImmutableCollectionsMarshal.AsImmutableArray(results);
    }
}

/// <summary>A query with aggregate: the rows folded into one value.</summary>
sealed class AggregatePlan(RowPlan rows, int slot, Eval start, Eval step, bool isDistinct)
{
    public Value Run(Frame frame)
    {
        var visited = new List<Value>();
        rows.Visit(frame, f =>
        {
            visited.Add(Value.Of(new CqlList([.. rows.Sources.Select(s => f[s.Slot])])));
            return true;
        });
        var total = start(frame);
        foreach (var row in isDistinct ? ListSetOperators.Distinct(visited).List.Items : [.. visited])
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
