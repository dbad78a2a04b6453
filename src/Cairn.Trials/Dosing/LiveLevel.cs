using Cairn.Escalation;
using Cairn.Safety;

namespace Cairn.Dosing;

/// <summary>The level at which a rule is asked in a running trial.</summary>
static class LiveLevel
{
    /// <summary>
    /// The level of the subject infused last, of those at levels reached one by one: who was given a level above an untried one,
    /// by a wrong assignment or by too high a dose, is data about that level and opens none.
    /// </summary>
    /// <param name="subjects">The assessed subjects of the escalation, in order of infusion.</param>
    public static int Of(Design design, IReadOnlyList<DltAssessment> subjects)
    {
        var (current, tried) = (design.StartLevel, design.StartLevel - 1);
        foreach (var s in subjects.Where(s => design.MaySkip || s.Level <= tried + 1))
        {
            current = s.Level;
            if (s.Status.Value != DltStatus.NotEvaluable)
                tried = Math.Max(tried, s.Level);
        }
        return current;
    }
}
