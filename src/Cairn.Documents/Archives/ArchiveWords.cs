using System.Globalization;

namespace Cairn.Documents.Archives;

/// <summary>What an archive says of itself to who opens it by hand.</summary>
static class ArchiveWords
{
    public static string Of(IReadOnlyList<ArchivedLedger> ledgers) =>
        $"""
            This file holds the ledgers of {ledgers.Count.ToString(CultureInfo.InvariantCulture)} studies, kept by Cairn.

            readable/   what a person can read: the ledger as a page, the records as tables, the report
            entries/    the entries of each ledger, a line each (JSON), exactly as their hashes cover them
            studies/    the files that say what each study is
            versions/   the files of each version of its protocol, by their SHA-256; entries of kind protocol-version name them
            manifest.json   the head of each ledger and the SHA-256 of each file

            To check it: cairn verify FILE; no server and no network is needed.
            By hand: the form that an entry's hash covers is described in Cairn's docs/ledger.md; a few lines of any language
            check it.
            To bring it back: cairn restore FILE --database CONNECTION

            Heads (entry:hash):
            {string.Join("\n", ledgers.Select(l => $"{l.Study}  {l.Head.Code}"))}

            """;
}
