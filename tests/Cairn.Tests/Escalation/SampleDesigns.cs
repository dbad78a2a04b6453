using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Escalation.Exact;
using Cairn.Tests.Documents.StudyFiles;

namespace Cairn.Tests.Escalation;

/// <summary>The members of the family that every law is tested on, and short ways to ask them.</summary>
static class SampleDesigns
{
    public static IReadOnlyList<Design> ThreePlusThrees { get; } =
    [
        .. Enum.GetValues<ThreePlusThreeVariant>().Select(v => new ThreePlusThree(v)),
        .. Enum.GetValues<ThreePlusThreeVariant>().Select(v => new ThreePlusThree(v) { StartLevel = 2 }),
        .. Enum.GetValues<ThreePlusThreeVariant>().Select(v => new ThreePlusThree(v) { MaxDltAtMtd = 2 }),
        new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd) { CohortSize = 2, Expansion = 4 },
        new ThreePlusThree(ThreePlusThreeVariant.SixBelowRejected)
        {
            CohortSize = 4,
            Expansion = 2,
            MaxDltFirst = 2,
            MaxDltExpanded = 2,
        },
    ];

    public static IReadOnlyList<Design> Titrations { get; } =
    [
        .. from then in ThreePlusThrees
        from levels in new[] { 0, 1, 2, 4 }
        from limit in new[] { 1, 2 }
        select new AcceleratedTitration(then, levels, limit),
    ];

    public static IReadOnlyList<Design> Intervals { get; } =
    [
        new Boin(.25),
        new Boin(.3),
        new Boin(.3) { StartLevel = 2 },
        new Boin(.25, BoinModification.StayAtOneOfThree),
        new Boin(.3, BoinModification.DeEscalateAtTwoOfSix),
        new Boin(.3)
        {
            EnoughAtDose = 9,
            CloseLowestAbove = .9,
            BoundMtd = true,
        },
        new Boin(.2) { CohortSize = 1, MaxSubjects = 12 },
        new Mtpi(.3),
        new Mtpi(.25, .03, .06),
        new Keyboard(.3),
        new Keyboard(.2, .05, .1),
        new ThreePlusThreeInterval(.3),
        new ThreePlusThreeInterval(.25)
        {
            CohortSize = 2,
            MaxSubjects = 20,
            EnoughAtDose = 8,
        },
        Uploaded(9),
        Uploaded(6) with
        {
            CohortSize = 2,
            MaxSubjects = 18,
        },
    ];

    public static IReadOnlyList<Design> Models { get; } =
    [
        Safe(new Crm(CrmModel.Power, .25, [.08, .15, .25, .35, .46]), .25),
        Safe(
            new Crm(CrmModel.Logistic, .3, [.1, .2, .3, .4, .5])
            {
                Coherent = true,
                OverdoseControl = .4,
                EnoughAtDose = 12,
            },
            .3
        ),
        Safe(new Blrm([1, 2, 4, 8, 16], 8, new(-1.4, 1.5, 0, .8, -.2)) { MaxSubjects = 18 }, .3),
    ];

    /// <summary>The same models without the restriction: they judge the lowest level by the outcomes at all levels.</summary>
    public static IReadOnlyList<Design> BareModels { get; } =
    [
        .. Models.Select(m => ((Restricted)m).Rule),
        new TiteCrm(new Crm(CrmModel.Power, .25, [.08, .15, .25, .35, .46])),
        new Crm(CrmModel.Power, .3, [.05, .1, .2, .3, .4], 1)
        {
            CohortSize = 1,
            MaxSubjects = 12,
            StartLevel = 2,
            StopLowestAbove = .9,
        },
    ];

    public static IReadOnlyList<Design> Late { get; } =
    [
        new TiteBoin(new Boin(.3)),
        new TiteBoin(new Boin(.3), TiteBoinForm.EffectiveSize),
        new PodTpi(new Keyboard(.3)),
        new RollingSix(new ThreePlusThree(ThreePlusThreeVariant.SixAtMtd)),
        new BackfillBoin(new Boin(.3)),
        new Restricted(new TiteCrm(new Crm(CrmModel.Power, .25, [.08, .15, .25, .35, .46]))) { TooToxic = new(.25) },
    ];

    public static IReadOnlyList<Design> Benefit { get; } =
    [new Boin12(.35, .25) { MaxSubjects = 18 }, new UBoin(.35, .25) { MaxSubjects = 18, StageOneAtDose = 6 }];

    public static IReadOnlyList<Design> Combined { get; } =
    [
        new AcceleratedTitration(new Boin(.3), 3, 2),
        new AcceleratedTitration(new Keyboard(.25), 5, 1),
        new AcceleratedTitration(new Mtpi(.3) { CohortSize = 2 }, 1, 1),
        new Restricted(new Boin(.3))
        {
            NoSkipping = true,
            MaxSubjects = 20,
            TooToxic = new(.3, .9),
            EnoughAtDose = 9,
            MinimumAtMtd = 6,
        },
        new Restricted(new AcceleratedTitration(new Boin(.3), 3, 2)) { MaxSubjects = 24, MinimumAtMtd = 6 },
        new Restricted(new ThreePlusThree(ThreePlusThreeVariant.NoDeEscalation)) { MinimumAtMtd = 6 },
    ];

    /// <summary>What study files state in <see cref="EscalationPlans"/>, models apart: their levels are fixed.</summary>
    static IEnumerable<Design> Planned => EscalationPlans.All.Select(p => p.Design).Where(d => d.FixedLevels is null);

    public static IReadOnlyList<Design> All { get; } =
    [
        .. (
            (Design[])
                [
                    .. ThreePlusThrees,
                    .. Titrations,
                    .. Intervals,
                    .. Models,
                    .. BareModels,
                    .. Late,
                    .. Benefit,
                    .. Combined,
                    .. Planned,
                ]
        ).Distinct(),
    ];

    // The table of BOIN for 0.3, written out cell by cell.
    static UploadedTable Uploaded(int most)
    {
        var rule = new Boin(.3) { CohortSize = 1 };
        var cells =
            from n in Enumerable.Range(1, most)
            from y in Enumerable.Range(0, n + 1)
            let closes = rule.ClosedFrom(new([new(3, 0), new(n, y)], 2)) == 2
            select $"{n},{y},{(rule.At(new(n, y)) switch { RateVerdict.Low => "E", RateVerdict.InRange => "S", _ => closes ? "DU" : "D" })}";
        return new(.3, DecisionCells.Read("subjects,dlts,decision\n" + string.Join('\n', cells), "table.csv").Value!);
    }

    // A model borrows from the other levels; that the lowest is too toxic by its own outcomes is a restriction.
    static Restricted Safe(Design model, double target) => new(model) { TooToxic = new(target) };

    public static EscalationState State(this Design design, string outcomes, int levels) =>
        CohortHistory.Read(outcomes, levels: levels, startLevel: design.StartLevel, maySkip: true).Value!.State(design, levels);

    public static Decision After(this Design design, string outcomes, int levels) =>
        design.Decide(design.State(outcomes, levels));

    public static Characteristics Exact(this Design design, double[] dlt, double[]? moderate = null) =>
        StateGraph.Compile(design, dlt.Length).Value!.Under(ToxicityScenario.Of(dlt, moderate).Value!);
}
