using Cairn.Escalation.Designs;
using Cairn.Escalation.Plan;
using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// The keys of <c>escalation</c> in <c>study.yaml</c>: the rule's word, a key for each parameter that a design declares, and the
/// conduct. What a rule takes and needs, and within what bounds, is the design's own knowledge, asked once the study is read.
/// </summary>
/// <param name="reading">Where findings go.</param>
/// <param name="files">The study's files by name, for a decision table in a file of its own.</param>
sealed class EscalationShape(StudyReading reading, IReadOnlyDictionary<string, string> files)
{
    /// <summary>Where the plan stands in the study.</summary>
    public const string At = "escalation";

    /// <summary>The words of a study for a rule: every kind that can run a trial, and titration into another.</summary>
    public static IReadOnlyList<string> Rules { get; } =
    [DesignKinds.ThreePlusThree.Id, DesignKinds.Titration, .. DesignKinds.Running.Skip(1).Select(k => k.Id)];

    /// <summary>The words for what follows a titration.</summary>
    public static IReadOnlyList<string> Followers { get; } = [.. DesignKinds.Running.Select(k => k.Id)];

    /// <summary>What a study states itself: not what its dose levels say, nor what only a planned design takes.</summary>
    public static IReadOnlyList<Parameter> Stated { get; } =
    [
        .. DesignKinds.Parameters.Where(p =>
            p.FromDoses is null && DesignKinds.Running.Any(k => DesignKinds.Plan(k, Numbers.None, titrates: true).Takes(p.Key))
        ),
    ];

    public EscalationPlan Plan(YamlMap m)
    {
        var (rule, then) = (
            m.WordOf("rule", Rules, DesignKinds.All.Select(k => k.Id), required: true),
            m.WordOf("then", Followers, DesignKinds.All.Select(k => k.Id))
        );
        var titrates = rule == DesignKinds.Titration;
        var kind = DesignKinds.Named((titrates ? then : rule) ?? "") ?? DesignKinds.ThreePlusThree;
        var values = new StatedValues(m, reading, files);
        var begun = values.With(Numbers.None, Stated.Intersect(DesignKinds.Beginning));
        var triggers = m.List(DesignKinds.Triggers, ConductShape.ToxicityRule);
        var numbers = values.With(begun, Stated.Except(DesignKinds.Beginning));
        return new()
        {
            Rule = DesignKinds.Plan(kind, numbers, titrates),
            ModerateTriggers = triggers,
            Stagger = Stagger(m.Whole("staggerDays", min: 0) ?? 0, m.Whole("firstStaggerDays", min: 0)),
            Committee = m.Text("committee"),
        };
    }

    static Stagger Stagger(int days, int? afterFirst) => new(afterFirst ?? days, days);
}
