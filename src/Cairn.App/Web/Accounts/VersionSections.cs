using Cairn.Documents.Reports.Content;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// What is shown of the versions of a study: those recorded, and how the files on the shelf differ from the newest.
/// </summary>
static class VersionSections
{
    /// <param name="files">The study's files as they lie on the shelf.</param>
    public static IReadOnlyList<Section> Of(
        TrialView view,
        LedgerState state,
        IReadOnlyList<(string Name, byte[] Bytes)> files
    ) => [Protocols(view, state, files), Consents(view, state)];

    static Section Protocols(TrialView view, LedgerState state, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        List<Stated<ProtocolVersion>> versions = [.. state.Of<ProtocolVersion>().OrderBy(v => v.Content.From)];
        return new(
            "protocol",
            "Protocol",
            [
                new Answered(versions.Count == 0 ? NoneYet : Shelf(versions[^1].Content, files)),
                new Table
                {
                    Id = "protocol-versions",
                    Caption = "Versions of the protocol",
                    Synthetic = view.IsSynthetic,
                    Columns = [.. Named("In force from"), Column.OfWords("Files")],
                    Groups = Table.Plain(
                        versions.Select(v =>
                            Row(v.Entry, v.Content.Version, v.Content.From, Written.Count(v.Content.Files.Count))
                        )
                    ),
                    WhenEmpty = "No version is recorded: the files on the shelf stand for all of the past.",
                },
            ]
        );
    }

    static Section Consents(TrialView view, LedgerState state) =>
        new(
            "consent",
            "Consent form",
            [
                new Table
                {
                    Id = "consent-versions",
                    Caption = "Versions of the consent form",
                    Synthetic = view.IsSynthetic,
                    Columns = [.. Named("Given from"), Column.OfWords("Who consented before")],
                    Groups = Table.Plain(
                        state
                            .Of<ConsentVersion>()
                            .OrderBy(v => v.Content.From)
                            .Select(v => Row(v.Entry, v.Content.Version, v.Content.From, Again(v.Content)))
                    ),
                    WhenEmpty = "No version is recorded.",
                },
            ]
        );

    const string NoneYet =
        "No version of the protocol is recorded yet: put the files on the shelf into force before the first "
        + "patient, so that the past can be read by them when they change.";

    static string Again(ConsentVersion version) => version.AsksAgain ? "is asked again" : "need not be asked again";

    static Column[] Named(string from) =>
        [
            Column.OfWords("Version"),
            Column.OfWords(from),
            Column.OfWords("Recorded", "UTC"),
            Column.OfWords("By"),
            Column.OfWords("Why"),
        ];

    static IReadOnlyList<Cell> Row(Entry entry, string version, DateOnly from, string last) =>
        [version, Written.Date(from), Written.Instant(entry.Time), entry.Who, entry.Reason ?? Cell.Nothing, last];

    static string Shelf(ProtocolVersion newest, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        var now = ProtocolVersion.Of(newest.Version, newest.From, files);
        var changed = new SortedSet<string>(StringComparer.Ordinal);
        changed.UnionWith(newest.Named.Except(now.Named).Select(f => f.Name));
        changed.UnionWith(now.Named.Except(newest.Named).Select(f => f.Name));
        return changed.Count == 0
            ? $"The files on the shelf are version {newest.Version}, byte for byte."
            : $"The files on the shelf are not those of version {newest.Version} any more: "
                + $"{string.Join(", ", changed)} differ. "
                + "They count for the days from now on; put them into force under a name of their own.";
    }
}
