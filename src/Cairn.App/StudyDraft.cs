using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Documents.Drafts;
using Cairn.Documents.EligibilityTexts;
using Cairn.Documents.Proposals;
using Cairn.Documents.StudyFiles;

namespace Cairn.App;

/// <summary>The draft of a study folder from a registry record.</summary>
/// <param name="Proposed">The study with the expressions that are proposed for its criteria.</param>
/// <param name="Files">Text by file name.</param>
sealed record StudyDraft(ProposedRules Proposed, IReadOnlyDictionary<string, string> Files)
{
    /// <param name="id">The study's id, which its folder bears.</param>
    public static StudyDraft Of(RegistryRecord record, string id)
    {
        var proposed = ProposedRules.Of(record.Study with { Id = id });
        var drafted = StudyFolderWriter.Draft(proposed.Study, Remarks(record));
        var files = new Dictionary<string, string>(drafted, StringComparer.Ordinal)
        {
            [StudyFolderWriter.RecordFile] = record.Json + "\n",
        };
        if (proposed.Text is { } rules)
            files[StudyReader.RulesFile] = rules;
        return new(proposed, files);
    }

    static List<string> Remarks(RegistryRecord record)
    {
        var asides = record.Eligibility?.Asides ?? [];
        return [.. asides.Where(a => a.Kind != AsideKind.Heading).Select(a => a.Text)];
    }
}
