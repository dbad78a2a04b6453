using Cairn.Records;
using Cairn.Response;
using Cairn.Safety.Ctcae;
using Cairn.Safety.Labs;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>The events of a subject that values grade (CTCAE), as far as the values were recorded.</summary>
sealed class ValuedEvents(Study study, SubjectRecords subject)
{
    static readonly ILookup<string, ValueTerm> Terms = CtcaeVersion
        .All.SelectMany(version => version.Values)
        .ToLookup(term => ToxicityTerm.Of(term.Term), StringComparer.OrdinalIgnoreCase);

    readonly Dictionary<string, ValueDays?> _found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The days of an event by its values; null where no value grades it.</summary>
    public ValueDays? Of(AdverseEvent ae)
    {
        var name = NameOf(ae);
        if (!_found.TryGetValue(name, out var days))
            _found.Add(name, days = Find(name));
        return days;
    }

    ValueDays? Find(string name)
    {
        if (!Terms.Contains(name))
            return null;
        var version = CtcaeVersion.Of(study.Safety);
        HashSet<(string, string)> tests = [.. Terms[name].SelectMany(term => term.Tests)];
        SubjectRecords measured = new(subject.Id, subject.All.Where(r => r is Demographics || IsOf(r, tests)));
        var from = AdverseEventTable.WatchedFrom(subject, study.Safety.EventsFrom);
        var first = from is { Year: not null } day ? day.Earliest : (DateOnly?)null;
        var values = GradedValues
            .Of(measured, version, first, study.Registration.AdmitsChildren)
            .Where(v => Terms[name].Contains(v.Term))
            .ToList();
        return values.Count == 0 ? null : new(values, IsHeldUp);
    }

    // By the days that the study asks a count to stand by itself for a recovery.
    Truth IsHeldUp(GradedValue value) =>
        value.Record.TestCode switch
        {
            TestCode.Platelets => CountSupport.OfPlatelets(subject, value.Day, study.Response?.TransfusionFreeDays).Value,
            TestCode.Neutrophils or ScreeningCode.Leukocytes => CountSupport
                .OfNeutrophils(subject, value.Day, study.Response?.GrowthFactorFreeDays)
                .Value,
            _ => Truth.False,
        };

    /// <summary>True of a treatment that may hold up a count, where a count grades one of the events.</summary>
    public static bool MayHoldUp(Record row, IReadOnlySet<(string Domain, string Code)> tests) =>
        tests.Any(test => test.Code is TestCode.Platelets && !row.IsPlatelets().IsFalse)
        || tests.Any(test => test.Code is TestCode.Neutrophils or ScreeningCode.Leukocytes && !row.IsMyeloidFactor().IsFalse);

    /// <summary>The tests, by domain and code, whose values grade one of some events.</summary>
    public static IReadOnlySet<(string Domain, string Code)> Tests(IEnumerable<AdverseEvent> events) =>
        (from ae in events from term in Terms[NameOf(ae)] from test in term.Tests select test).ToHashSet();

    public static bool IsOf(Record record, IReadOnlySet<(string Domain, string Code)> tests) =>
        record is Observation { Status: null } o && tests.Contains((o.Domain, o.TestCode));

    static string NameOf(AdverseEvent ae) => ToxicityTerm.Of(ToxicityTerm.Words(ae));
}
