using Cairn.Cql.Evaluation;
using Cairn.Cql.Types;
using Cairn.Cql.Values;
using Cairn.Records;

namespace Cairn.Criteria.Explaining;

/// <summary>Notes which rows a criterion asks for, which values it reads, and whether it asks what day it is.</summary>
sealed class ReadingTrace(IDataSource rows) : ITrace, IDataSource
{
    readonly List<RowsAsked> _asked = [];
    readonly List<(Record Record, RecordProperty Property)> _read = [];
    readonly List<Record> _found = [];

    /// <summary>Each once, in the order in which they were asked for.</summary>
    public IReadOnlyList<RowsAsked> Asked => [.. _asked.Distinct()];

    /// <summary>Each once, in the order in which they were read.</summary>
    public IReadOnlyList<(Record Record, RecordProperty Property)> Read => [.. _read.Distinct()];

    /// <summary>The records read, and those found of which nothing had to be read.</summary>
    public IReadOnlyList<Record> Records =>
        [.. _read.Select(r => r.Record).Union<Record>(_found, ReferenceEqualityComparer.Instance)];

    public IEnumerable<RecordProperty> PropertiesOf(Record record) =>
        (from read in _read where ReferenceEquals(read.Record, record) select read.Property).Distinct();

    public bool AsksClock { get; private set; }

    /// <summary>What was asked for and whether it was there, and which values were read and whether they were known.</summary>
    public string Signature =>
        string.Join(
            '|',
            Asked
                .Select(a => $"{a.Type.Name}.{a.Code}.{a.Found > 0}")
                .Concat(
                    _read.Select(r => $"{r.Property.Name}.{r.Property.Get(r.Record).IsNull}").Distinct(StringComparer.Ordinal)
                )
        );

    void ITrace.Read(object record, RecordProperty property) => _read.Add(((Record)record, property));

    void ITrace.AskClock() => AsksClock = true;

    public CqlList Rows(RecordType type)
    {
        var found = rows.Rows(type);
        _asked.Add(new(type, null, null, found.Count));
        return found;
    }

    public CqlList Rows(CodeAsked code)
    {
        var found = rows.Rows(code);
        _asked.Add(new(code.Type, code.Property.Name, code.Code, found.Count));
        _found.AddRange(found.Items.Select(i => (Record)i.Record));
        return found;
    }
}
