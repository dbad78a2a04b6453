using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Cairn.Documents.StudyFiles;

/// <summary>YAML from text, and back to a few words.</summary>
static class YamlText
{
    /// <summary>The root of the file's one document; null, with the finding added, when there is none.</summary>
    public static YamlNode? Root(StudyReading reading, string file, string text)
    {
        var yaml = new YamlStream();
        try
        {
            if (YamlLimits.Broken(text) is var (line, what, mend))
            {
                reading.Error(new(file, line), null, what, mend);
                return null;
            }
            yaml.Load(new StringReader(text));
        }
        catch (Exception lost) when (lost is InvalidOperationException or ArgumentException)
        {
            // The parser loses its place where one bracket is closed by another's end, or a list ends inside a map.
            reading.Error(
                new(file, FirstOpen(text)),
                null,
                "This is no valid YAML: a bracket or brace opened here is not closed.",
                "Close it, or put the text into quotes."
            );
            return null;
        }
        catch (YamlException wrong)
        {
            var lastLine = text.TrimEnd('\n').Count(c => c == '\n') + 1;
            reading.Error(
                new(file, Math.Min((int)wrong.Start.Line, lastLine)),
                null,
                $"This is no valid YAML: {Reason(wrong)}",
                "Check indentation, colons, quotes and brackets on this line and the one before."
            );
            return null;
        }
        if (yaml.Documents.Count > 1)
            reading.Error(
                new(file, (int)yaml.Documents[1].RootNode.Start.Line),
                null,
                "A second document starts here.",
                "Keep one document a file: take out the '---' between them."
            );
        if (yaml.Documents.Count > 0 && yaml.Documents[0].RootNode is var root and not YamlScalarNode { Value: null or "" })
        {
            if (InsideItself(root) is not { } circle)
                return root;
            reading.Error(
                new(file, (int)circle.Start.Line),
                null,
                "This value contains itself through an alias (*).",
                "Write the value out, or point the alias elsewhere."
            );
            return null;
        }
        reading.Error(new(file, 1), null, "The file is empty.", "Fill it, or delete it if the study does without.");
        return null;
    }

    // The line of the first bracket or brace that a line leaves open.
    static int FirstOpen(string text)
    {
        foreach (var (number, line) in text.Split('\n').Index())
            if (line.Count(c => c is '[' or '{') > line.Count(c => c is ']' or '}'))
                return number + 1;
        return 1;
    }

    static YamlNode? InsideItself(YamlNode root)
    {
        var (way, done) = (
            new HashSet<YamlNode>(ReferenceEqualityComparer.Instance),
            new HashSet<YamlNode>(ReferenceEqualityComparer.Instance)
        );
        return Below(root);

        YamlNode? Below(YamlNode node)
        {
            if (!way.Add(node))
                return node;
            var below = Children(node).Select(Below);
            var circle = done.Contains(node) ? null : below.FirstOrDefault(found => found is not null);
            way.Remove(node);
            done.Add(node);
            return circle;
        }
    }

    static IEnumerable<YamlNode> Children(YamlNode node) =>
        node switch
        {
            YamlSequenceNode list => list.Children,
            YamlMappingNode map => map.Children.Values,
            _ => [],
        };

    /// <summary>A value on one line, whole, without its source, and without the parts that name one of their own.</summary>
    public static string Line(YamlNode node) =>
        string.Join(' ', Words(node).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static string Words(YamlNode node) =>
        node switch
        {
            YamlScalarNode scalar => scalar.Value ?? "",
            YamlSequenceNode list => string.Join("; ", list.Children.Where(item => !NamesSource(item)).Select(Words)),
            YamlMappingNode map when map.Children.TryGetValue(new YamlScalarNode("value"), out var value) => Words(value),
            YamlMappingNode map when map.Children.TryGetValue(new YamlScalarNode(YamlWords.English), out var english) => Words(
                english
            ),
            YamlMappingNode map => string.Join(", ", map.Children.Where(IsPart).Select(c => $"{Words(c.Key)} {Words(c.Value)}")),
            _ => "",
        };

    static bool IsPart(KeyValuePair<YamlNode, YamlNode> part) =>
        Words(part.Key) is not (YamlEntries.SourceKey or YamlEntries.WhyKey)
        && !NamesSource(part.Value)
        && !(part.Value is YamlSequenceNode { Children.Count: > 0 } list && list.Children.All(NamesSource));

    static bool NamesSource(YamlNode node) =>
        node is YamlMappingNode map && map.Children.ContainsKey(new YamlScalarNode(YamlEntries.SourceKey));

    static string Reason(YamlException wrong)
    {
        var message = (wrong.InnerException ?? wrong).Message;
        var colon = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        return (colon < 0 ? message : message[(colon + 3)..]).TrimEnd('.') + ".";
    }
}
