using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// How deep and how large a YAML file may be. It is looked at event by event before anything is built from it: a file of a few
/// lines can nest so deep that reading it ends the program, or stand for gigabytes through its aliases.
/// </summary>
static class YamlLimits
{
    /// <summary>Deepest nesting; a study's own files need less than ten.</summary>
    public const int MostDepth = 64;

    /// <summary>Most values once every alias stands for what it names.</summary>
    public const int MostValues = 1_000_000;

    /// <summary>What breaks a limit first: its line, and what is wrong; null when nothing does.</summary>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public static (int Line, string What, string Mend)? Broken(string text)
    {
        var parser = new Parser(new StringReader(text));
        var measure = new Measure();
        while (parser.MoveNext())
            if (measure.Add(parser.Current!) is { } broken)
                return broken;
        return null;
    }

    sealed class Measure
    {
        readonly Stack<(AnchorName Anchor, long Values)> _open = [];
        readonly Dictionary<AnchorName, long> _anchored = [];

        public (int, string, string)? Add(ParsingEvent happened)
        {
            var line = (int)happened.Start.Line;
            switch (happened)
            {
                case MappingStart or SequenceStart:
                    _open.Push((((NodeEvent)happened).Anchor, 1));
                    return _open.Count > MostDepth
                        ? (line, $"Values are nested more than {MostDepth} deep.", "Write them flatter, or close brackets.")
                        : null;
                case MappingEnd or SequenceEnd:
                    return Closed(line, _open.Pop());
                case Scalar scalar:
                    return Closed(line, (scalar.Anchor, 1));
                case AnchorAlias alias:
                    return Closed(line, (AnchorName.Empty, _anchored.GetValueOrDefault(alias.Value, 1)));
                default:
                    return null;
            }
        }

        (int, string, string)? Closed(int line, (AnchorName Anchor, long Values) node)
        {
            if (!node.Anchor.IsEmpty)
                _anchored[node.Anchor] = node.Values;
            if (_open.TryPop(out var around))
                _open.Push((around.Anchor, around.Values + node.Values));
            return node.Values > MostValues || (_open.TryPeek(out var outer) && outer.Values > MostValues)
                ? (
                    line,
                    $"The file stands for more than {MostValues} values, most of them through aliases (*).",
                    "Write the values out, or split the file."
                )
                : null;
        }
    }
}
