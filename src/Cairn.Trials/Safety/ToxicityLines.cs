using System.Runtime.CompilerServices;
using Cairn.Studies;

namespace Cairn.Safety;

/// <summary>A line of a toxicity definition as a condition of a subject under watch.</summary>
static class ToxicityLines
{
    static readonly ConditionalWeakTable<ToxicityRule, Condition<ToxicityWatch>> Known = [];

    public static Condition<ToxicityWatch> Of(ToxicityRule line) => Known.GetValue(line, Compiled);

    /// <summary>The day on which a line came to hold of who it holds of; null where no date says it.</summary>
    public static DateOnly? ReachedOn(ToxicityRule line, ToxicityWatch watch) => ReachedOn(line.When, [], line, watch);

    // One of several parts by the first that is met, several by the last.
    static DateOnly? ReachedOn(
        ToxicityCondition condition,
        IReadOnlyList<ToxicityExemption> inherited,
        ToxicityRule line,
        ToxicityWatch watch
    )
    {
        IReadOnlyList<ToxicityExemption> unless = [.. inherited, .. condition.Unless];
        return condition switch
        {
            ToxicityEvent meant => Episodes(watch, meant, unless)
                .Where(episode => episode.Meets(meant, unless, line, Met).IsTrue)
                .Min(episode => episode.ReachedOn(meant)),
            ToxicityCondition.AnyOf any => any.Parts.Min(part => ReachedOn(part, unless, line, watch)),
            ToxicityCondition.AllOf all => all.Parts.Max(part => ReachedOn(part, unless, line, watch)),
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };
    }

    /// <summary>All episodes that meet a line, or may: of a line that asks for several things together none before each has
    /// one.</summary>
    public static IReadOnlyList<(ToxicityEpisode Episode, Answer<Truth> Meets)> Meeting(ToxicityRule line, ToxicityWatch watch) =>
        Meeting(line.When, [], line, watch);

    static IReadOnlyList<(ToxicityEpisode Episode, Answer<Truth> Meets)> Meeting(
        ToxicityCondition condition,
        IReadOnlyList<ToxicityExemption> inherited,
        ToxicityRule line,
        ToxicityWatch watch
    )
    {
        IReadOnlyList<ToxicityExemption> unless = [.. inherited, .. condition.Unless];
        List<IReadOnlyList<(ToxicityEpisode Episode, Answer<Truth> Meets)>> Each(IReadOnlyList<ToxicityCondition> parts) =>
            [.. parts.Select(part => Meeting(part, unless, line, watch))];
        return condition switch
        {
            ToxicityEvent meant =>
            [
                .. from episode in Episodes(watch, meant, unless)
                let meets = episode.Meets(meant, unless, line, Met)
                where !meets.IsFalse
                select (episode, meets),
            ],
            ToxicityCondition.AnyOf any => [.. Each(any.Parts).SelectMany(part => part)],
            ToxicityCondition.AllOf all when Each(all.Parts) is var parts && parts.TrueForAll(part => part.Count > 0) =>
            [
                .. parts.SelectMany(part => part),
            ],
            ToxicityCondition.AllOf => [],
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };
    }

    static readonly Rule Met = new("toxicity.met", "As recorded.");

    static IEnumerable<ToxicityEpisode> Episodes(
        ToxicityWatch watch,
        ToxicityEvent meant,
        IReadOnlyList<ToxicityExemption> unless
    ) => ToxicityEpisode.Of(watch, meant, meant.Durations.Any() || unless.Any(e => e is ToxicityExemption.Resolved));

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
