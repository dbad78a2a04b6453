using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Cql.Evaluation;

/// <summary>Properties of rows where they lie.</summary>
static class PropertyReading
{
    /// <summary>The value where it lies, in the row when it was read ahead.</summary>
    /// <param name="row">Null when there is none.</param>
    /// <param name="room">Where it is put when it lies nowhere yet.</param>
    public static ref readonly Value In(this RecordProperty property, Frame frame, in Value row, ref Value room)
    {
        var ahead = row.Ahead;
        if (frame.Trace is null && !property.IsTruth && ahead.IsValued(property.Place))
            return ref row.Row.Valued(ahead.Index(property.Place));
        room = row.IsNull ? Value.Null : Told(property, frame, row);
        return ref room;
    }

    static Value Told(RecordProperty property, Frame frame, in Value row)
    {
        frame.Trace?.Tell(row.Row, property);
        return property.Of(row);
    }

    /// <summary>Says that a property was read, and of which records.</summary>
    public static void Tell(this ITrace trace, Row row, RecordProperty property)
    {
        trace.Read(row.Record, property);
        if (property.IsToldTogether)
            foreach (var other in row.Others)
                trace.Read(other, property);
    }
}
