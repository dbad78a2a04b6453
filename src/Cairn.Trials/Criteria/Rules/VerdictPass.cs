using Cairn.Cql.Compilation;
using Cairn.Cql.Evaluation;
using Cairn.Cql.Values;
using Cairn.Studies;

namespace Cairn.Criteria.Rules;

/// <summary>
/// Verdicts alone, of one subject after another: no evidence is gathered. They are those of <see cref="CriteriaSession"/>. For
/// one thread.
/// </summary>
public sealed class VerdictPass
{
    readonly CriteriaSession _session;
    readonly IReadOnlyList<Criterion> _criteria;
    readonly Definition[] _rules;
    readonly Dictionary<string, Value>[] _parameters;
    GateMoment? _at;
    int _seen;

    internal VerdictPass(CriteriaSession session, IReadOnlyList<Criterion> criteria)
    {
        (_session, _criteria) = (session, criteria);
        _rules = [.. criteria.Select(session.RuleOf)];
        _parameters = new Dictionary<string, Value>[criteria.Count];
    }

    /// <summary>Whether each criterion is satisfied for entry, in the order of the criteria.</summary>
    /// <param name="rows">The subject's, made by the rules that are asked or by itself.</param>
    /// <param name="satisfied">As long as there are criteria.</param>
    public void Ask(GateMoment at, IDataSource rows, Span<Truth> satisfied)
    {
        Move(at);
        _seen += (rows as RowsAhead)?.Fetch() ?? 0;
        Dictionary<string, Value>? current = null;
        for (var i = 0; i < _rules.Length; i++)
        {
            if (!ReferenceEquals(_parameters[i], current))
                _session.Begin(at, rows, current = _parameters[i]);
            var holds = _session.Test(_rules[i]);
            satisfied[i] = _criteria[i].Kind == CriterionKind.Inclusion ? holds : holds.Not();
        }
    }

    void Move(GateMoment at)
    {
        if (ReferenceEquals(at, _at))
            return;
        _at = at;
        for (var i = 0; i < _rules.Length; i++)
            _parameters[i] = _session.ParametersOf(_criteria[i], at);
    }
}
