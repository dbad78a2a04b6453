using System.Runtime.InteropServices;
using Cairn.Cql.Evaluation;
using Cairn.Cql.Types;
using Cairn.Cql.Values;
using Cairn.Records;

namespace Cairn.Criteria.Model;

/// <summary>One subject's records as the rows that retrieves find.</summary>
public sealed class RecordRows : IDataSource
{
    readonly Dictionary<RecordType, CqlList> _rows = [];
    readonly Dictionary<(RecordType, string), Dictionary<string, CqlList>> _byCode = [];
    readonly Func<Type, IReadOnlyList<Record>> _records;

    public RecordRows(SubjectRecords subject)
        : this(subject.Rows) { }

    /// <param name="records">The records of a type, by date, then by number.</param>
    internal RecordRows(Func<Type, IReadOnlyList<Record>> records) => _records = records;

    public CqlList Rows(RecordType type)
    {
        if (_rows.TryGetValue(type, out var known))
            return known;
        IReadOnlyList<Record> records = [.. _records(RecordModel.EntryOf(type).Record).Where(IsThere)];
        var rows = records.Count == 0 ? CqlList.Empty : new CqlList([.. records.Select(Value.OfRecord)]);
        _rows[type] = rows;
        return rows;
    }

    /// <summary>A test that was asked for and not done is no measurement.</summary>
    static bool IsThere(Record record) => record is not Observation { Status: { } status } || status != Observation.NotDone;

    /// <summary>Sites write terms in small and in capital letters.</summary>
    public CqlList Rows(RecordType type, string path, string code)
    {
        if (!_byCode.TryGetValue((type, path), out var byCode))
            _byCode[(type, path)] = byCode = ByCode(type, path);
        return byCode.GetValueOrDefault(code) ?? CqlList.Empty;
    }

    // Looked through once for all codes that may be asked for.
    Dictionary<string, CqlList> ByCode(RecordType type, string path)
    {
        var codeOf = path == type.CodePath ? RecordModel.EntryOf(type).CodeOf : Reader(type, path);
        var found = new Dictionary<string, List<Value>>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Rows(type).Items)
            if (codeOf((Record)row.Record) is { } code)
                (CollectionsMarshal.GetValueRefOrAddDefault(found, code, out _) ??= []).Add(row);
        return found.ToDictionary(f => f.Key, f => new CqlList(f.Value), StringComparer.OrdinalIgnoreCase);
    }

    static Func<Record, string?> Reader(RecordType type, string path)
    {
        var get = type.Find(path)!.Get;
        return record => get(record) is { Kind: ValueKind.String } text ? text.String : null;
    }
}
