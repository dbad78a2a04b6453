using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Store;

namespace Cairn.App;

/// <summary>What commands that append have in common.</summary>
static class Ledgers
{
    /// <summary>What a person does at the command line of their own machine.</summary>
    public static Attribution LocalOwner { get; } = new(Environment.UserName, "owner", EntrySource.Program("command line"));

    /// <summary>What was appended; warnings go to stderr.</summary>
    /// <exception cref="BadInputException">It was not; every reason is named.</exception>
    public static Appended OrRefuse(Appended answer)
    {
        foreach (var warning in answer.Warnings)
            Console.Error.WriteLine($"cairn: {warning}");
        return answer.IsDone ? answer : throw new BadInputException([.. answer.Refusals, .. answer.Conflicts.Select(InWords)]);
    }

    static Finding InWords(RecordConflict conflict) =>
        Finding.Error(
            conflict.Key.ToString(),
            null,
            null,
            conflict.Theirs is { Newest: var theirs }
                ? $"{theirs.Who} wrote it meanwhile (entry {theirs.Sequence}): "
                    + $"{string.Join("; ", conflict.Differences.Select(InWords))}."
                : "There is no such record by now.",
            "Nothing was written. Look at what is there and do it again."
        );

    static string InWords(ValueChange change) => $"{change.Name} is '{change.Old}' there and '{change.New}' here";
}
