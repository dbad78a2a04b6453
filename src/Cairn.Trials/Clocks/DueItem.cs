using Cairn.Quantities;

namespace Cairn.Clocks;

/// <summary>A duty of reporting.</summary>
/// <param name="Event">The adverse event; null of an urgent measure that none asked for.</param>
/// <param name="Name">The event as it is called; of such a measure the entry that says it was taken.</param>
/// <param name="By">Until when, with what started the clock and what is not known of it.</param>
/// <param name="Done">When it was done, as written; null while it is not.</param>
/// <param name="State">How it stands on the day it is read on.</param>
public sealed record DueItem(
    RecordKey? Event,
    string Name,
    ClockKind Kind,
    Answer<Deadline> By,
    PartialDate? Done,
    DueState State
)
{
    /// <summary>True when something is still to be done.</summary>
    public bool IsOpen => State is DueState.Overdue or DueState.DueToday or DueState.Open;
}
