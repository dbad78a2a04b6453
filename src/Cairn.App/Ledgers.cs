using Cairn.Dosing;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Import;
using Cairn.Records;
using Cairn.Store;
using Cairn.Studies;

namespace Cairn.App;

/// <summary>What commands that append have in common.</summary>
static class Ledgers
{
    const int UnreadShown = 20;

    /// <summary>What a person does at the command line of their own machine.</summary>
    public static Attribution LocalOwner { get; } = new(Environment.UserName, "owner", EntrySource.Program("command line"));

    /// <summary>What was appended; warnings go to stderr.</summary>
    /// <exception cref="BadInputException">It was not; every reason is named.</exception>
    public static Appended OrRefuse(Appended answer)
    {
        foreach (var warning in answer.Warnings)
            Console.Error.WriteLine($"cairn: {warning}");
        return answer.IsDone ? answer : throw new BadInputException([.. answer.Refusals, .. InWords(answer.Conflicts)]);
    }

    // A whole delivery can have been written by somebody else meanwhile: one cause, and not a line for each of its rows.
    static IEnumerable<Finding> InWords(IReadOnlyList<RecordConflict> conflicts) =>
        conflicts.Count <= UnreadShown
            ? conflicts.Select(InWords)
            :
            [
                .. conflicts.Take(UnreadShown).Select(InWords),
                Finding.Error(
                    "ledger",
                    null,
                    null,
                    $"{conflicts.Count - UnreadShown} more records were written meanwhile.",
                    "Nothing was written. Do it again: what is the same by then is left unchanged."
                ),
            ];

    /// <summary>
    /// The file of a database that is not there; null when it is, and for a connection string: what that leads to is the store's
    /// to say.
    /// </summary>
    public static string? MissingFile(string database) =>
        ConnectionText.IsFile(database) && !File.Exists(database) ? database : null;

    /// <summary>On stderr: that the records are made up, when they are.</summary>
    public static void SaySynthetic(Casebook casebook)
    {
        if (casebook.IsSynthetic)
            Console.Error.WriteLine("cairn: SYNTHETIC records: no person is behind them.");
    }

    /// <summary>A state as it would be with these drafts; nothing is written.</summary>
    public static LedgerState Preview(LedgerState state, IReadOnlyList<Draft> drafts) =>
        drafts.Count == 0
            ? state
            : state.After(Chain.Link(state.Head, state.Study, drafts, TimeProvider.System.GetUtcNow(), () => new('0', 32)));

    /// <summary>What came too late for doses already given.</summary>
    /// <param name="before">The ledger before the entries that bring it.</param>
    public static IReadOnlyList<LateAlarm> Alarms(Study study, LedgerState before, LedgerState after)
    {
        if (before.Head == after.Head)
            return [];
        var (then, now) = (OpenTrial.Of(study, before), OpenTrial.Of(study, after));
        if (!then.Casebook.Subjects.Any(s => s.PossibleCells.Any()))
            return [];
        var day = now.UsualDay;
        return LateAlarm.Between(DoseBoard.Of(study, then.Casebook, day), DoseBoard.Of(study, now.Casebook, day));
    }

    /// <summary>
    /// On stderr: the entries that cannot be read, on which no answer rests, and what was recorded and cannot be, until it is
    /// corrected.
    /// </summary>
    public static void SayOpen(Casebook casebook)
    {
        SayUnread(casebook);
        List<Finding> standing = [.. casebook.Subjects.Concat(casebook.Strangers).SelectMany(StandingFindings.Of)];
        foreach (var finding in standing.Take(UnreadShown))
            Console.Error.WriteLine($"cairn: open: {finding}");
        if (standing.Count > UnreadShown)
            Console.Error.WriteLine($"cairn: and {standing.Count - UnreadShown} more findings that are open.");
    }

    /// <summary>On stderr: the entries that cannot be read, on which no answer rests.</summary>
    public static void SayUnread(Casebook casebook)
    {
        List<Finding> unread = [.. casebook.UnreadEntries, .. casebook.Unread.SelectMany(u => u.Findings)];
        foreach (var finding in unread.Take(UnreadShown))
            Console.Error.WriteLine($"cairn: {finding}");
        if (unread.Count > UnreadShown)
            Console.Error.WriteLine($"cairn: and {unread.Count - UnreadShown} more that cannot be read.");
    }

    static Finding InWords(RecordConflict conflict) =>
        Finding.Error(
            conflict.Key.ToString(),
            null,
            null,
            conflict.Theirs is { Newest: var theirs }
                ? $"{theirs.Who} wrote it meanwhile (entry {theirs.Sequence}): {InWords(conflict.Differences)}."
                : "There is no such record by now.",
            "Nothing was written. Look at what is there and do it again."
        );

    static string InWords(IReadOnlyList<ValueChange> differences) =>
        differences.Count > 0 ? string.Join("; ", differences.Select(InWords)) : "the same as here";

    static string InWords(ValueChange change) => $"{change.Name} is '{change.Old}' there and '{change.New}' here";
}
