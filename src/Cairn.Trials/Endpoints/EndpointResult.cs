using Cairn.Studies;

namespace Cairn.Endpoints;

/// <summary>What an endpoint comes to, subject by subject; estimates and intervals are the estimators'.</summary>
public abstract record EndpointResult
{
    EndpointResult(EndpointPlan plan) => Plan = plan;

    /// <summary>The endpoint with its conventions.</summary>
    public EndpointPlan Plan { get; }

    /// <summary>A rate: how many of a population responded.</summary>
    /// <param name="Counting">The categories that count.</param>
    /// <param name="Lines">Every subject, whatever population it belongs to.</param>
    public sealed record Rate(EndpointPlan For, IReadOnlyList<ResponseCategory> Counting, IReadOnlyList<ResponderLine> Lines)
        : EndpointResult(For)
    {
        /// <summary>What counts, in words: CR + CRi.</summary>
        public string CountingInWords =>
            string.Join(" + ", Counting) + (For.Kind == EndpointKind.MrdNegativeRate ? ", MRD-negative" : "");

        /// <summary>The plan's own population.</summary>
        public (int Responders, int Of) InPlan => In(For.Population);

        /// <summary>Responders and size of a population. Who could not be evaluated counts in the size, not as a responder.</summary>
        public (int Responders, int Of) In(Population population)
        {
            var members = Lines.Where(l => l.Populations.Contains(population)).ToList();
            return (members.Count(l => l.Counts), members.Count);
        }
    }

    /// <summary>Times to an event, one a subject of the plan's population.</summary>
    /// <param name="Subjects">By subject, in the order of the casebook.</param>
    /// <param name="LeftOut">Members of the population that have no time, with the reason.</param>
    public sealed record Times(EndpointPlan For, IReadOnlyList<TimeToEvent> Subjects, IReadOnlyList<Finding> LeftOut)
        : EndpointResult(For);
}

/// <summary>One subject of a response rate.</summary>
/// <param name="Best">The best response within the window, with the assessment it came from.</param>
/// <param name="Counts">True when that category counts as a response by the plan.</param>
/// <param name="Populations">The populations the subject belongs to.</param>
public sealed record ResponderLine(
    string Subject,
    Answer<ResponseCategory> Best,
    bool Counts,
    IReadOnlyList<Population> Populations
)
{
    /// <summary>True when something missing could make the subject a responder.</summary>
    public bool IsOpen => !Counts && Best.Missing.Count > 0;
}
