using Cairn.Studies;
using Cairn.Survival;

namespace Cairn.Endpoints;

/// <summary>
/// What an endpoint comes to: every subject's value under the conventions of a plan, and what is estimated from them.
/// </summary>
public abstract record EndpointAnalysis
{
    EndpointAnalysis(EndpointPlan plan) => Plan = plan;

    /// <summary>The endpoint's conventions, which need not be the study's own.</summary>
    public EndpointPlan Plan { get; }
    public abstract DerivedEndpoint Endpoint { get; }

    /// <summary>Members of the population without a time, with the reason; nobody is left out of a rate.</summary>
    public virtual IReadOnlyList<LeftOut> LeftOut => [];

    /// <summary>Subjects of the population with something missing that could change their value.</summary>
    public abstract int Open { get; }

    /// <summary>The records behind the values of its subjects, one subject after the other.</summary>
    public abstract IEnumerable<Fact> Because { get; }

    /// <summary>A rate with its Clopper-Pearson interval.</summary>
    /// <param name="Kind">The endpoint.</param>
    /// <param name="Counting">The categories that count.</param>
    /// <param name="Lines">Every subject, whatever population it belongs to.</param>
    public sealed record Rate(
        RateEndpoint Kind,
        EndpointPlan For,
        IReadOnlyList<ResponseCategory> Counting,
        IReadOnlyList<ResponderLine> Lines
    ) : EndpointAnalysis(For)
    {
        public override RateEndpoint Endpoint => Kind;

        /// <summary>What counts, in words: CR + CRi.</summary>
        public string CountingInWords => Kind.InWords(Counting);

        /// <summary>The plan's own population.</summary>
        public (int Responders, int Of) InPlan => In(For.Population);

        /// <summary>
        /// Responders and size of a population. Who could not be evaluated counts in the size, not as a responder.
        /// </summary>
        public (int Responders, int Of) In(Population population)
        {
            var members = MembersOf(population).ToList();
            return (members.Count(l => l.Counts), members.Count);
        }

        /// <summary>The subjects of the plan's own population.</summary>
        public IEnumerable<ResponderLine> Members => MembersOf(For.Population);

        IEnumerable<ResponderLine> MembersOf(Population population) => Lines.Where(l => l.Populations.Contains(population));

        /// <summary>The share in the plan's population; all null of nobody.</summary>
        public IntervalEstimate Interval =>
            InPlan is (var responders, > 0 and var of)
                ? BinomialInterval.Of(responders, of, BinomialMethod.ClopperPearson, For.Level)
                : default;

        public override int Open => Members.Count(l => l.IsOpen);
        public override IEnumerable<Fact> Because => Members.SelectMany(l => l.Best.Because);
    }

    /// <summary>Times to an event, one a subject of the plan's population.</summary>
    public abstract record Times : EndpointAnalysis
    {
        private protected Times(
            TimeEndpoint endpoint,
            EndpointPlan plan,
            IReadOnlyList<TimeToEvent> subjects,
            IReadOnlyList<LeftOut> leftOut
        )
            : base(plan) => (Endpoint, Subjects, LeftOut) = (endpoint, subjects, leftOut);

        public override TimeEndpoint Endpoint { get; }

        /// <summary>By subject, in the order of the casebook.</summary>
        public IReadOnlyList<TimeToEvent> Subjects { get; }
        public override IReadOnlyList<LeftOut> LeftOut { get; }
        public override int Open => Subjects.Count(t => t.Time.Missing.Count > 0);
        public override IEnumerable<Fact> Because => Subjects.SelectMany(t => t.Time.Because);

        private protected double[] Days => [.. Subjects.Select(s => (double)s.Days)];
        private protected int[] Status => [.. Subjects.Select(s => s.Status)];
        private protected Confidence At => Confidence.Default with { Level = Plan.Level };
    }

    /// <summary>A time to event by Kaplan-Meier.</summary>
    public sealed record Survival : Times
    {
        internal Survival(
            SurvivalEndpoint endpoint,
            EndpointPlan plan,
            IReadOnlyList<TimeToEvent> subjects,
            IReadOnlyList<LeftOut> leftOut
        )
            : base(endpoint, plan, subjects, leftOut) => Curve = KaplanMeier.Of(Days, Status, confidence: At);

        public KaplanMeier Curve { get; }

        /// <summary>
        /// The curve on a day; null where nobody was followed that long, though the curve may have come down to 0 before: of
        /// those censored on the way nobody knows. Where nobody was censored it is 0 on every later day.
        /// </summary>
        public SurvivalEstimate? ReadAt(int day) =>
            Subjects.Any(s => s.Days >= day) || Subjects.All(s => s.IsEvent) ? Curve.KnownAt(day) : null;

        /// <summary>Subjects whose event is dated on the day the clock starts.</summary>
        public int FailedAtStart => Subjects.Count(t => t.IsEvent && t.End == t.Start);

        /// <summary>
        /// Median time of follow-up by the reverse Kaplan-Meier estimate (Schemper, Control Clin Trials 1996;17:343).
        /// </summary>
        public IntervalEstimate MedianFollowUp =>
            KaplanMeier.Of(Days, [.. Status.Select(s => s == 0 ? 1 : 0)], confidence: At).Median;
    }

    /// <summary>
    /// A time to one of several events by Aalen-Johansen: cause 1 is the event, cause 2 death without it; a third, where there
    /// is one, is taken into account and not shown.
    /// </summary>
    public sealed record Incidence : Times
    {
        /// <summary>The day at which an incidence is summed up: one year.</summary>
        public const int Year = 365;

        internal Incidence(
            IncidenceEndpoint endpoint,
            EndpointPlan plan,
            IReadOnlyList<TimeToEvent> subjects,
            IReadOnlyList<LeftOut> leftOut
        )
            : base(endpoint, plan, subjects, leftOut)
        {
            Kind = endpoint;
            Event = CumulativeIncidence.Of(Days, Status, 1, confidence: At);
            Competing = CumulativeIncidence.Of(Days, Status, 2, confidence: At);
        }

        /// <summary>The endpoint, which names its events.</summary>
        public IncidenceEndpoint Kind { get; }
        public CumulativeIncidence Event { get; }
        public CumulativeIncidence Competing { get; }

        /// <summary>Subjects in whom another event came first: cause 2, and the third where there is one.</summary>
        public int OthersFirst => Status.Count(s => s > 1);

        /// <summary>
        /// Incidence by day 365; by the last day of follow-up where nobody was followed that long; null of nobody.
        /// </summary>
        public IncidenceEstimate? InSum =>
            Event.KnownAt(Year) ?? (Event.Curve is [.., var last] ? Event.KnownAt(last.Time) : null);
    }
}
