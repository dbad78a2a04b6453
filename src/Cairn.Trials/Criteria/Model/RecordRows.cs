using Cairn.Cql.Evaluation;
using Cairn.Cql.Types;
using Cairn.Cql.Values;
using Cairn.Records;

namespace Cairn.Criteria.Model;

/// <summary>One subject's records as the rows that retrieves find, by type and by code. For one thread.</summary>
public sealed class RecordRows : IDataSource
{
    readonly Dictionary<RecordType, CqlList> _rows = [];
    readonly Dictionary<CodeAsked, CqlList> _byCode = [];
    readonly Dictionary<RecordProperty, CodeIndex> _indexes = new(ReferenceEqualityComparer.Instance);
    readonly Func<Type, IReadOnlyList<Record>> _records;
    readonly Func<RecordType, Row, Value> _row;
    readonly IReadOnlyList<Record> _last = [];

    public RecordRows(SubjectRecords subject)
        : this(subject.Rows) { }

    /// <param name="records">The records of a type, by date, then by number.</param>
    /// <param name="last">Those that are the last word of their day.</param>
    internal RecordRows(Func<Type, IReadOnlyList<Record>> records, params IReadOnlyList<Record> last)
        : this(records, (_, row) => Value.Of(row)) => _last = last;

    RecordRows(Func<Type, IReadOnlyList<Record>> records, Func<RecordType, Row, Value> row) => (_records, _row) = (records, row);

    /// <summary>
    /// The rows that a library will ask for, with the properties that it reads: made once, asked as often as one likes.
    /// </summary>
    internal static RowsAhead Ahead(SubjectRecords subject, Reading reading)
    {
        var rows = new RecordRows(subject.Rows, (type, row) => Read(type, row, reading));
        List<CqlList> lists = [.. reading.Retrieves.Select(r => r.Code is { } code ? rows.Rows(code) : rows.Rows(r.Type))];
        return new(reading, lists, From(subject));
    }

    // Apart, so that what is kept with the lists is the subject alone, and not the rows that they were made of.
    static Func<IDataSource> From(SubjectRecords subject) => () => new RecordRows(subject);

    static Value Read(RecordType type, Row row, Reading reading) =>
        row.Ahead([
            .. type.InOrder.Select(p => reading.Properties.Contains(p) ? (p.Read(row), p.IsTruth) : default((Value, bool)?)),
        ]);

    public CqlList Rows(RecordType type)
    {
        if (_rows.TryGetValue(type, out var known))
            return known;
        List<Record> there = [.. _records(RecordModel.EntryOf(type).Record).Where(IsThere)];
        return _rows[type] =
            there.Count == 0
                ? CqlList.Empty
                : new([.. there.Select((r, at) => _row(type, new(r) { Others = OthersOf(there, at) }))]);
    }

    IReadOnlyList<Observation> OthersOf(List<Record> there, int at) =>
        _last.Contains(there[at], ReferenceEqualityComparer.Instance) ? [] : SameDay.Others(there, at);

    /// <summary>A test that was asked for and not done is no measurement, and one of another fluid is none of blood.</summary>
    static bool IsThere(Record record) =>
        record is not Observation seen || (seen.Status != Observation.NotDone && seen.IsOfItsSpecimen());

    public CqlList Rows(CodeAsked code)
    {
        if (!_byCode.TryGetValue(code, out var found))
            _byCode[code] = found = IndexOf(code.Type, code.Property).Rows(code.Code);
        return found;
    }

    CodeIndex IndexOf(RecordType type, RecordProperty property)
    {
        if (!_indexes.TryGetValue(property, out var index))
            _indexes[property] = index = new(Rows(type), property);
        return index;
    }
}
