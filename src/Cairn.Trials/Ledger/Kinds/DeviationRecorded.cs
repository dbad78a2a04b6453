using Cairn.Ledger.Entries;
using Cairn.Quantities;

namespace Cairn.Ledger.Kinds;

/// <summary>How much a deviation matters.</summary>
public enum DeviationWeight
{
    Minor,

    /// <summary>It may touch a subject's safety, rights, or the reliability of the data.</summary>
    Major,
}

/// <summary>The protocol was not followed.</summary>
/// <param name="Whom">The subject; null when it is the site's or the study's.</param>
/// <param name="Day">When it happened.</param>
/// <param name="What">In words.</param>
public sealed record DeviationRecorded(string? Whom, PartialDate Day, DeviationWeight Weight, string What) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("deviation-recorded", "deviation", e => new DeviationRecorded(
            e.SubjectOrNone,
            e.Happened ?? throw new FormatException("It has no date."),
            e.Code<DeviationWeight>("WEIGHT"),
            e.Text("WHAT")
        ));

    public override EntryKind Kind => OfKind;
    public override string? Subject => Whom;
    public override PartialDate? Happened => Day;

    public override void Write(ContentWriter to) => to.Code<DeviationWeight>("WEIGHT", Weight).Private("WHAT", What);
}
