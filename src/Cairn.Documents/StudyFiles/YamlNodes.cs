using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cairn.Documents.StudyFiles;

/// <summary>What a node of a study file is.</summary>
static class YamlNodes
{
    /// <summary>The id of a mapping; null where it has none.</summary>
    public static string? IdOf(YamlNode? node) =>
        node is YamlMappingNode map
        && map.Children.TryGetValue(new YamlScalarNode("id"), out var id)
        && id is YamlScalarNode { Value: { Length: > 0 } text }
            ? text
            : null;

    /// <summary>True when nothing is written there.</summary>
    public static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    /// <summary>What stands there, in words.</summary>
    public static string Kind(YamlNode node) =>
        node switch
        {
            YamlMappingNode => "a mapping",
            YamlSequenceNode => "a list",
            YamlScalarNode when IsNull(node) => "nothing",
            _ => $"one value ('{((YamlScalarNode)node).Value}')",
        };
}
