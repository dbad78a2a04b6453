using System.Text;
using Cairn.Documents.StudyFiles;
using Cairn.Studies;

namespace Cairn.Documents.Drafts;

/// <summary>
/// Writes the draft of a study folder: what a registry record gives, and comments that say what is still to add.
/// </summary>
public static class StudyFolderWriter
{
    public const string RecordFile = "record.json";

    /// <summary>The files of a draft: study.yaml, and eligibility.yaml when there are criteria.</summary>
    /// <param name="remarks">What the source says beside its criteria; written as comments.</param>
    /// <exception cref="ArgumentException">The study says more than a registry record gives: doses, endpoints,
    /// visits.</exception>
    public static IReadOnlyDictionary<string, string> Draft(Study study, IReadOnlyList<string> remarks)
    {
        if (
            study
            is not {
                Product: null,
                Dosing: null,
                Escalation: null,
                Dlt: null,
                Response: null,
                Endpoints: [],
                Schedule: [],
                Statements: []
            }
        )
            throw new ArgumentException("A draft holds what a registry record gives, and nothing more.", nameof(study));
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { [StudyReader.StudyFile] = StudyText(study) };
        if (study.Criteria.Count > 0 || remarks.Count > 0)
            files[StudyReader.EligibilityFile] = EligibilityText(study, remarks);
        return files;
    }

    /// <summary>Why a study cannot be put into this folder; null when it can: it is absent or empty.</summary>
    public static Finding? Refusal(string folder)
    {
        if (File.Exists(folder))
            return Finding.Error(folder, null, null, "This is a file.", "Name a folder that does not exist yet.");
        return Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()
            ? Finding.Error(
                folder,
                null,
                null,
                "The folder is not empty; nothing was written.",
                "Name a folder that does not exist yet, or an empty one."
            )
            : null;
    }

    /// <summary>Puts files into a folder that is absent or empty: all of them, or none.</summary>
    /// <exception cref="IOException">The disk refuses, or the folder has filled meanwhile.</exception>
    public static void Place(string folder, IReadOnlyDictionary<string, string> files)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var parent = Path.GetDirectoryName(target) ?? throw new IOException($"{target} is no place for a study folder.");
        var beside = Path.Combine(parent, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        Directory.CreateDirectory(beside);
        try
        {
            foreach (var (name, text) in files)
                File.WriteAllText(Path.Combine(beside, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (Directory.Exists(target))
                Directory.Delete(target); // refuses when it is not empty
            Directory.Move(beside, target);
        }
        catch
        {
            Directory.Delete(beside, recursive: true);
            throw;
        }
    }

    static string StudyText(Study study) =>
        string.Join(
            "\n",
            [
                YamlBlock.Comment(
                    $"A draft made from the registry record, which lies beside it whole in {RecordFile}.\nWhat a registry "
                        + $"does not publish is listed at the end: add it from the protocol, with 'source: protocol'."
                )
                    + YamlBlock.Of(
                        new("id", study.Id),
                        new("source", "record"),
                        new(
                            "why",
                            study.Registration.LastUpdate is { } updated
                                ? $"ClinicalTrials.gov record as of its update of {updated}"
                                : "ClinicalTrials.gov record"
                        )
                    ),
                YamlBlock.Of(new YamlEntry("registration", StudyFolderWriterEntries.Registration(study.Registration))),
                .. from entry in StudyFolderWriterEntries.Rest(study) where entry.IsWritten select YamlBlock.Of(entry),
                YamlBlock.Comment(StillToAdd(study)),
            ]
        );

    static string EligibilityText(Study study, IReadOnlyList<string> remarks) =>
        YamlBlock.Comment(
            "The criteria in the record's words, each answered by a person until 'basis' says otherwise.\nCheck the "
                + "kinds, the numbers, and where a criterion was split into parts: every part must hold."
        )
        + string.Concat(remarks.Select(r => YamlBlock.Comment($"The record also says: {r}")))
        + YamlBlock.Of(new YamlEntry("source", "record"))
        + (
            study.Criteria.Count > 0
                ? YamlBlock.Of(new YamlEntry("criteria", StudyFolderWriterEntries.Criteria(study.Criteria)))
                : "criteria: []\n"
        );

    static string StillToAdd(Study study) =>
        """
            Still to add, from the protocol; a study without them can be screened and reported, but gives no dose and no curve.
            Take out the # before a block, write 'source: assumed' with 'why: ...' where nobody published it, and put a value
            for every ...; 'cairn study check' lists what is missing, and where every statement of the record went.
            """ + string.Concat(MissingBlock.Of(study).Select(Block));

    static string Block(MissingBlock block) =>
        block.File == StudyReader.StudyFile ? $"\n\n{block.Lines}" : $"\n\nInto {block.File}:\n{block.Lines}";
}
