using Cairn.Cql.Types;

namespace Cairn.Cql.Evaluation;

/// <summary>Watches an evaluation, to say afterwards what it rested on.</summary>
public interface ITrace
{
    void Read(object record, RecordProperty property);
}
