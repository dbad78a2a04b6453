using System.Globalization;

namespace Cairn.Ledger.Integrity;

/// <summary>Where a ledger is broken, and how.</summary>
/// <param name="Sequence">The first entry that is not as it was written: where it stands, or should stand.</param>
/// <param name="Column">The column or the value that was changed; null when it cannot be told, or is none.</param>
/// <param name="Other">Another entry: the last one missing, the one duplicated or standing here, or the one anchored.</param>
/// <param name="Known">Where the head is known from that it does not fit.</param>
public sealed record ChainBreak(
    string Study,
    long Sequence,
    BreakKind Kind,
    string? Column = null,
    long? Other = null,
    string? Known = null
)
{
    const string Compare = "Compare with an archive made before: 'cairn verify --anchor FILE' with it says where they part.";

    /// <summary>The break in words.</summary>
    public Finding Finding => Finding.Error(Place, null, Column, What, Compare);

    public override string ToString() => Finding.ToString();

    string Place => string.Create(CultureInfo.InvariantCulture, $"ledger of {Study}, entry {Sequence}");

    string What => string.Create(CultureInfo.InvariantCulture, $"{Words} {Source}").TrimEnd();

    string Source => Known is null ? "" : $"The head is known from {Known}.";

    FormattableString Words =>
        Kind switch
        {
            BreakKind.Changed when Column is not null => $"It was changed: its {Column} is not what was written.",
            BreakKind.Changed => $"It was changed: its hash is not the one of what it says.",
            BreakKind.Replaced => $"It was written again with a hash of its own; the entry after it names another.",
            BreakKind.Missing when Other > Sequence => $"Entries {Sequence} to {Other} are missing.",
            BreakKind.Missing => $"It is missing.",
            BreakKind.Inserted => $"It was put in: the entries around it follow one another without it.",
            BreakKind.Reordered when Other is not null => $"Entries were reordered: entry {Other} stands here.",
            BreakKind.Reordered => $"Entries were reordered from here.",
            BreakKind.Duplicated => $"It is entry {Other} a second time.",
            BreakKind.Truncated => $"The ledger was cut off: entries {Sequence} to {Other} are missing at its end.",
            BreakKind.Rewritten => $"The chain was rewritten: up to entry {Other} it is not the one whose head is known.",
            BreakKind.SignatureMoved => $"The signature was changed or moved: it does not fit the entries it names.",
            BreakKind.CorrectsAnother => $"It corrects entry {Other}, which is no earlier entry of the same record.",
            BreakKind.PrivateChanged => $"The value was changed: its digest is not the one that the entry holds.",
            BreakKind.PrivateLost => $"The value was taken out, and no entry says so.",
            BreakKind.FileLost => $"The file of that version of the protocol is missing.",
            BreakKind.FileChanged => $"The file was changed: its SHA-256 is not the one that the entry names.",
            BreakKind.RemovalUndone => $"The value was removed by entry {Other} and is there again.",
        };
}
