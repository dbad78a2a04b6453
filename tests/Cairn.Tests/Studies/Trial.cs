using System.Collections.Concurrent;
using Cairn.Documents.StudyFiles;
using Cairn.Studies;

namespace Cairn.Tests.Studies;

/// <summary>The two trials that ship with the project, and the documents they were made from.</summary>
static class Trial
{
    public const string Soochow = "soochow-cll1",
        DualTarget = "NCT06880354";

    public static readonly TheoryData<string> Ids = [Soochow, DualTarget];

    public static string Folder(string id) => Path.Combine(Shared.Repository, "studies", id);

    static readonly ConcurrentDictionary<string, Checked<Study>> Known = new(StringComparer.Ordinal);

    /// <summary>The study as its folder says it, read once.</summary>
    public static Checked<Study> Checked(string id) => Known.GetOrAdd(id, i => StudyFolder.Read(Folder(i)));

    public static Study Read(string id)
    {
        var read = Checked(id);
        return read.Value ?? throw new InvalidOperationException(string.Join("\n", read.Findings));
    }

    /// <summary>The document a study was made from.</summary>
    public static string Source(string id) =>
        File.ReadAllText(Shared.PathOf(id == Soochow ? "seeds/000_7a88441732b19ed9.txt" : "seeds/003_0dab260eb77a6658.txt"));
}
