using Cairn.Ledger.Entries;
using Cairn.Quantities;

namespace Cairn.Ledger.Kinds;

/// <summary>Somebody whose judgement counts settled a question about a subject.</summary>
/// <param name="Question">What was asked, as a code of the study: an endpoint, a dose-limiting toxicity, a criterion.</param>
/// <param name="Outcome">What it is, as a code of the question.</param>
/// <param name="Key">The record it is about; null when it is the subject as a whole.</param>
/// <param name="Day">The day on which it was judged; null: the day of the entry.</param>
/// <param name="By">Whose judgement it is, where that is not who enters it; null: the entry's own person.</param>
public sealed record Adjudicated(
    string Whom,
    string Question,
    string Outcome,
    RecordKey? Key = null,
    DateOnly? Day = null,
    string? By = null
) : EntryContent
{
    public static EntryKind OfKind { get; } =
        new("adjudicated", "adjudicated", e => new Adjudicated(
            e.Subject,
            e.Text("QUESTION"),
            e.Text("OUTCOME"),
            e.KeyOrNone,
            e.DayOrNone("DAY"),
            e.TextOrNone("BY")
        ));

    public override EntryKind Kind => OfKind;
    public override RecordKey? About => Key;
    public override string? Subject => Whom;
    public override bool NeedsReason => true;

    public override PartialDate? Happened => Day is { } day ? PartialDate.Of(day) : null;

    public override void Write(ContentWriter to)
    {
        to.Text("QUESTION", Question).Text("OUTCOME", Outcome);
        to.Day("DAY", Day).Text("BY", By);
    }
}
