using YamlDotNet.RepresentationModel;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// A text of a study in several languages: <c>{ en: Screening, zh: 筛选 }</c>. The English one is the text; the others are kept
/// beside the study, by the English one.
/// </summary>
static class YamlWords
{
    public const string English = "en";

    /// <summary>Languages that a text may be given in besides English.</summary>
    static readonly string[] Others = ["zh"];

    /// <summary>The English text, the others noted; null when the mapping is no text in several languages.</summary>
    public static YamlScalarNode? Of(YamlNode? node, string path, StudyReading reading, Func<YamlNode, Spot> at)
    {
        if (node is not YamlMappingNode map || !map.Children.TryGetValue(new YamlScalarNode(English), out var english))
            return null;
        foreach (var (language, said) in map.Children)
            if (language is YamlScalarNode { Value: { } code } && said is YamlScalarNode { Value: { Length: > 0 } words })
                Take(code, words, (english as YamlScalarNode)?.Value ?? "", path, reading, at(language));
            else
                reading.Error(at(said), path, "A language has no words.", "Write the words behind it, or take it out.");
        return english as YamlScalarNode;
    }

    static void Take(string code, string words, string english, string path, StudyReading reading, Spot at)
    {
        if (code == English)
            return;
        if (Others.Contains(code, StringComparer.Ordinal))
            reading.Say(code, english, words);
        else
            reading.Error(at, path, $"The language '{code}' is not known.", $"Write {English} or {string.Join(", ", Others)}.");
    }
}
