using System.CommandLine;
using Cairn.Documents.StudyFiles;
using Cairn.Dosing;
using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn dose adjudicate</c>: the committee's ruling whether an event is a dose-limiting toxicity, with its reason.
/// </summary>
static class DoseAdjudicate
{
    public static Command Create()
    {
        var (study, studies, database, asOf) = (
            SharedOptions.Study(),
            SharedOptions.Studies(),
            SharedOptions.Database(),
            SharedOptions.AsOf()
        );
        var named = new Option<string>("--event")
        {
            Required = true,
            HelpName = SafetyCaseOptions.EventName,
            Description = "The adverse event.",
        };
        var outcome = new Option<string>("--as")
        {
            Required = true,
            HelpName = string.Join('|', Outcomes),
            Description = "Whether it is a dose-limiting toxicity.",
        };
        outcome.AcceptOnlyFromAmong(Outcomes);
        var by = DoseDecide.By();
        var role = DoseDecide.Role();
        var reason = DoseDecide.Reason();
        var (dryRun, format) = (new Option<bool>("--dry-run") { Description = "Check only; write nothing." }, new FormatOption());
        var command = new Command("adjudicate", "Records the committee's ruling whether an event is a dose-limiting toxicity.")
        {
            study,
            named,
            outcome,
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
                var attribution = Ledgers.LocalOwner with
                {
                    Role = DoseDecide.Words(role.Name, parsed.GetRequiredValue(role)),
                    Reason = DoseDecide.Words(reason.Name, parsed.GetRequiredValue(reason)),
                };
                var signer = DoseDecide.Words(by.Name, parsed.GetRequiredValue(by));
                var wanted = new WantedRuling(
                    Key(parsed.GetRequiredValue(named)),
                    Read(parsed.GetRequiredValue(outcome)),
                    signer
                );
                await DoseDecide.RefuseWithAccounts(parsed.GetRequiredValue(database), cancel);
                await using var desk = new TrialDesk(StudyShelf.At(parsed.GetValue(studies)), parsed.GetRequiredValue(database));
                var trial = await desk.Open(parsed.GetRequiredValue(study), Point.Now, cancel);
                var day = SharedOptions.Day(parsed.GetValue(asOf)) ?? trial.UsualDay;
                DoseDecide.RefuseFuture(trial, day);
                var board = DoseBoard.Of(trial.Study, trial.Casebook, day) ?? throw DoseLive.NoBoard(trial.Study.Id);
                var ruling = wanted.On(board, trial.Casebook).OrRefuse();
                var drafts = Draft.SignedRuling(ruling, SignatureProof.LocalOwner, attribution);
                long? entry = null;
                if (!parsed.GetValue(dryRun))
                    entry = (await desk.Append(trial.Study.Id, Change.Of(drafts) with { RestsOn = trial.Head }, cancel))
                        .Entries[0]
                        .Sequence;
                return Say(format.IsJson(parsed), trial, ruling, entry, signer);
            }
        );
        return command;
    }

    static string[] Outcomes { get; } = [.. Enum.GetValues<RulingOutcome>().Select(ProtocolWords.Of)];

    static RulingOutcome Read(string word) =>
        ProtocolWords.TryRead(word, out RulingOutcome outcome) ? outcome : throw new ArgumentOutOfRangeException(nameof(word));

    static RecordKey Key(string named)
    {
        var (subject, numbers) = SafetyCaseOptions.Named(named, "--event");
        return numbers is [var number]
            ? new(subject, "AE", number)
            : throw BadInputException.At("--event", $"'{named}' names several events.", "Rule about one at a time.");
    }

    static int Say(bool isJson, OpenTrial trial, Adjudicated ruling, long? entry, string signer)
    {
        Console.Error.WriteLine(
            entry is null
                ? "cairn: dry run: the ruling may be recorded; nothing was written."
                : $"cairn: recorded as entry {entry} of the ledger of {trial.Study.Id}. Signed for {signer} by "
                    + $"{Ledgers.LocalOwner.Who}, the owner of this machine."
        );
        Ledgers.SaySynthetic(trial.Casebook);
        if (isJson)
            return Shell.Print(
                new
                {
                    Entry = entry,
                    trial.Casebook.IsSynthetic,
                    ruling.Day,
                    Subject = ruling.Whom,
                    Event = ruling.Key!.Value.Number,
                    ruling.Outcome,
                }
            );
        Terminal.Facts([
            ("Event", $"{ruling.Key}", ""),
            ("Ruling", ruling.Outcome, ""),
            ("Day", ruling.Day is { } day ? DayWords.Of(day) : "", ""),
        ]);
        return ExitCode.Done;
    }
}
