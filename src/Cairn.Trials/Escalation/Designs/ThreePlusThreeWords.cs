using static Cairn.Escalation.Designs.ThreePlusThreeKind;
using static Cairn.Escalation.Designs.TrialNumbers;
using static Cairn.Escalation.InWords;

namespace Cairn.Escalation.Designs;

/// <summary>The 3+3 table as the sentences of a protocol.</summary>
static class ThreePlusThreeWords
{
    public static IEnumerable<RuleSentence> Of(ThreePlusThree rule)
    {
        var (first, full) = (rule.CohortSize, rule.CohortSize + rule.Expansion);
        yield return new($"No DLT in {Subjects(first)} clears the level.", CohortSize.Key);
        if (rule.MaxDltFirst > 0)
            yield return new(
                $"With {Dlts(1, rule.MaxDltFirst)} in {Subjects(first)}, or in more before {Count(full)} are "
                    + $"evaluable, the level is expanded to {Count(full)}.",
                Expansion.Key,
                MaxDltFirst.Key
            );
        yield return new(
            $"With {Dlts(rule.MaxDltFirst + 1)} or more before {Count(full)} subjects are evaluable the level is too toxic.",
            MaxDltFirst.Key
        );
        yield return new(Expanded(rule, full), MaxDltExpanded.Key, MaxDltAtMtd.Key);
        yield return new(
            "A cleared level is followed by the next, when that is open and untried. A level that is too toxic is "
                + "closed with all above it, and the trial goes on below. When the lowest level is closed, the trial stops "
                + "with no MTD."
        );
        yield return new("A level below where a late DLT calls for more subjects gets them first.");
        yield return new(
            "The MTD is the highest level that is not closed and that the table clears or allows; " + AtMtd(rule, first, full),
            Variant.Key
        );
    }

    static string Expanded(ThreePlusThree rule, int full)
    {
        var (clear, most) = (rule.MaxDltExpanded, Math.Max(rule.MaxDltExpanded, rule.MaxDltAtMtd ?? 0));
        var clears = clear == 0 ? "no DLT clears" : $"at most {Dlts(clear)} clear{(clear == 1 ? "s" : "")}";
        var allows =
            most > clear ? $"; {Dlts(clear + 1, most)} do not open the next level, but allow this one to be the MTD" : "";
        return $"In {Count(full)} subjects or more {clears} the level{allows}; {Dlts(most + 1)} or more are too toxic.";
    }

    static string AtMtd(ThreePlusThree rule, int first, int full) =>
        rule.Variant switch
        {
            ThreePlusThreeVariant.NoDeEscalation =>
                $"it needs {Subjects(first)}, so that the level below a closed one is not treated again.",
            ThreePlusThreeVariant.SixBelowRejected =>
                $"below a closed level it needs {Subjects(full)}, at the highest dose level {Count(first)}.",
            ThreePlusThreeVariant.SixAtMtd =>
                $"it needs {Subjects(full)}, also at the highest dose level. Missing ones are treated before it is named.",
        };
}
