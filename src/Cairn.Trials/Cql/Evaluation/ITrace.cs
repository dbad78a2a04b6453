using Cairn.Cql.Types;

namespace Cairn.Cql.Evaluation;

/// <summary>Watches an evaluation, to say afterwards what it rested on.</summary>
public interface ITrace
{
    /// <summary>A property of a record was read.</summary>
    void Read(object record, RecordProperty property);

    /// <summary>The moment of the request was asked for.</summary>
    void AskClock();
}
