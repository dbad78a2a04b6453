using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>
/// An endpoint that a study can name: what it is called, what it estimates, and how it follows from the courses of the subjects.
/// A member is one file and one line in <see cref="All"/>; study files, commands, pages and reports read that list.
/// </summary>
public abstract record Endpoint
{
    private protected Endpoint() { }

    /// <summary>Every endpoint, in the order in which they are offered.</summary>
    public static IReadOnlyList<Endpoint> All { get; } =
    [
        new AdverseEvents(),
        new DoseLimitingToxicity(),
        new ResponseRate(),
        new OverallSurvival(),
        new EventFreeSurvival(),
        new RelapseIncidence(),
        new CompleteRemissionRate(),
        new RemissionRate(),
        new RelapseFreeSurvival(),
        new DurationOfResponse(),
        new TimeToResponse(),
        new MrdNegativeRate(),
    ];

    /// <summary>The endpoint that a plan names.</summary>
    public static Endpoint Of(EndpointPlan plan) =>
        All.FirstOrDefault(e => e.Id == plan.Kind)
        ?? throw new ArgumentOutOfRangeException(nameof(plan), plan.Kind, "There is no such endpoint.");

    /// <summary>The word of study files and commands: os.</summary>
    public abstract string Id { get; }

    /// <summary>The name in a sentence: overall survival.</summary>
    public abstract string Name { get; }

    /// <summary>The field's short form: OS.</summary>
    public abstract string ShortName { get; }

    /// <summary>The name as a heading, with the short form where the field knows one: Overall survival (OS).</summary>
    public virtual string Title => $"{Capital(Name)} ({ShortName})";

    /// <summary>What happens after the start that changes the variable, and what is done about it.</summary>
    public abstract IEnumerable<IntercurrentEvent> IntercurrentEvents(EndpointPlan plan, ResponsePlan? response);

    /// <summary>How the subjects' values are summed up, in words.</summary>
    public abstract Phrase Summary(EndpointPlan plan);

    /// <summary>The clock of the variable as a sentence after a space; empty where there is none.</summary>
    public virtual Phrase Clock(EndpointPlan plan) => "";

    private protected static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

/// <summary>An endpoint that is counted elsewhere: adverse events, DLTs.</summary>
public abstract record CountEndpoint : Endpoint
{
    private protected CountEndpoint() { }

    public override string Title => Capital(Name);

    public override IEnumerable<IntercurrentEvent> IntercurrentEvents(EndpointPlan plan, ResponsePlan? response) => [];

    public override Phrase Summary(EndpointPlan plan) => "number of events and of subjects";
}

/// <summary>An endpoint derived from responses and courses.</summary>
public abstract record DerivedEndpoint : Endpoint
{
    private protected DerivedEndpoint() { }

    /// <summary>True when nothing of it can be said without how the study reads responses.</summary>
    public virtual bool ReadsResponse => true;

    /// <summary>Every subject's value under the conventions of a plan, with what is estimated from them.</summary>
    /// <param name="window">Which assessments count as responses.</param>
    public abstract EndpointAnalysis Analyse(EndpointSet set, EndpointPlan plan, ResponseWindow window);

    /// <summary>The same under each convention that changes it, side by side.</summary>
    public abstract IEnumerable<SensitivityLine> Sensitivity(EndpointSet set, EndpointPlan plan);
}
