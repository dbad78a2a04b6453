using Cairn.Escalation;

namespace Cairn.Dosing;

/// <summary>
/// How much toxicity of escalation and expansion together freezes an expansion: of a design with a target rate as much as makes
/// it close the level, of a rule without one a third of the evaluable subjects or more, when an MTD has fewer. Fewer than three
/// evaluable subjects freeze nothing.
/// </summary>
public sealed record ExpansionLimit(Design Design)
{
    /// <summary>Evaluable subjects from which a level is asked about.</summary>
    public const int LeastEvaluable = 3;

    /// <summary>True where the design itself says when a level closes; false where a third does.</summary>
    public bool IsTheDesigns => Design.TargetRate is not null;

    /// <summary>Whether a level has as much toxicity.</summary>
    /// <param name="everybody">The state with the expansion in it.</param>
    public bool IsReached(in EscalationState everybody, int level)
    {
        var here = everybody[level];
        if (here.Evaluable < LeastEvaluable)
            return false;
        return IsTheDesigns ? Design.Closes(everybody, level) : LeastEvaluable * here.Dlts >= here.Evaluable;
    }

    /// <summary>
    /// The least number of subjects with a DLT, of as many evaluable ones as now, that freezes; null where none does.
    /// </summary>
    public int? FreezesAt(in EscalationState everybody, int level)
    {
        var here = everybody[level];
        for (var dlts = 0; dlts <= here.Evaluable; dlts++)
            if (IsReached(everybody.With(level, new(here.Evaluable, dlts)), level))
                return dlts;
        return null;
    }
}
