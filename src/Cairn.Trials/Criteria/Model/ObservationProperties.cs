using Cairn.Cql.Types;
using Cairn.Records;

namespace Cairn.Criteria.Model;

/// <summary>What CQL reads of findings: LB, VS, EG, MI, QS, FA, IE.</summary>
static class ObservationProperties
{
    public static readonly RecordProperty About = Properties.Text<FindingAbout>("about", f => f.About);

    public static RecordEntry Of<R>(params ReadOnlySpan<RecordProperty> more)
        where R : Observation =>
        new(new RecordType(typeof(R).Name, "code", [.. Common<R>(), .. more]), typeof(R), r => ((R)r).TestCode);

    static IEnumerable<RecordProperty> Common<R>()
        where R : Observation =>
        [
            Properties.Text<R>("code", o => o.TestCode),
            Properties.Text<R>("category", o => o.Category),
            Properties.Text<R>("visit", o => o.Visit),
            Properties.Text<R>("result", o => o.Result),
            Properties.Text<R>("specimen", o => o.Specimen),
            Properties.Text<R>("method", o => o.Method),
            Properties.Date<R>("date", o => o.Date),
            Properties.Quantity<R>("value", o => Results.Exactly(o)),
            Properties.Quantity<R>("atLeast", o => Results.AtLeast(o)),
            Properties.Quantity<R>("atMost", o => Results.AtMost(o)),
            Properties.Quantity<R>("lowerLimit", o => Results.InUnitOf(o, o.NormalLow)),
            Properties.Quantity<R>("upperLimit", o => Results.InUnitOf(o, o.NormalHigh)),
            Properties.Whole<R>("score", o => Results.Score(o)),
            Properties.Truth<R>("isYes", o => Properties.YesNo(o.Result)),
            Properties.Truth<R>("isPositive", o => Results.IsPositive(o)),
            Properties.Truth<R>("isDetected", o => Results.IsDetected(o)),
        ];
}
