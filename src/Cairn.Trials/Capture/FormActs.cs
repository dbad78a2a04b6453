using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Capture;

/// <summary>What is done to the records of a form as a whole, once they are entered.</summary>
public static class FormActs
{
    /// <summary>A monitor compared those that were not compared yet, as they stand, with their source.</summary>
    public static IReadOnlyList<EntryContent> Verify(FormSheet sheet, RecordMarks marks, string? against) =>
        [.. Said(sheet, l => !marks.IsVerified(l)).Select(l => new RecordVerified(l.Key!.Value, l.Entry, against))];

    public static IReadOnlyList<EntryContent> Lock(FormSheet sheet, RecordMarks marks) =>
        [.. Said(sheet, l => !marks.IsLocked(l.Key!.Value)).Select(l => new Locked(l.Key))];

    public static IReadOnlyList<EntryContent> Unlock(FormSheet sheet, RecordMarks marks) =>
        [.. Said(sheet, l => marks.IsLocked(l.Key!.Value)).Select(l => new Unlocked(l.Key))];

    /// <summary>The signature of the form's records as they stand; null while there are none.</summary>
    public static Signed? Sign(FormSheet sheet, SignatureMeaning meaning, string name, SignatureProof proof)
    {
        var entries = Said(sheet, _ => true).Select(l => SignedEntry.Of(l.Said!.Newest));
        List<SignedEntry> covered = [.. entries.OrderBy(e => e.Sequence)];
        return covered.Count == 0 ? null : new(meaning, name, proof, covered, sheet.Place.Subject);
    }

    static IEnumerable<SheetLine> Said(FormSheet sheet, Func<SheetLine, bool> which) =>
        sheet.Lines.Where(l => l.IsAnswered && which(l));
}
