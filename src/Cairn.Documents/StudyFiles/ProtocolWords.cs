using System.Text.Json;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// How the alternatives of a study are written in its files: in kebab-case (<c>first-infusion</c>), response
/// categories as the field writes them (<c>CRi</c>).
/// </summary>
public sealed class ProtocolWords : JsonNamingPolicy
{
    static readonly string[] Categories = ["CR", "CRh", "CRi", "MLFS", "PR"];

    ProtocolWords() { }

    public static ProtocolWords Policy { get; } = new();

    /// <summary>The word for an alternative.</summary>
    public static string Of<T>(T alternative)
        where T : struct, Enum => Policy.ConvertName(alternative.ToString());

    /// <summary>Every word of a family, in its order.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>The alternative a word stands for; false when it stands for none.</summary>
    public static bool TryRead<T>(string word, out T alternative)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            alternative = value;
            if (Of(value) == word)
                return true;
        }
        alternative = default;
        return false;
    }

    public override string ConvertName(string name) =>
        Categories.FirstOrDefault(c => c.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? KebabCaseLower.ConvertName(name);
}
