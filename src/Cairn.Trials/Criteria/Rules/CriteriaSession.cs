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

    /// <summary>Whether the criterion is satisfied for entry, with an error where the rule could not be worked out.</summary>
    /// <param name="trace">Told what is read; null when nobody asks.</param>
    public (Truth Satisfied, string? Error) Ask(Criterion criterion, GateMoment at, IDataSource rows, ITrace? trace = null)
    {
        var now = Temporal.Of(at.Today).Earliest(Precision.Millisecond);
        _session.Reset(new Scene(rows, now, at.ParametersOf(criterion)) { Trace = trace });
        var (value, error) = _session.Evaluate(defines[criterion.Id]);
        var holds = value.Truth;
        return (criterion.Kind == CriterionKind.Inclusion ? holds : holds.Not(), error);
    }
}
