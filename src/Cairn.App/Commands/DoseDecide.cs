using System.CommandLine;
using Cairn.Documents.Reports.Toxicities;
using Cairn.Documents.Reports.Wording;
using Cairn.Dosing;
using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Store.Accounts;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn dose decide</c>: the committee's decision, checked against what the rule proposes and appended to the ledger.
/// </summary>
static class DoseDecide
{
    const int MostAtOnce = 60; // the largest cohort that any rule has

    public static Command Create()
    {
        var (study, studies, database, asOf) = (
            SharedOptions.Study(),
            SharedOptions.Studies(),
            SharedOptions.Database(),
            SharedOptions.AsOf()
        );
        var treat = new Option<int?>("--treat") { HelpName = "N", Description = "Allow N more subjects, at --level." };
        var level = new Option<int?>("--level") { HelpName = "LEVEL", Description = "The dose level of --treat, from 1." };
        var hold = new Option<bool>("--hold") { Description = "Nobody is infused until the committee decides again." };
        var stop = new Option<bool>("--stop") { Description = "Escalation ends; --mtd says with which level." };
        var mtd = new Option<int?>("--mtd")
        {
            HelpName = "LEVEL",
            Description = "The MTD with --stop; 0 when no level is tolerable; left out when none was determined.",
        };
        var (by, role, reason) = (By(), Role(), Reason());
        var dryRun = new Option<bool>("--dry-run") { Description = "Check only; write nothing." };
        var format = new FormatOption();
        var command = new Command(
            "decide",
            "Records the committee's decision on the next dose; it may be as cautious as the rule's proposal, or more."
        )
        {
            study,
            treat,
            level,
            hold,
            stop,
            mtd,
            by,
            role,
            reason,
            asOf,
            dryRun,
            database,
            format,
            studies,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var wanted = new Wanted(
                    parsed.GetValue(treat) is { } n ? DoseOptions.Between(treat.Name, n, 1, MostAtOnce) : null,
                    parsed.GetValue(level),
                    parsed.GetValue(hold),
                    parsed.GetValue(stop),
                    parsed.GetValue(mtd),
                    Words("--by", parsed.GetRequiredValue(by)),
                    Words("--role", parsed.GetRequiredValue(role)),
                    Words("--reason", parsed.GetRequiredValue(reason))
                );
                await RefuseWithAccounts(parsed.GetRequiredValue(database), cancel);
                await using var desk = new TrialDesk(StudyShelf.At(parsed.GetValue(studies)), parsed.GetRequiredValue(database));
                return await Run(
                    desk,
                    parsed.GetRequiredValue(study),
                    wanted,
                    SharedOptions.Day(parsed.GetValue(asOf)),
                    parsed.GetValue(dryRun),
                    format.IsJson(parsed),
                    cancel
                );
            }
        );
        return command;
    }

    /// <summary>Who speaks for the committee.</summary>
    public static Option<string> By() =>
        new("--by")
        {
            Required = true,
            HelpName = "NAME",
            Description = "Who records it for the committee.",
        };

    /// <summary>In which role.</summary>
    public static Option<string> Role() =>
        new("--role")
        {
            DefaultValueFactory = _ => "safety review committee",
            HelpName = "ROLE",
            Description = "In which role.",
        };

    /// <summary>Why.</summary>
    public static Option<string> Reason() =>
        new("--reason")
        {
            Required = true,
            HelpName = "WORDS",
            Description = "Why.",
        };

    sealed record Wanted(int? Treat, int? Level, bool Hold, bool Stop, int? Mtd, string By, string Role, string Reason)
    {
        public CommitteeAction Action =>
            (Treat, Hold, Stop) switch
            {
                (not null, false, false) when Mtd is null => CommitteeAction.Treat,
                (null, true, false) when Level is null && Mtd is null => CommitteeAction.Hold,
                (null, false, true) when Level is null => CommitteeAction.Stop,
                _ => throw BadInputException.At(
                    "--treat, --hold, --stop",
                    "The decision is not one of the three.",
                    "Give --treat N --level LEVEL, or --hold, or --stop with or without --mtd LEVEL."
                ),
            };

        public WantedDecision Decision => new(Action, Action == CommitteeAction.Treat ? Level : Mtd, Treat, Reason, By, Role);
    }

    /// <summary>Where people have accounts nobody signs for them by being at the machine.</summary>
    public static async Task RefuseWithAccounts(string database, CancellationToken cancel)
    {
        await using var accounts = new AccountStore(database);
        if (await accounts.HasAny(cancel))
            throw BadInputException.At(
                "--database",
                "People have accounts in it, and the command line does not know who you are.",
                "A member of the safety committee signs in and decides on the study's dose page."
            );
    }

    /// <summary>Of people a committee has not met yet on a day that has not come.</summary>
    public static void RefuseFuture(OpenTrial trial, DateOnly day)
    {
        if (!trial.Casebook.IsSynthetic && day > Today)
            throw BadInputException.At(
                "--as-of",
                $"{DayWords.Of(day)} is in the future.",
                "Give the day on which the committee met."
            );
    }

    static async Task<int> Run(
        TrialDesk desk,
        string name,
        Wanted wanted,
        DateOnly? day,
        bool isDryRun,
        bool isJson,
        CancellationToken cancel
    )
    {
        var trial = await desk.Open(name, Point.Now, cancel);
        var asOf = day ?? trial.UsualDay;
        RefuseFuture(trial, asOf);
        if (trial.Casebook.Decisions is [.., var last] && last.Day > asOf)
            throw BadInputException.At(
                "--as-of",
                $"The committee decided later, on {DayWords.Of(last.Day)}.",
                "Decisions are recorded in the order of their days."
            );
        var board = DoseBoard.Of(trial.Study, trial.Casebook, asOf) ?? throw DoseLive.NoBoard(name);
        var decision = wanted.Decision.On(board).OrRefuse();
        var signed = Draft.SignedDecision(decision, SignatureProof.LocalOwner, Ledgers.LocalOwner);
        var change = Change.Of(signed) with { RestsOn = trial.Head };
        var entry = isDryRun ? (long?)null : (await desk.Append(trial.Study.Id, change, cancel)).Entries[0].Sequence;
        Console.Error.WriteLine(
            isDryRun
                ? "cairn: dry run: the decision may be recorded; nothing was written."
                : $"cairn: recorded as entry {entry} of the ledger of {trial.Study.Id}; it rests on the entries before it. "
                    + $"Signed for {decision.By} by {Ledgers.LocalOwner.Who}, the owner of this machine."
        );
        var alarms = LateAlarm.Standing(board);
        foreach (var alarm in alarms)
            Console.Error.WriteLine($"cairn: {alarm}");
        if (LimitBlocks.Warning(trial.Analyse(asOf)) is { } limits)
            Console.Error.WriteLine($"cairn: warning: {limits}");
        Ledgers.SaySynthetic(trial.Casebook);
        return isJson
            ? Shell.Print(
                new
                {
                    Entry = entry,
                    trial.Casebook.IsSynthetic,
                    decision.Day,
                    decision.Action,
                    decision.Level,
                    decision.Subjects,
                    decision.By,
                    decision.Role,
                    decision.Reason,
                    Proposal = decision.Proposal.ToString(),
                    decision.Evidence,
                    Late = decision.Late.Select(l => l.Code),
                    Alarms = alarms.Select(AlarmJson.Of),
                }
            )
            : Say(board, decision);
    }

    static int Say(DoseBoard board, CommitteeDecision decision)
    {
        Terminal.Facts([
            ("Committee", AdviceWords.Of(decision), ""),
            ("Rule", AdviceWords.ByItself(board), ""),
            ("Evidence", $"DLTs of evaluable by level: {decision.Evidence}", ""),
        ]);
        return ExitCode.Done;
    }

    static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    /// <summary>The words of an option, which may not be empty.</summary>
    public static string Words(string option, string text) =>
        !string.IsNullOrWhiteSpace(text) ? text.Trim() : throw BadInputException.At(option, "It is empty.", "Write it out.");
}
