using Cairn.Criteria;
using Cairn.Criteria.Gates;
using Cairn.Criteria.Rules;
using Cairn.Documents.Reports.Wording;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;
using Spectre.Console;

namespace Cairn.App.Commands;

/// <summary>The gates of subjects as tables, as CSV, and explained one by one.</summary>
static class ScreenText
{
    public static int Write(IReadOnlyCollection<GateReview> gates)
    {
        if (gates.Count == 0)
            Console.Error.WriteLine("cairn: nobody has come to this gate yet.");
        var isScreening = gates.All(g => g.Gate == Gate.Screening);
        IEnumerable<IReadOnlyList<string>> rows = gates.Select(g => Row(g, isScreening));
        Terminal.Table(
            isScreening
                ? ["|subject", "|verdict", "not met", "unknown"]
                : ["|subject", "|gate", "|day", "|verdict", "not met", "unknown"],
            rows
        );
        return ExitCode.Done;
    }

    static IReadOnlyList<string> Row(GateReview g, bool isScreening) =>
        [
            g.Subject.EscapeMarkup(),
            .. isScreening ? Array.Empty<string>() : [GateNames.Of(g.Gate, g.Fraction), DayOf(g)],
            $"[{Colour(g.Verdict)}]{GateNames.Of(g.Verdict)}[/]",
            Ids(g.NotMet),
            Ids(g.Unknown),
        ];

    static string DayOf(GateReview gate)
    {
        Phrase day = gate.Day is { } known ? DayWords.Of(known) : "not planned";
        return $"{day} ({GateNames.StateOf(gate)})";
    }

    static string Colour(Eligibility verdict) =>
        verdict switch
        {
            Eligibility.Eligible => "green",
            Eligibility.Ineligible => "red",
            Eligibility.Undetermined => "yellow",
        };

    static string Colour(CriterionVerdict verdict) =>
        verdict switch
        {
            CriterionVerdict.Met => "green",
            CriterionVerdict.NotMet => "red",
            CriterionVerdict.Unknown => "yellow",
        };

    static string Ids(IEnumerable<CriterionJudgement> criteria) =>
        string.Join(", ", criteria.Select(c => c.Criterion.Id)) is { Length: > 0 } ids ? ids : "-";

    /// <summary>A row a criterion of a gate.</summary>
    public static int WriteCsv(IEnumerable<GateReview> gates)
    {
        CsvText.Write(
            ["subject", "gate", "fraction", "day", "state", "verdict", "criterion", "criterionVerdict", "missing", "turnsOn"],
            gates.SelectMany(g => g.Criteria.Select(c => CsvRow(g, c)))
        );
        return ExitCode.Done;
    }

    static IReadOnlyList<string> CsvRow(GateReview g, CriterionJudgement c) =>
        [
            g.Subject,
            Documents.StudyFiles.ProtocolWords.Of(g.Gate),
            $"{g.Fraction}",
            $"{g.Day:yyyy-MM-dd}",
            Documents.StudyFiles.ProtocolWords.Of(g.State),
            Documents.StudyFiles.ProtocolWords.Of(g.Verdict),
            c.Criterion.Id,
            Documents.StudyFiles.ProtocolWords.Of(c.Verdict),
            string.Join("; ", c.Answer.Missing),
            $"{c.Turns?.Day:yyyy-MM-dd}",
        ];

    /// <summary>
    /// Each criterion of each gate: what it asks, the records in words, what would settle it, the day it turns.
    /// </summary>
    public static int Explain(IReadOnlyList<GateReview> gates, IReadOnlyDictionary<string, SubjectRecords> subjects)
    {
        foreach (var gate in gates)
        {
            var day = gate.Day is { } on ? $", {DayWords.Of(on)}" : "";
            Terminal.Title($"{gate.Subject}, {GateNames.Of(gate.Gate, gate.Fraction)}{day}: {GateNames.Of(gate.Verdict)}");
            Terminal.Screen.MarkupLine($"  [grey]{GateNames.Because(gate)}; {GateNames.StateOf(gate)}[/]");
            foreach (var criterion in gate.Criteria.OrderBy(c => c.Verdict == CriterionVerdict.Met))
                Explain(criterion, subjects[gate.Subject]);
            Terminal.Screen.WriteLine();
        }
        return ExitCode.Done;
    }

    /// <summary>An exclusion is met by who has not what it names.</summary>
    static string Is(CriterionJudgement c) =>
        (c.Criterion.Kind, c.Verdict) switch
        {
            (CriterionKind.Exclusion, CriterionVerdict.Met) => " (absent)",
            (CriterionKind.Exclusion, CriterionVerdict.NotMet) => " (present)",
            (CriterionKind.Exclusion, CriterionVerdict.Unknown) or (CriterionKind.Inclusion, _) => "",
        };

    static void Explain(CriterionJudgement c, SubjectRecords subject)
    {
        var verdict = $"[{Colour(c.Verdict)}]{CriterionWords.Of(c.Verdict)}[/]{Is(c)}";
        Terminal.Screen.WriteLine();
        Terminal.Screen.MarkupLine($"[bold]{c.Criterion.Id}[/]  {verdict}  {c.Criterion.Text.EscapeMarkup()}");
        (string, string?, string)[] facts =
        [
            .. CriterionWords.Records(c, subject).Select((r, i) => (i == 0 ? "because" : "", (string?)r.ToString(), "")),
            .. c.Answer.Missing.InWords().Select((m, i) => (i == 0 ? "missing" : "", (string?)m, "")),
            ("turns", CriterionWords.Turn(c), ""),
            ("error", c.Error, ""),
        ];
        Terminal.Facts(facts);
    }
}
