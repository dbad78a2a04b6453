using Cairn.Ledger.Entries;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Kinds;

/// <summary>
/// The sponsor's opinion on a serious event. It stands beside the investigator's and never over it: both are kept, and the one
/// that asks for more counts.
/// </summary>
/// <param name="Key">The adverse event.</param>
/// <param name="Expected">Named, in this kind and severity, in the reference safety information; unknown when not judged.</param>
/// <param name="Related">May the product have caused it; null when not judged.</param>
public sealed record SafetyJudged(RecordKey Key, DateOnly Day, Truth Expected, Relatedness? Related) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("safety-judged", "sponsor's opinion", e => new SafetyJudged(
            e.Key,
            e.Day("DAY"),
            e.TextOrNone("EXPECTED") is { } word ? Truth.Of(word == "yes") : Truth.Unknown,
            e.CodeOrNone<Relatedness>("RELATED")
        ));

    public override EntryKind Kind => OfKind;
    public override RecordKey? About => Key;
    public override PartialDate? Happened => PartialDate.Of(Day);

    public override void Write(ContentWriter to)
    {
        to.Day("DAY", Day);
        to.Text("EXPECTED", Word(Expected)).Code("RELATED", Related);
    }

    static string? Word(Truth expected) =>
        expected switch
        {
            Truth.True => "yes",
            Truth.False => "no",
            Truth.Unknown => null,
        };
}
