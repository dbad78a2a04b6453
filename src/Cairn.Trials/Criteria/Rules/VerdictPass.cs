using Cairn.Cql.Compilation;
using Cairn.Cql.Evaluation;
using Cairn.Cql.Values;
using Cairn.Studies;

namespace Cairn.Criteria.Rules;

/// <summary>
/// Verdicts alone, of one subject after another: no evidence is gathered. They are those of <see cref="CriteriaSession"/>.
/// Several subjects are asked the same criterion in turn before the next one, so that the processor has at hand what it takes.
/// For one thread.
/// </summary>
public sealed class VerdictPass
{
    /// <summary>So many subjects are asked a criterion in turn: more do not fit into the processor's second cache.</summary>
    public const int Together = 32;
    readonly CriteriaSession _asking;
    readonly CqlSession[] _sessions;
    readonly IReadOnlyList<Criterion> _criteria;
    readonly Definition[] _rules;
    readonly Dictionary<string, Value>[] _parameters;
    GateMoment? _at;
    int _seen;

    internal VerdictPass(CriteriaSession asking, IReadOnlyList<Criterion> criteria)
    {
        (_asking, _criteria) = (asking, criteria);
        _sessions = [.. Enumerable.Range(0, Together).Select(_ => asking.Session.Beside())];
        _rules = [.. criteria.Select(asking.RuleOf)];
        _parameters = new Dictionary<string, Value>[criteria.Count];
    }

    /// <summary>Whether each criterion is satisfied for entry, in the order of the criteria.</summary>
    /// <param name="rows">The subject's, made by the rules that are asked or by itself.</param>
    /// <param name="satisfied">As long as there are criteria.</param>
    public void Ask(GateMoment at, IDataSource rows, Span<Truth> satisfied) => Ask(at, [rows], satisfied);

    /// <summary>The same of several subjects.</summary>
    /// <param name="satisfied">Subject after subject; of each as long as there are criteria.</param>
    public void Ask(GateMoment at, ReadOnlySpan<IDataSource> subjects, Span<Truth> satisfied)
    {
        Move(at);
        for (var first = 0; first < subjects.Length; first += Together)
        {
            var some = subjects[first..Math.Min(first + Together, subjects.Length)];
            AskTogether(at, some, satisfied[(first * _rules.Length)..]);
        }
    }

    void AskTogether(GateMoment at, ReadOnlySpan<IDataSource> subjects, Span<Truth> satisfied)
    {
        foreach (var rows in subjects)
            _seen += (rows as RowsAhead)?.Fetch() ?? 0;
        Dictionary<string, Value>? current = null;
        for (var i = 0; i < _rules.Length; i++)
        {
            if (!ReferenceEquals(_parameters[i], current))
                Begin(at, subjects, current = _parameters[i]);
            Ask(i, satisfied[i..], subjects.Length);
        }
    }

    void Begin(GateMoment at, ReadOnlySpan<IDataSource> subjects, Dictionary<string, Value> parameters)
    {
        var now = at.Now;
        for (var subject = 0; subject < subjects.Length; subject++)
            _sessions[subject].Reset(new Scene(subjects[subject], now, parameters));
    }

    /// <summary>One criterion of the first subjects.</summary>
    void Ask(int criterion, Span<Truth> satisfied, int subjects)
    {
        var (rule, isInclusion) = (_rules[criterion], _criteria[criterion].Kind == CriterionKind.Inclusion);
        for (var subject = 0; subject < subjects; subject++)
        {
            var holds = _sessions[subject].Test(rule);
            satisfied[subject * _rules.Length] = isInclusion ? holds : holds.Not();
        }
    }

    void Move(GateMoment at)
    {
        if (ReferenceEquals(at, _at))
            return;
        _at = at;
        for (var i = 0; i < _rules.Length; i++)
            _parameters[i] = _asking.ParametersOf(_criteria[i], at);
    }
}
