namespace Cairn.Ledger;

/// <summary>
/// A point in a study's history. What was known: every entry up to one, or up to an instant; and of that, the events up to a day.
/// All null is now. An entry is known at an instant when neither it nor any entry before it bears a later time, so that a clock
/// that was once set back never shows what was not known yet.
/// </summary>
/// <param name="Entry">Sequence of the last entry known.</param>
/// <param name="Instant">The last moment whose entries are known.</param>
/// <param name="Day">The last day whose events count.</param>
public sealed record Point(long? Entry = null, DateTimeOffset? Instant = null, DateOnly? Day = null)
{
    public static Point Now { get; } = new();

    /// <summary>True when everything recorded until now is known.</summary>
    public bool KnowsAll => Entry is null && Instant is null;
}
