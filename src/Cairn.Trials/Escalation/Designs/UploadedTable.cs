using Cairn.Escalation.Plan;

namespace Cairn.Escalation.Designs;

/// <summary>
/// A design given as a decision table: for every number of subjects and DLTs at a level, up, stay, down, or down and close.
/// </summary>
/// <param name="Target">Target DLT rate, by which the MTD is selected at the end.</param>
/// <param name="Table">The decisions.</param>
public sealed record UploadedTable(double Target, DecisionCells Table) : IntervalDesign(Target)
{
    /// <summary>
    /// Most subjects at a level that the table decides about; with more, the row of this number by rate, rounded to the
    /// cautious side.
    /// </summary>
    public int Subjects => Table.Subjects;

    protected override string Rule =>
        InWords.Invariant($"decision table up to {Subjects} subjects a level, target {Target:0.###}");
    internal override string Interval => "the uploaded table decides";

    protected override RateVerdict Judge(int subjects, int dlts) => Table.At(subjects, dlts).Verdict;

    protected override bool Closes(int subjects, int dlts, double bound) => Table.At(subjects, dlts).Closes;

    private protected override IEnumerable<RuleSentence> RatesSaid =>
        [
            new(
                $"The decision table of the protocol, for up to {InWords.Subjects(Subjects)} at a level, says whether "
                    + "the trial goes one level up (E), stays (S), goes one level down (D), or goes down and closes the "
                    + "level with those above (DU). More subjects are judged by their rate in its last row, rounded to the "
                    + "cautious side.",
                UploadedTableKind.Decisions.Key
            ),
            new(
                InWords.Invariant($"The target DLT rate, by which the MTD is selected, is {Target:0.###}."),
                TrialNumbers.Target.Key
            ),
        ];

    private protected override IEnumerable<RuleSentence> ClosingSaid => [];
}

/// <summary>A protocol's own table as it is stated.</summary>
sealed class UploadedTableKind : DesignKind
{
    public static readonly TableParameter<DecisionCells> Decisions = new("decisions")
    {
        Label = "Table",
        Help = "Decision table: a CSV file with subjects,dlts,decision (E, S, D, DU)",
        Shape = "FILE",
        Reads = DecisionCells.Read,
        Says = table => $"up to {table.Subjects} subjects a level",
        Lacking = new(
            "The decisions are to come from a table, and there is none.",
            "State the decisions, or the file that holds them."
        ),
    };

    public override string Id => "decision-table";
    public override DesignFamily Family => DesignFamily.Interval;
    public override string Name => "decision table";
    public override string Says => "the protocol's own table";
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        TrialNumbers.StartLevel,
        TrialNumbers.CohortSize,
        TrialNumbers.Cohorts,
        TrialNumbers.Target,
        Decisions,
        TrialNumbers.EnoughAtDose,
    ];
    public override IReadOnlyList<Need> Needs { get; } = [Need.Of(TrialNumbers.Target), Need.Of(Decisions), TrialNumbers.AnEnd];

    public override Design Make(Numbers numbers) =>
        IntervalNumbers.Sized(new UploadedTable(numbers.Needed(TrialNumbers.Target), numbers.Needed(Decisions)), numbers);
}
