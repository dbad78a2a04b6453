using Cairn.Ledger.Entries;

namespace Cairn.Capture;

/// <summary>What becomes of a form that was sent.</summary>
public enum CaptureState
{
    /// <summary>It says what the ledger says already.</summary>
    Nothing,

    /// <summary>It can be appended as it is.</summary>
    Ready,

    /// <summary>Something cannot be read: nothing is written.</summary>
    Unreadable,

    /// <summary>Somebody else wrote meanwhile what it changes: the person looks first.</summary>
    Moved,

    /// <summary>Saved values change, and nobody says why.</summary>
    NeedsReason,
}

/// <summary>A line that somebody else wrote since it was on the screen.</summary>
/// <param name="By">Their entry.</param>
/// <param name="Changes">What it was on the screen, and what it is now, by variable.</param>
public sealed record MovedLine(string Line, Entry By, IReadOnlyList<Ledger.ValueChange> Changes);

/// <summary>A form that was sent, laid beside the ledger.</summary>
/// <param name="Sheet">The form as the ledger has it.</param>
/// <param name="Answers">What would stand in each field now, by LINE.VARIABLE: what was typed, over what others wrote.</param>
/// <param name="Findings">Place = line, column = variable. Errors stop it; warnings are kept with the values as queries.</param>
/// <param name="Contents">What would be appended: records, then queries.</param>
public sealed record Captured(
    CaptureState State,
    FormSheet Sheet,
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<MovedLine> Moved,
    IReadOnlyList<EntryContent> Contents
)
{
    /// <summary>Lines that nobody answered and that follow from the others; their answers stand among the others.</summary>
    public IReadOnlyCollection<string> Derived { get; init; } = [];
}
