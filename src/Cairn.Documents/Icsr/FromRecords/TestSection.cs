using Cairn.Documents.Reports.Toxicities;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.Labs;

namespace Cairn.Documents.Icsr.FromRecords;

/// <summary>F of a case: the worst graded value of each term in the days around the reactions.</summary>
static class TestSection
{
    public static IReadOnlyList<CaseTest> Of(CaseSource source) =>
        [
            .. source
                .Events.SelectMany(ae => SafetyCase.Around(source.Subject, ae))
                .DistinctBy(v => v.Record.Key)
                .OrderBy(v => v.Record.Date ?? default)
                .Select(v => Test(source, v)),
        ];

    static CaseTest Test(CaseSource source, GradedValue v) =>
        new(
            Catalogue.Find(v.Record)?.Label ?? v.Record.Test ?? v.Record.TestCode,
            v.Record.Date,
            v.Record,
            v.Record.Number is null ? null : UnitSpelling.Of(v.Record.Unit)?.Code,
            FormattableString.Invariant($"{v.Term.Name}, grade {v.Value} (CTCAE v{source.Subject.Version.Number})")
        );
}
