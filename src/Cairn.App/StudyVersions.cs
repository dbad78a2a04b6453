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
        {
            var files = await ledger.Files(stated.Content, cancel);
            var texts = files.ToDictionary(f => f.Name, f => Utf8(f.Bytes), StringComparer.Ordinal);
            versions.Add((stated.Content.From, StudyReader.Read(state.Study, texts).OrRefuse()));
        }
        return versions;
    }

    static string Utf8(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }
}
