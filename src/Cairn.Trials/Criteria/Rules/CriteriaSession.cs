using System.Collections.Frozen;
using Cairn.Cql.Compilation;
using Cairn.Cql.Evaluation;
using Cairn.Cql.Values;
using Cairn.Studies;

namespace Cairn.Criteria.Rules;

/// <summary>Asks criteria of one subject after another.</summary>
sealed class CriteriaSession(CqlLibrary library, FrozenDictionary<string, string> defines)
{
    readonly CqlSession _session = library.Begin(Scene.At(DateOnly.MinValue));
    readonly FrozenDictionary<string, Definition> _rules = defines.ToFrozenDictionary(
        d => d.Key,
        d => library.Find(d.Value)!,
        StringComparer.Ordinal
    );
    (IDataSource? Rows, GateMoment? At, decimal? Freshness) _asked;

    /// <summary>
    /// Whether the criterion is satisfied for entry, with an error where the rule could not be worked out. What several criteria
    /// share (the day of consent, the window) is worked out once a subject.
    /// </summary>
    /// <param name="rows">One object a subject: it stands for its records, which do not change.</param>
    /// <param name="trace">Told what is read; null when nobody asks.</param>
    public (Truth Satisfied, string? Error) Ask(Criterion criterion, GateMoment at, IDataSource rows, ITrace? trace = null)
    {
        var freshness = FreshnessOf(criterion, at.Gate);
        if (trace is not null || !IsAsked(rows, at, freshness))
            Begin(criterion, at, rows, trace);
        _asked = trace is null ? (rows, at, freshness) : default;
        var (value, error) = _session.Evaluate(_rules[criterion.Id]);
        var holds = value.Truth;
        return (criterion.Kind == CriterionKind.Inclusion ? holds : holds.Not(), error);
    }

    bool IsAsked(IDataSource rows, GateMoment at, decimal? freshness) =>
        ReferenceEquals(rows, _asked.Rows) && ReferenceEquals(at, _asked.At) && freshness == _asked.Freshness;

    void Begin(Criterion criterion, GateMoment at, IDataSource rows, ITrace? trace)
    {
        var now = Temporal.Of(at.Today).Earliest(Precision.Millisecond);
        _session.Reset(new Scene(rows, now, at.ParametersOf(criterion)) { Trace = trace });
    }

    static decimal? FreshnessOf(Criterion criterion, Gate gate)
    {
        foreach (var again in criterion.Again)
            if (again.Gate == gate)
                return again.WithinDays;
        return null;
    }
}
