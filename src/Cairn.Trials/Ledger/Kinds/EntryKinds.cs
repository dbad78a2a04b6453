using Cairn.Ledger.Entries;

namespace Cairn.Ledger.Kinds;

/// <summary>Every kind of entry, by its code.</summary>
public static class EntryKinds
{
    /// <summary>A new kind is a file of its own and a line here.</summary>
    public static IReadOnlyList<EntryKind> All { get; } =
    [
        ProtocolVersion.OfKind,
        SyntheticMark.OfKind,
        RecordAdded.OfKind,
        RecordCorrected.OfKind,
        RecordRemoved.OfKind,
        RecordVerified.OfKind,
        QueryOpened.OfKind,
        QueryAnswered.OfKind,
        QueryClosed.OfKind,
        Locked.OfKind,
        Unlocked.OfKind,
        Signed.OfKind,
        ConsentVersion.OfKind,
        ConsentGiven.OfKind,
        DoseDecided.OfKind,
        Adjudicated.OfKind,
        DeviationRecorded.OfKind,
        Redacted.OfKind,
        RoleGranted.OfKind,
        RoleWithdrawn.OfKind,
        Delegated.OfKind,
        DelegationEnded.OfKind,
        Trained.OfKind,
        AccountChanged.OfKind,
        SafetyNoted.OfKind,
        SafetyJudged.OfKind,
        LotJudged.OfKind,
        LabRangeStated.OfKind,
        LabRangeWithdrawn.OfKind,
    ];

    static readonly Dictionary<string, EntryKind> ByCode = All.ToDictionary(k => k.Code, StringComparer.Ordinal);

    /// <summary>The kinds that say what a record holds; the last of them is what the record is.</summary>
    public static bool SaysRecord(string code) =>
        code == RecordAdded.OfKind.Code || code == RecordCorrected.OfKind.Code || code == RecordRemoved.OfKind.Code;

    /// <summary>The kind of that code; null when this version knows none.</summary>
    public static EntryKind? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>
    /// What an entry says; null with the reason when it cannot be read: another version wrote it, or it was altered.
    /// </summary>
    public static Checked<EntryContent> Read(Entry entry)
    {
        if (Find(entry.Kind) is not { } kind)
            return Unread(entry, $"'{entry.Kind}' is no kind of entry that this version knows.");
        try
        {
            return new(kind.Read(new(entry)), []);
        }
        catch (Exception unread) when (unread is FormatException or OverflowException)
        {
            return Unread(entry, unread.Message);
        }
    }

    /// <summary>Where an entry stands, as findings name it.</summary>
    public static string Place(Entry entry) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ledger of {entry.Study}, entry {entry.Sequence}");

    static Checked<EntryContent> Unread(Entry entry, string why) =>
        new(
            null,
            [
                Finding.Error(
                    Place(entry),
                    null,
                    null,
                    $"It cannot be read: {why}",
                    "Run 'cairn verify'; when the chain holds, read the study with the version of Cairn that wrote the entry."
                ),
            ]
        );
}
