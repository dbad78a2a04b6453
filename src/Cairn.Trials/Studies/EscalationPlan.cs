using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Plan;

namespace Cairn.Studies;

/// <summary>
/// How a study escalates: the rule that gives the next dose, as the protocol states it, and how the trial is conducted.
/// </summary>
public sealed record EscalationPlan
{
    /// <summary>The rule with its numbers.</summary>
    public required DesignPlan Rule { get; init; }

    /// <summary>What counts as a moderate event (trigger) in a titration.</summary>
    public IReadOnlyList<ToxicityRule> ModerateTriggers { get; init; } = [];

    /// <summary>Days between the infusion of one subject of a level and the next.</summary>
    public Stagger Stagger { get; init; }

    /// <summary>Who decides in the end, in words.</summary>
    public string? Committee { get; init; }

    /// <summary>True when what is written under a key means something to the plan.</summary>
    public bool Takes(string key) => Rule.Takes(key) || Titrates && key == DesignKinds.Triggers;

    /// <summary>True when it starts with a titration.</summary>
    public bool Titrates => Rule.Titrates();

    /// <summary>Highest level treated one subject at a time; 0 without titration.</summary>
    public int TitrationLevels => Rule.TitrationLevels();

    /// <summary>The plan on dose levels, whose doses and number some designs read.</summary>
    public EscalationPlan On(IReadOnlyList<DoseLevel> levels) =>
        this with
        {
            Rule = Rule.On([.. levels.Select(l => l.MillionCellsPerKg)]),
        };

    /// <summary>The design that the rule states.</summary>
    /// <exception cref="ArgumentException">The rule has a fault.</exception>
    public Design Design() => Rule.Design();
}
