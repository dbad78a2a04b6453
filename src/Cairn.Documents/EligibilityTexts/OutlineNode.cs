using System.Text;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>An item of an eligibility text with the items below it.</summary>
/// <param name="line">The line of the text on which it begins, from 1.</param>
sealed class OutlineNode(int line, string text, EligibilityMarker? marker = null)
{
    /// <summary>A line shorter than this was ended by its writer.</summary>
    const int ShortestBroken = 70;

    public int Line { get; } = line;
    public string Text { get; private set; } = text;
    public EligibilityMarker? Marker { get; } = marker;
    public List<OutlineNode> Parts { get; } = [];

    /// <summary>True for a line above a list rather than an item of one: Medical conditions.</summary>
    public bool IsGroup { get; init; }

    /// <summary>True for a group that is about some of the subjects.</summary>
    public bool IsForSome { get; set; }

    /// <summary>True for a topic of which the record says that it asks nothing.</summary>
    public bool HasNone { get; set; }

    /// <summary>Items that are one criterion together: joined by OR.</summary>
    public bool IsOneOf { get; init; }

    /// <summary>Its number within the record, for example 7.1; null when it has none.</summary>
    public string? Path { get; set; }

    /// <summary>Adds a line that continues this item: to its text, or behind its parts.</summary>
    public void Continue(EligibilityLine line, bool afterBlank)
    {
        if (Parts.Count > 0)
            Parts.Add(new(line.Number, line.Whole));
        else
            Text = Text.Length == 0 ? line.Whole : Text + (afterBlank || !IsContinuedBy(line.Whole) ? "\n" : " ") + line.Whole;
    }

    /// <summary>This line above a list with only those of its parts, which it loses; null when it has none of them.</summary>
    public OutlineNode? Taken(Predicate<OutlineNode> wanted)
    {
        var taken = new OutlineNode(Line, Text, Marker) { IsGroup = IsGroup, IsForSome = IsForSome };
        taken.Parts.AddRange(Parts.FindAll(wanted));
        Parts.RemoveAll(wanted);
        return taken.Parts.Count == 0 ? null : taken;
    }

    /// <summary>The item and everything below it as text, parts on their own lines with their markers.</summary>
    public string Whole
    {
        get
        {
            var whole = new StringBuilder(Text);
            Append(whole, depth: 0);
            return whole.ToString();
        }
    }

    void Append(StringBuilder whole, int depth)
    {
        foreach (var part in Parts)
        {
            if (whole.Length > 0)
            {
                whole.Append('\n').Append(' ', 2 * depth);
                whole.Append(part.Marker is { } m ? m.Written + " " : "");
            }
            whole.Append(part.Text);
            part.Append(whole, depth + 1);
        }
    }

    /// <summary>True when a line without marker goes on with the sentence above it, which was broken to a width.</summary>
    public bool IsContinuedBy(string line) =>
        Text.Length > 0
        && Text[^1] is not ('.' or ':' or ';')
        && (char.IsLower(line[0]) || Text.Length - 1 - Text.LastIndexOf('\n') > ShortestBroken);
}
