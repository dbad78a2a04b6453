using Cairn.Cql.Evaluation;
using Cairn.Cql.Types;
using Cairn.Cql.Values;
using Cairn.Records;

namespace Cairn.Criteria.Model;

/// <summary>One subject's records as the rows that retrieves find.</summary>
public sealed class RecordRows : IDataSource
{
    readonly Dictionary<RecordType, CqlList> _rows = [];
    readonly Func<Type, IReadOnlyList<Record>> _records;

    public RecordRows(SubjectRecords subject)
        : this(subject.Rows) { }

    /// <param name="records">The records of a type, by date, then by number.</param>
    internal RecordRows(Func<Type, IReadOnlyList<Record>> records) => _records = records;

    public CqlList Rows(RecordType type)
    {
        if (_rows.TryGetValue(type, out var known))
            return known;
        var records = _records(RecordModel.EntryOf(type).Record);
        var rows = records.Count == 0 ? CqlList.Empty : new CqlList([.. records.Select(Value.OfRecord)]);
        _rows[type] = rows;
        return rows;
    }

    public CqlList Rows(RecordType type, string path, string code)
    {
        var codeOf = path == type.CodePath ? RecordModel.EntryOf(type).CodeOf : Reader(type, path);
        List<Value>? found = null;
        foreach (var row in Rows(type).Items)
            if (codeOf((Record)row.Record) == code)
                (found ??= []).Add(row);
        return found is null ? CqlList.Empty : new CqlList(found);
    }

    static Func<Record, string?> Reader(RecordType type, string path)
    {
        var get = type.Find(path)!.Get;
        return record => get(record) is { Kind: ValueKind.String } text ? text.String : null;
    }
}
