using System.Runtime.CompilerServices;
using Cairn.Ledger;

namespace Cairn.Capture;

/// <summary>
/// The records of a subject that count, as lines that no form has taken yet: by domain, and by the visit they belong to. Made
/// once for
/// what the ledger says of the subject.
/// </summary>
sealed class SubjectLines
{
    static readonly ConditionalWeakTable<IReadOnlyDictionary<RecordKey, RecordVersions>, SubjectLines> Made = [];

    readonly ILookup<string, SheetLine> _byDomain;
    readonly ILookup<(string Domain, string Visit), SheetLine> _byVisit;

    SubjectLines(IEnumerable<SheetLine> lines)
    {
        var all = lines.ToList();
        _byDomain = all.ToLookup(l => l.Plan.Domain, StringComparer.Ordinal);
        _byVisit = all.ToLookup(l => (l.Plan.Domain, VisitOf(l.Values.GetValueOrDefault("VISIT"))));
    }

    public static SubjectLines Of(LedgerState state, string subject) => Made.GetValue(state.RecordsOf(subject), Of);

    /// <summary>In the order of their numbers.</summary>
    public IEnumerable<SheetLine> In(string domain) => _byDomain[domain];

    /// <summary>Those of a visit, by its name or its id.</summary>
    public IEnumerable<SheetLine> At(string domain, string name, string id) =>
        _byVisit[(domain, VisitOf(name))].Concat(VisitOf(name) == VisitOf(id) ? [] : _byVisit[(domain, VisitOf(id))]);

    static string VisitOf(string? written) => (written ?? "").ToUpperInvariant();

    static SubjectLines Of(IReadOnlyDictionary<RecordKey, RecordVersions> records) =>
        new(
            records
                .Where(r => !r.Value.IsRemoved)
                .OrderBy(r => r.Key.Number ?? 0)
                .Select(r => new SheetLine("", new("", r.Key.Domain, ""), r.Key, r.Value))
        );
}
