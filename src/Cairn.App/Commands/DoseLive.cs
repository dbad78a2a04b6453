using System.CommandLine;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Safety;
using Point = Cairn.Ledger.Point;

namespace Cairn.App.Commands;

/// <summary><c>cairn dose next --study ID</c>: the next dose of a running trial, from its own records.</summary>
static class DoseLive
{
    public static async Task<int> Next(
        DoseOptions options,
        ParseResult parsed,
        string database,
        DateOnly? day,
        Point known,
        CancellationToken cancel
    )
    {
        if (options.Study(parsed) is not var (shelf, study))
            throw BadInputException.At(
                "--outcomes",
                "Neither outcomes nor a study is given.",
                "Give --outcomes \"1NNN 2NNT\" with --rule, or --study ID to read the study's records."
            );
        options.RequireStudyAlone(parsed);
        await using var desk = new TrialDesk(shelf, database);
        var trial = await desk.Open(study, known, cancel);
        var asOf = day ?? trial.UsualDay;
        var board = DoseBoard.Of(trial.StudyOn(asOf), trial.Casebook, asOf) ?? throw NoBoard(study);
        Ledgers.SaySynthetic(trial.Casebook);
        if (trial.Casebook.Subjects.Count == 0)
            Console.Error.WriteLine($"cairn: no record of {study} is in {database}: this is how the rule begins.");
        var analysis = trial.Analyse(asOf);
        if (options.Json(parsed))
            return Shell.Print(DoseBoardJson.Of(trial.Head, board, analysis));
        return Say(board, LimitBlocks.Warning(analysis), LimitBlocks.IsCrossed(analysis));
    }

    /// <summary>A study without what a dose board needs.</summary>
    public static BadInputException NoBoard(string study) =>
        BadInputException.At(
            study,
            "The study has no dose levels, no escalation rule or no DLT definition.",
            "Describe dosing, escalation and dlt in its study.yaml."
        );

    // A limit that is crossed comes before what the rule would do next.
    static int Say(DoseBoard board, string? limits, bool isCrossed)
    {
        IEnumerable<string?> said = [AdviceWords.Of(board), limits];
        foreach (var words in (isCrossed ? said.Reverse() : said).OfType<string>())
            Terminal.Paragraph(words);
        Terminal.Facts([
            ("As of", Written.Date(board.Day), ""),
            ("Rule", board.Design.Name, ""),
            ("Rule proposes", AdviceWords.ByItself(board), ""),
            ("Committee", board.Committee.Decision is { } decided ? AdviceWords.Of(decided) : "no decision recorded", ""),
            ("Expansion", board.Ended is null ? null : ExpansionWords.Of(board.Limit), ""),
            ("One more DLT here", board.Ended is null ? board.Now.Decision.IfOneMoreDlt.ToString() : null, ""),
            ("One more without", board.Ended is null ? board.Now.Decision.IfOneMoreNonDlt.ToString() : null, ""),
        ]);
        if (board.Now.Pending.Count > 0)
            Terminal.Table(
                ["|under watch", ">level", "|could change it", "missing"],
                board.Now.Pending.Select(p =>
                    (IReadOnlyList<string>)[p.Subject, $"{p.Level}", p.CouldChange ? "yes" : "no", string.Join("; ", p.Missing)]
                )
            );
        if (board.Subjects.Count > 0)
            Terminal.Table(
                ["|subject", ">level", "|first cells", "|status"],
                board.Subjects.Select(s =>
                    (IReadOnlyList<string>)[s.Subject, $"{s.Level}", Written.Date(s.Assessment.Infused), Status(s)]
                )
            );
        foreach (var finding in board.Findings.Concat(board.Deviations))
            Console.Error.WriteLine($"cairn: {finding}");
        return ExitCode.Done;
    }

    static string Status(DoseSubject s) =>
        (s.Expansion ? "expansion, " : "")
        + s.Assessment.Status.Value switch
        {
            DltStatus.Dlt => s.Assessment.Since is { } day ? $"DLT since {Written.Date(day)}" : "DLT",
            DltStatus.None => "no DLT",
            DltStatus.Pending => "under watch",
            DltStatus.NotEvaluable => "not evaluable",
        }
        + Trigger(s.Assessment.ModerateTrigger);

    // What ends titration without being a dose-limiting toxicity, by the events that it rests on.
    static string Trigger(Answer<Truth> trigger) =>
        trigger.IsTrue ? $"; trigger of titration: {string.Join(", ", Named(trigger.Because))}" : "";

    static IEnumerable<string> Named(IEnumerable<Fact> facts) => facts.Select(f => f.Variable).Distinct(StringComparer.Ordinal);
}
