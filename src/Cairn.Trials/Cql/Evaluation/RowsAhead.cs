using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Cql.Evaluation;

/// <summary>
/// The rows of one subject as a library will ask for them: a retrieve is an element of an array. What it was not read for is
/// asked of the source itself.
/// </summary>
/// <param name="reading">The library that will ask.</param>
/// <param name="lists">By the number of the retrieve.</param>
sealed class RowsAhead(Reading reading, IEnumerable<CqlList> lists, Func<IDataSource> source) : IDataSource
{
    readonly CqlList[] _lists = [.. lists.Select(SideBySide)];
    IDataSource? _source;

    /// <summary>What is read together lies together in memory.</summary>
    static CqlList SideBySide(CqlList list) =>
        list.Count == 0 ? CqlList.Empty : new([.. list.Items.Select(row => Value.Of(row.Row.Beside(), row.Ahead))]);

    /// <summary>The lists by number of the retrieve, for the library that they were made for; else null.</summary>
    public CqlList[]? For(Reading? asking) => ReferenceEquals(asking, reading) ? _lists : null;

    /// <summary>
    /// Looks at every row once, so that waiting for those that lie far away in memory goes on for many at a time; criteria would
    /// wait for one after the other. Not at rows that deny something: nobody asks for the days of what did not take place.
    /// </summary>
    public int Fetch()
    {
        var seen = 0;
        foreach (var list in _lists)
        foreach (ref readonly var row in list.Items.AsSpan())
            seen += row.Ahead.False == 0 ? row.Row.Fetched : 0;
        return seen;
    }

    IDataSource Source => _source ??= source();

    public CqlList Rows(RecordType type) => Source.Rows(type);

    public CqlList Rows(CodeAsked code) => Source.Rows(code);
}
