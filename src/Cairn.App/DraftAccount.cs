using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Documents.Drafts;
using Cairn.Studies;

namespace Cairn.App;

/// <summary>What became of the record that a study was drafted from, and what the study still lacks.</summary>
/// <param name="Statements">Every statement of the record; none for a study that lists its own.</param>
/// <param name="Missing">The parts that a registry record does not give, ready to paste.</param>
sealed record DraftAccount(IReadOnlyList<StatementPlace> Statements, IReadOnlyList<MissingBlock> Missing)
{
    /// <summary>Of a study that cannot be read.</summary>
    public static DraftAccount None { get; } = new([], []);

    /// <param name="folder">The study's folder, beside whose files the record may lie.</param>
    public static DraftAccount Of(Study study, string folder) =>
        new(study.Statements.Count > 0 ? [] : RecordAccount.Of(study, Record(folder)), MissingBlock.Of(study));

    static RegistryRecord? Record(string folder)
    {
        var path = Path.Combine(folder, StudyFolderWriter.RecordFile);
        return File.Exists(path) ? RegistryRecordReader.Read(File.ReadAllText(path), path).Value : null;
    }
}
