using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Criteria.Model;

/// <summary>
/// The rows of a type by the texts that a property has of them, in any spelling: a table of chains, made in one pass. Lists are
/// made of what is asked for alone.
/// </summary>
sealed class CodeIndex
{
    readonly record struct Entry(string Text, int Hash, int Row, int Next);

    readonly CqlList _rows;
    readonly List<Entry> _entries;
    readonly int[] _first; // by hash: the place in the entries, from 1

    public CodeIndex(CqlList rows, RecordProperty property)
    {
        (_rows, _entries) = (rows, new(rows.Count));
        _first = new int[Math.Max(4, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)rows.Count * 2))];
        for (var row = rows.Count - 1; row >= 0; row--)
            Add(row, property.Get(rows.Items[row].Record));
    }

    // From the last row to the first: each chain is then in their order.
    void Add(int row, in Value said)
    {
        if (said.Kind == ValueKind.String)
            Add(row, said.String);
        else if (said.Kind == ValueKind.List)
            foreach (ref readonly var text in said.List.Items.AsSpan())
                if (text.Kind == ValueKind.String)
                    Add(row, text.String);
    }

    void Add(int row, string text)
    {
        var hash = AmericanSpelling.HashOf(text);
        ref var first = ref First(hash);
        _entries.Add(new(text, hash, row, first));
        first = _entries.Count;
    }

    ref int First(int hash) => ref _first[hash & (_first.Length - 1)];

    /// <summary>The rows of which the property is the text, or one of its texts; each once.</summary>
    public CqlList Rows(string code)
    {
        var hash = AmericanSpelling.HashOf(code);
        var (found, last) = (default(List<Value>?), -1);
        for (var place = First(hash); place > 0; place = _entries[place - 1].Next)
        {
            var entry = _entries[place - 1];
            if (entry.Hash != hash || entry.Row == last || !AmericanSpelling.AreSame(entry.Text, code))
                continue;
            last = entry.Row;
            (found ??= []).Add(_rows.Items[entry.Row]);
        }
        return found is null ? CqlList.Empty : new([.. found]);
    }
}
