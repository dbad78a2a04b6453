using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>How completely a study's statements cover the document they were taken from.</summary>
public static class SourceCoverage
{
    /// <summary>
    /// Every line of the document that has text and belongs to no statement or to several, and every statement beyond its end.
    /// </summary>
    /// <param name="place">The document's name, for the findings.</param>
    /// <param name="document">Its text.</param>
    /// <param name="statements">The study's statements.</param>
    public static IReadOnlyList<Finding> Check(string place, string document, IReadOnlyList<Statement> statements)
    {
        var lines = document.TrimEnd('\n').Split('\n');
        var owners = new int[lines.Length + 1];
        foreach (var statement in statements)
            for (var line = Math.Max(1, statement.FirstLine); line <= Math.Min(lines.Length, statement.LastLine); line++)
                owners[line]++;
        return
        [
            .. Enumerable
                .Range(1, lines.Length)
                .Where(line => !string.IsNullOrWhiteSpace(lines[line - 1]) && owners[line] != 1)
                .Select(line =>
                    Finding.Error(
                        place,
                        line,
                        null,
                        owners[line] == 0 ? "No statement covers this line." : $"{owners[line]} statements cover this line.",
                        "Give the line to one statement in statements.yaml."
                    )
                ),
            .. statements
                .Where(s => s.LastLine > lines.Length)
                .Select(s =>
                    Finding.Error(
                        place,
                        lines.Length,
                        null,
                        $"A statement names line {s.LastLine}; the document ends here.",
                        "Check its 'lines' in statements.yaml."
                    )
                ),
        ];
    }
}
