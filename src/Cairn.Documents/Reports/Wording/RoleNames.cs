using Cairn.Documents.StudyFiles;
using Cairn.Rights;

namespace Cairn.Documents.Reports.Wording;

/// <summary>The role that somebody acted in, as people read it: cell-laboratory is the cell laboratory.</summary>
static class RoleNames
{
    static readonly Dictionary<string, string> Words = Enum.GetValues<Role>()
        .ToDictionary(r => ProtocolWords.Of(r), RoleWords.Of, StringComparer.Ordinal);

    /// <summary>The words of a role's code; what a person wrote in its place stays as it is.</summary>
    public static string Of(string recorded) => Words.GetValueOrDefault(recorded, recorded);
}
