using System.Runtime.CompilerServices;
using Cairn.Documents.StudyFiles;
using Cairn.Ledger;
using Cairn.Ledger.Kinds;
using Cairn.Store;
using Cairn.Studies;

namespace Cairn.App;

/// <summary>The versions of a study's protocol as its ledger names them, read from the files that are kept with it.</summary>
static class StudyVersions
{
    /// <summary>
    /// By first day, then as recorded. A version that was named without its files is not among them: the study at hand stands
    /// for it.
    /// </summary>
    /// <exception cref="StoreException">A file of a version is not there.</exception>
    /// <exception cref="BadInputException">A version cannot be read by this program.</exception>
    public static async Task<IReadOnlyList<(DateOnly From, Study Study)>> Of(
        LedgerStore ledger,
        LedgerState state,
        CancellationToken cancel
    )
    {
        var versions = new List<(DateOnly, Study)>();
        var withFiles = state.Of<ProtocolVersion>().Where(v => v.Content.Files.Count > 0);
        foreach (var stated in withFiles.OrderBy(v => v.Content.From))
            versions.Add((stated.Content.From, await StudyOf(ledger, state.Study, stated.Content, cancel)));
        return versions;
    }

    // A version never changes, and what was derived of the subjects is kept with its study.
    static readonly ConditionalWeakTable<ProtocolVersion, Study> Read = [];

    static async Task<Study> StudyOf(LedgerStore ledger, string study, ProtocolVersion version, CancellationToken cancel)
    {
        if (Read.TryGetValue(version, out var known))
            return known;
        var files = await ledger.Files(version, cancel);
        var texts = files.ToDictionary(f => f.Name, f => Utf8(f.Bytes), StringComparer.Ordinal);
        return Read.GetValue(version, _ => StudyReader.Read(study, texts).OrRefuse());
    }

    static string Utf8(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }
}
