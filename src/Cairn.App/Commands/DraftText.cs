using Cairn.Documents.Drafts;
using Spectre.Console;

namespace Cairn.App.Commands;

/// <summary>What <c>cairn study check</c> prints of a draft: where the record's statements went, and what is missing.</summary>
static class DraftText
{
    const int Longest = 110,
        MostAlike = 5;

    public static void Write(DraftAccount account)
    {
        var alike = account.Statements.Index().GroupBy(s => Alike(s.Index, s.Item), StringComparer.Ordinal);
        foreach (var statements in alike)
            Write(statements.Key, [.. statements.Select(s => s.Item)]);
        foreach (var block in account.Missing)
            Write(block);
    }

    /// <summary>locations[3] and locations[4] are alike; what a person or an endpoint has to answer is told by itself.</summary>
    static string Alike(int index, StatementPlace statement)
    {
        var list = statement.Path.IndexOf('[', StringComparison.Ordinal);
        return list < 0 || statement.Into != Destination.Kept ? $"{index}" : statement.Path[..list];
    }

    static void Write(string list, IReadOnlyList<StatementPlace> alike)
    {
        foreach (var statement in alike.Take(alike.Count > MostAlike ? 1 : alike.Count))
            Line(statement.Says, statement.Went);
        if (alike.Count > MostAlike)
            Line($"and {alike.Count - 1} more of {list}", list);
    }

    static void Line(string says, string went)
    {
        Terminal.Screen.MarkupLineInterpolated($"         {Beginning(says)}");
        Terminal.Screen.MarkupLineInterpolated($"         [grey]{went}[/]");
    }

    static void Write(MissingBlock block)
    {
        Terminal.Screen.WriteLine();
        Terminal.Screen.MarkupLineInterpolated(
            $"[yellow]! missing[/]  {block.Key}. {block.Without} To paste into {block.File} and fill in:"
        );
        foreach (var line in block.Lines.Split('\n'))
            Console.Out.WriteLine(line);
    }

    static string Beginning(string text) =>
        text.ReplaceLineEndings(" ") is { Length: > Longest } line ? line[..Longest] + " ..." : text.ReplaceLineEndings(" ");
}
