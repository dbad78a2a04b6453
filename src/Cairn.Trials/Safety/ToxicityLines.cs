using System.Runtime.CompilerServices;
using Cairn.Studies;
using Met = (Cairn.Safety.ToxicityEpisode Episode, Cairn.Answer<Cairn.Truth> Meets);

namespace Cairn.Safety;

/// <summary>A line of a toxicity definition as a condition of a subject under watch.</summary>
static class ToxicityLines
{
    static readonly ConditionalWeakTable<ToxicityRule, Condition<ToxicityWatch>> Known = [];

    public static Condition<ToxicityWatch> Of(ToxicityRule line) => Known.GetValue(line, Compiled);

    /// <summary>
    /// The day on which a line came to hold of who it holds of: one of several parts by the first that is met, several by the
    /// last. Null where no date says it.
    /// </summary>
    public static DateOnly? ReachedOn(ToxicityRule line, ToxicityWatch watch) =>
        line.When.Fold(
            each: (meant, unless) =>
                Meeting(watch, meant, unless, line).Min(met => met.Meets.IsTrue ? met.Episode.ReachedOn(meant) : null),
            any: (_, days) => days.Min(),
            all: (_, days) => days.Max()
        );

    /// <summary>
    /// All episodes that meet a line, or may: of a line that asks for several things together none before each has one.
    /// </summary>
    public static IReadOnlyList<Met> Meeting(ToxicityRule line, ToxicityWatch watch) =>
        line.When.Fold<IReadOnlyList<Met>>(
            each: (meant, unless) => [.. Meeting(watch, meant, unless, line).Where(met => !met.Meets.IsFalse)],
            any: (_, parts) => [.. parts.SelectMany(part => part)],
            all: (_, parts) => parts.Any(part => part.Count == 0) ? [] : [.. parts.SelectMany(part => part)]
        );

    static readonly Rule AsRecorded = new("toxicity.met", "As recorded.");

    static IEnumerable<Met> Meeting(
        ToxicityWatch watch,
        ToxicityEvent meant,
        IReadOnlyList<ToxicityExemption> unless,
        ToxicityRule line
    ) => Episodes(watch, meant, unless).Select(episode => (episode, episode.Meets(meant, unless, line, AsRecorded)));

    static IEnumerable<ToxicityEpisode> Episodes(
        ToxicityWatch watch,
        ToxicityEvent meant,
        IReadOnlyList<ToxicityExemption> unless
    ) => ToxicityEpisodes.Of(watch, meant, meant.Durations.Any() || unless.Any(e => e is ToxicityExemption.Resolved));

    static Condition<ToxicityWatch> Compiled(ToxicityRule line) =>
        line.When.Fold<Func<Rule, Condition<ToxicityWatch>>>(
            each: (meant, unless) =>
                rule => Condition.Of<ToxicityWatch>(rule, watch => Happened(watch, meant, unless, line, rule)),
            any: (some, parts) => rule => Condition.Any(rule, Named(rule, some.Parts, parts)),
            all: (every, parts) => rule => Condition.All(rule, Named(rule, every.Parts, parts))
        )(new($"toxicity.{line.Id}", $"{line.Id}: {line.Says}"));

    // Each part is a rule of its own, below the rule of the whole.
    static Condition<ToxicityWatch>[] Named(
        Rule whole,
        IReadOnlyList<ToxicityCondition> parts,
        IReadOnlyList<Func<Rule, Condition<ToxicityWatch>>> made
    ) => [.. parts.Zip(made, (part, make) => make(new($"{whole.Id}.part", ToxicityWords.Of(part))))];

    // The first event that surely is one stands for all of them; else everything that may be one is asked.
    static Answer<Truth> Happened(
        ToxicityWatch watch,
        ToxicityEvent meant,
        IReadOnlyList<ToxicityExemption> unless,
        ToxicityRule line,
        Rule rule
    )
    {
        var open = new List<Answer<Truth>>();
        foreach (var episode in Episodes(watch, meant, unless))
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
