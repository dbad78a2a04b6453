using System.Collections.Frozen;
using Cairn.Cql.Compilation;
using Cairn.Cql.Evaluation;
using Cairn.Cql.Values;
using Cairn.Studies;

namespace Cairn.Criteria.Rules;

/// <summary>Asks criteria of one subject after another.</summary>
sealed class CriteriaSession(CqlLibrary library, FrozenDictionary<string, string> defines)
{
    readonly Dictionary<Criterion, Definition> _rules = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<int, Dictionary<string, Value>> _parameters = [];
    GateMoment? _at;
    (IDataSource? Rows, Dictionary<string, Value>? Parameters) _asked;

    /// <summary>
    /// Whether the criterion is satisfied for entry, with an error where the rule could not be worked out. What several criteria
    /// share (the day of consent, the window) is worked out once a subject.
    /// </summary>
    /// <param name="rows">One object a subject: it stands for its records, which do not change.</param>
    /// <param name="trace">Told what is read; null when nobody asks.</param>
    public (Truth Satisfied, string? Error) Ask(Criterion criterion, GateMoment at, IDataSource rows, ITrace? trace = null)
    {
        var parameters = ParametersOf(criterion, at);
        if (trace is not null || !ReferenceEquals(rows, _asked.Rows) || !ReferenceEquals(parameters, _asked.Parameters))
            Begin(at, rows, parameters, trace);
        _asked = trace is null ? (rows, parameters) : default;
        var (value, error) = Session.Evaluate(RuleOf(criterion));
        var holds = value.Truth;
        return (criterion.Kind == CriterionKind.Inclusion ? holds : holds.Not(), error);
    }

    internal CqlSession Session { get; } = library.Begin(Scene.At(DateOnly.MinValue));

    void Begin(GateMoment at, IDataSource rows, Dictionary<string, Value> parameters, ITrace? trace) =>
        Session.Reset(new Scene(rows, at.Now, parameters) { Trace = trace });

    internal Definition RuleOf(Criterion criterion)
    {
        if (!_rules.TryGetValue(criterion, out var rule))
            _rules[criterion] = rule = library.Find(defines[criterion.Id])!;
        return rule;
    }

    /// <summary>The same object for all criteria that ask for results as fresh, as long as the moment is the same.</summary>
    internal Dictionary<string, Value> ParametersOf(Criterion criterion, GateMoment at)
    {
        if (!ReferenceEquals(at, _at))
        {
            _parameters.Clear();
            _at = at;
        }
        var freshness = at.FreshnessOf(criterion) ?? -1;
        if (!_parameters.TryGetValue(freshness, out var known))
            _parameters[freshness] = known = at.ParametersOf(criterion);
        return known;
    }
}
