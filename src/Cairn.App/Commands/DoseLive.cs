using System.CommandLine;
using Cairn.Analyses;
using Cairn.Documents.Reports;
using Cairn.Documents.Reports.Sections;
using Cairn.Safety;

namespace Cairn.App.Commands;

/// <summary><c>cairn dose next --study ID</c>: the next dose of a running trial, from its own records.</summary>
static class DoseLive
{
    public static async Task<int> Next(DoseOptions options, ParseResult parsed, string database, DateOnly? day, CancellationToken cancel)
    {
        if (options.Study(parsed) is not var (shelf, study))
            throw BadInputException.At("--outcomes", "Neither outcomes nor a study is given.", "Give --outcomes \"1NNN 2NNT\" with --rule, or --study ID to read the study's records.");
        await using var desk = new TrialDesk(shelf, database);
        var trial = await desk.Open(study, cancel);
        var asOf = day ?? trial.UsualDay;
        var board = DoseBoard.Of(trial.Study, trial.Casebook.AsOf(asOf), asOf)
            ?? throw BadInputException.At(study, "The study has no dose levels, no escalation rule or no DLT definition.", "Describe dosing, escalation and dlt in its study.yaml.");
        if (trial.Casebook.IsSynthetic) Console.Error.WriteLine("cairn: SYNTHETIC records: no person is behind them.");
        return options.Json(parsed) ? Shell.Print(Json(trial, board)) : Say(board);
    }

    static object Json(OpenTrial trial, DoseBoard board) => new
    {
        board.Now.Decision.Action, board.Now.Decision.Dose, board.Now.Decision.Mtd, board.Now.Decision.Reason, board.Now.Decision.Rule,
        AsOf = board.Day, trial.Casebook.IsSynthetic, board.Ended, board.LateInformationChangesIt,
        Advice = board.Now.Advice switch
        {
            DoseAdvice.Infuse i => new { Kind = "infuse", Level = (int?)i.Level, Subjects = (int?)i.Subjects, i.NotBefore, For = (IReadOnlyList<string>)[] },
            DoseAdvice.Wait w => new { Kind = "wait", Level = (int?)null, Subjects = (int?)null, NotBefore = (DateOnly?)null, w.For },
            _ => new { Kind = "stop", Level = (int?)null, Subjects = (int?)null, NotBefore = (DateOnly?)null, For = (IReadOnlyList<string>)[] },
        },
        IfOneMoreDlt = DoseText.Json(board.Now.Decision.IfOneMoreDlt),
        IfOneMoreNonDlt = DoseText.Json(board.Now.Decision.IfOneMoreNonDlt),
        board.Now.Pending,
        Subjects = board.Subjects.Select(s => new { s.Subject, s.Level, s.Assessment.Infused, s.Expansion, s.ReceivedPercent, Status = s.Assessment.Status.Value, s.Assessment.Status.Rule, s.Assessment.Status.Missing }),
    };

    static int Say(DoseBoard board)
    {
        Terminal.Paragraph(AdviceWords.Of(board));
        Terminal.Facts(
        [
            ("As of", Written.Date(board.Day), ""),
            ("Rule", board.Design.Name, ""),
            ("One more DLT here", board.Ended is null ? board.Now.Decision.IfOneMoreDlt.ToString() : null, ""),
            ("One more without", board.Ended is null ? board.Now.Decision.IfOneMoreNonDlt.ToString() : null, ""),
        ]);
        if (board.Now.Pending.Count > 0)
            Terminal.Table(["|under watch", ">level", "|could change it", "missing"], board.Now.Pending.Select(p => (IReadOnlyList<string>)[p.Subject, $"{p.Level}", p.CouldChange ? "yes" : "no", string.Join("; ", p.Missing)]));
        if (board.Subjects.Count > 0)
            Terminal.Table(["|subject", ">level", "|first cells", "|status"], board.Subjects.Select(s => (IReadOnlyList<string>)[s.Subject, $"{s.Level}", Written.Date(s.Assessment.Infused), Status(s)]));
        return ExitCode.Done;
    }

    static string Status(DoseSubject s) => (s.Expansion ? "expansion, " : "") + s.Assessment.Status.Value switch
    {
        DltStatus.Dlt => "DLT",
        DltStatus.None => "no DLT",
        DltStatus.Pending => "under watch",
        _ => "not evaluable",
    };
}
