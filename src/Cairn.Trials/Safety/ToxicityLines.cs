using System.Runtime.CompilerServices;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>A line of a toxicity definition as a condition of a subject under watch.</summary>
static class ToxicityLines
{
    static readonly ConditionalWeakTable<ToxicityRule, Condition<ToxicityWatch>> Known = [];

    public static Condition<ToxicityWatch> Of(ToxicityRule line) => Known.GetValue(line, Compiled);

    static Condition<ToxicityWatch> Compiled(ToxicityRule line) =>
        Of(line.When, [], line, new($"toxicity.{line.Id}", $"{line.Id}: {line.Says}"));

    // What excuses the whole excuses each event of it.
    static Condition<ToxicityWatch> Of(
        ToxicityCondition condition,
        IReadOnlyList<ToxicityExemption> inherited,
        ToxicityRule line,
        Rule rule
    )
    {
        IReadOnlyList<ToxicityExemption> unless = [.. inherited, .. condition.Unless];
        Condition<ToxicityWatch> Part(ToxicityCondition part) =>
            Of(part, unless, line, new($"{rule.Id}.part", ToxicityWords.Of(part)));
        return condition switch
        {
            ToxicityEvent meant => Condition.Of<ToxicityWatch>(rule, watch => Happened(watch, meant, unless, line, rule)),
            ToxicityCondition.AnyOf any => Condition.Any(rule, [.. any.Parts.Select(Part)]),
            ToxicityCondition.AllOf all => Condition.All(rule, [.. all.Parts.Select(Part)]),
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };
    }

    // The first event that surely is one stands for all of them; else everything that may be one is asked.
    static Answer<Truth> Happened(
        ToxicityWatch watch,
        ToxicityEvent meant,
        IReadOnlyList<ToxicityExemption> unless,
        ToxicityRule line,
        Rule rule
    )
    {
        var lasts = meant.Durations.Any() || unless.Any(e => e is ToxicityExemption.Resolved);
        var open = new List<Answer<Truth>>();
        foreach (var episode in ToxicityEpisode.Of(watch, meant, lasts))
        {
            var meets = episode.Meets(meant, unless, line, rule);
            if (meets.IsTrue)
                return meets;
            if (meets.IsUnknown && !episode.IsRuledOut)
                open.Add(meets);
        }
        return Answer<Truth>.Any(rule, open);
    }
}
