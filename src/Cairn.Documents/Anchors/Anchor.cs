using System.Globalization;
using System.Text;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Integrity;

namespace Cairn.Documents.Anchors;

/// <summary>
/// The heads of ledgers at a moment, kept outside the database: what comes later cannot change what they prove.
/// </summary>
/// <param name="At">When they were read, by the clock of the machine.</param>
/// <param name="Heads">Study and last entry, by study.</param>
public sealed record Anchor(DateTimeOffset At, IReadOnlyList<(string Study, ChainHead Head)> Heads)
{
    const string Format = "cairn anchor 1";

    /// <summary>
    /// What is signed, in UTF-8: the form, the time, then a line a study: <c>sequence:hash study</c>. Each line ends with a line
    /// feed.
    /// </summary>
    public string Text => $"{Format}\n{TimeText.Of(At)}\n{string.Concat(Heads.Select(h => $"{h.Head.Code} {h.Study}\n"))}";

    public byte[] Bytes => Encoding.UTF8.GetBytes(Text);

    /// <summary>The heads, with where they are known from.</summary>
    /// <param name="from">The file.</param>
    public IEnumerable<KnownHead> Known(string from) =>
        Heads.Select(h => new KnownHead(
            h.Study,
            h.Head,
            string.Create(CultureInfo.InvariantCulture, $"{from} of {At:yyyy-MM-dd}")
        ));

    /// <summary>Reads <see cref="Text"/>; null when it is none.</summary>
    public static Anchor? TryRead(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.TrimEnd('\n').Split('\n');
        if (lines is not [Format, var time, .. var rows] || TimeText.Read(time) is not { } at)
            return null;
        var heads = rows.Select(Row).ToList();
        return heads.TrueForAll(h => h is not null) ? new(at, [.. heads.Select(h => h!.Value)]) : null;
    }

    static (string Study, ChainHead Head)? Row(string line) =>
        line.Split(' ', 2) is [var code, { Length: > 0 } study] && ChainHead.TryParse(code) is { } head ? (study, head) : null;
}
