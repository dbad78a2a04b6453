using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Studies;

namespace Cairn.Documents.Reports;

/// <summary>What the rule of a study rests on: its doses, and what counts as a dose-limiting toxicity and as a trigger.</summary>
static class DesignProtocol
{
    public static IReadOnlyList<Block> Of(Study study) =>
        [
            Doses(study),
            new Subsection("Dose-limiting toxicity (DLT)", [.. Dlt(study)]),
            .. study.Escalation is { Titrates: true, ModerateTriggers: var triggers }
                ?
                [
                    new Subsection(
                        "Moderate event that counts in titration (trigger)",
                        [Lines(study, "escalation.moderateTriggers", triggers, "The study does not say what a trigger is.")]
                    ),
                ]
                : Array.Empty<Block>(),
            new Subsection("Conduct", [Conduct(study)]),
        ];

    static Table Doses(Study study) =>
        new()
        {
            Id = "planned-doses",
            Caption = "Dose levels",
            WhenEmpty = "The study names no dose level; dosing in its study.yaml does.",
            Columns = [Column.OfWords("Dose level"), Column.OfWords("Dose"), Column.OfWords("Given")],
            Groups = Table.Plain(
                (study.Dosing?.Levels ?? []).Select(
                    (l, i) =>
                        (IReadOnlyList<Cell>)
                            [
                                Sourced.Number(l.Level),
                                study.Say(
                                    $"dosing.levels[{Sourced.Number(i)}].millionCellsPerKg",
                                    Sourced.Dose(l.MillionCellsPerKg)
                                ),
                                study.Say(
                                    $"dosing.levels[{Sourced.Number(i)}].fractions",
                                    l.Fractions.Count == 1
                                        ? "one infusion"
                                        : string.Join(
                                            ", ",
                                            l.Fractions.Select(f =>
                                                FormattableString.Invariant($"{f.Percent:0.#} % on day {f.Day}")
                                            )
                                        )
                                ),
                            ]
                )
            ),
        };

    static IEnumerable<Block> Dlt(Study study)
    {
        if (study.Dlt is not { } dlt)
            return [new Words(Inline.Unknown("the study does not define a dose-limiting toxicity"))];
        return
        [
            Lines(study, "dlt.rules", dlt.Rules, "The study does not say what a dose-limiting toxicity is."),
            new KeyFacts([
                (
                    "Window",
                    study.SayAll(
                        ["dlt.windowDays", "dlt.clockStarts"],
                        $"{Sourced.Number(dlt.WindowDays)} days from the "
                            + $"{(dlt.ClockStarts == DltClock.FirstInfusion ? "first" : "last")} infusion"
                    )
                ),
                (
                    "Counts with",
                    study.Say(
                        "dlt.minimumDosePercent",
                        FormattableString.Invariant($"at least {dlt.MinimumDosePercent:0} % of the planned dose")
                    )
                ),
            ]),
        ];
    }

    static Block Lines(Study study, string path, IReadOnlyList<ToxicityRule> rules, string whenNone) =>
        rules.Count == 0
            ? new Words(Inline.Unknown(whenNone))
            : new Points([.. rules.Select((r, i) => study.Say($"{path}[{Sourced.Number(i)}]", Sourced.Line(r)))]);

    static KeyFacts Conduct(Study study) =>
        new([
            .. study.Dosing is { } dosing ? [("Dose given", study.DoseGiven(dosing))] : Array.Empty<(string, Inline)>(),
            .. study.Escalation is { } plan
                ?
                [
                    .. study.Stagger(plan),
                    ("Committee", study.Say("escalation.committee", plan.Committee, "who decides in the end")),
                ]
                : Array.Empty<(string, Inline)>(),
        ]);
}
