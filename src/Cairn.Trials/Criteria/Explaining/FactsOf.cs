using Cairn.Cql.Types;
using Cairn.Records;

namespace Cairn.Criteria.Explaining;

/// <summary>
/// Records as evidence: a finding is one fact, with its upper limit where that was read; of demographics, each variable read.
/// </summary>
static class FactsOf
{
    public static IEnumerable<Fact> Read(Record record, IEnumerable<RecordProperty> properties) =>
        record switch
        {
            Demographics => properties.Select(p => Variable(record, p)).OfType<Fact>(),
            Observation { HighLimit: not null } o when properties.Any(p => p.Name == "upperLimit") => [o.AsFact(), UpperLimit(o)],
            _ => [record.AsFact()],
        };

    static Fact UpperLimit(Observation o) =>
        new(o.Key, $"{o.Domain}ORNRHI", o.HighLimit, o.Unit, o.Date, (o as LabResult)?.Taken?.Entry ?? o.Entry);

    static Fact? Variable(Record record, RecordProperty property)
    {
        var variable = property.Source ?? property.Name;
        return RecordShape.Write(record).TryGetValue(variable, out var text)
            ? new(record.Key, variable, text, null, record.When, record.Entry)
            : null;
    }
}
