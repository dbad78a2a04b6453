using Cairn.Cql.Types;
using Cairn.Records;

namespace Cairn.Criteria.Explaining;

/// <summary>Records as evidence: a finding is one fact; of a row of demographics, each variable that was read.</summary>
static class FactsOf
{
    public static IEnumerable<Fact> Read(Record record, IEnumerable<RecordProperty> properties) =>
        record is Demographics ? properties.Select(p => Variable(record, p)).OfType<Fact>() : [record.AsFact()];

    static Fact? Variable(Record record, RecordProperty property)
    {
        var variable = property.Source ?? property.Name;
        return RecordShape.Write(record).TryGetValue(variable, out var text)
            ? new(record.Key, variable, text, null, record.When, record.Entry)
            : null;
    }
}
