using Cairn.Cql.Types;
using Cairn.Cql.Values;
using Cairn.Records;
using Cairn.Safety.CellTherapy;

namespace Cairn.Criteria.Model;

/// <summary>What CQL reads of findings: LB, VS, EG, MI, QS, FA, IE.</summary>
static class ObservationProperties
{
    public static readonly RecordProperty About = Properties.Text<FindingAbout>("about", "FAOBJ", f => f.About?.Word);

    public static readonly RecordProperty IsSign = Properties.Truth<FindingAbout>("isSign", "FAORRES", f =>
        SyndromeSigns.IsOne(f)
    );

    public static RecordEntry Of<R>(params ReadOnlySpan<RecordProperty> more)
        where R : Observation => new(new RecordType(typeof(R).Name, "code", [.. Common<R>(), .. more]), typeof(R));

    // Of the grades of one day the worst counts, as for dose-limiting toxicity.
    static Func<Value, Value, Value> Scores<R>() => typeof(R) == typeof(FindingAbout) ? SameDay.Worst : SameDay.Alike;

    static IEnumerable<RecordProperty> Common<R>()
        where R : Observation =>
        [
            Properties.Text<R>("code", "--TESTCD", o => o.TestCode),
            Properties.Text<R>("category", "--CAT", o => o.Category),
            Properties.Text<R>("visit", "VISIT", o => o.Visit),
            Properties.Text<R>("result", "--ORRES", o => o.Result),
            Properties.Text<R>("specimen", "--SPEC", o => o.Specimen),
            Properties.Text<R>("method", "--METHOD", o => o.Method),
            Properties.Date<R>("date", "--DTC", o => o.Date),
            Properties.Quantity<R>("value", "--ORRES", o => Results.Exactly(o)),
            Properties.Range<R>("range", "--ORRES", o => Results.Range(o)) with
            {
                Together = SameDay.Hull,
            },
            Properties.Quantity<R>("lowerLimit", "--ORNRLO", o => Results.InUnitOf(o, o.NormalLow)),
            Properties.Quantity<R>("upperLimit", "--ORNRHI", o => Results.InUnitOf(o, Catalogue.UpperLimit(o))),
            Properties.Whole<R>("score", "--ORRES", o => ScaleStep.Of(o)) with
            {
                Together = Scores<R>(),
            },
            Properties.Truth<R>("isYes", "--ORRES", o => o.YesNo),
            Properties.Truth<R>("isPositive", "--ORRES", o => Results.IsPositive(o)),
            Properties.Truth<R>("isDetected", "--ORRES", o => Results.IsDetected(o)),
        ];
}
