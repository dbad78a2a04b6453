using System.Globalization;

namespace Cairn.Escalation.Designs;

/// <summary>The cells of a decision table: for every number of subjects and DLTs at a level, what to do.</summary>
/// <example>
/// Text with a heading, one cell a line: <c>subjects,dlts,decision</c>, then for example <c>3,0,E</c>, <c>3,1,S</c>,
/// <c>3,2,D</c>,
/// <c>3,3,DU</c> (E escalate, S stay, D de-escalate, DU de-escalate and close the level and those above).
/// </example>
public sealed class DecisionCells : IEquatable<DecisionCells>
{
    readonly IReadOnlyDictionary<(int Subjects, int Dlts), (RateVerdict Verdict, bool Closes)> _cells;

    DecisionCells(Dictionary<(int, int), (RateVerdict, bool)> cells)
    {
        _cells = cells;
        Subjects = cells.Keys.Max(c => c.Item1);
    }

    /// <summary>Most subjects at a level that the table decides about.</summary>
    public int Subjects { get; }

    /// <summary>
    /// The decision about a level; with more subjects than the table has, its last row by rate, rounded to the cautious side.
    /// </summary>
    internal (RateVerdict Verdict, bool Closes) At(int n, int y) =>
        n <= Subjects ? _cells[(n, y)] : _cells[(Subjects, (int)Math.Ceiling((double)y * Subjects / n - 1e-9))];

    public bool Equals(DecisionCells? other) =>
        other is not null && _cells.OrderBy(c => c.Key).SequenceEqual(other._cells.OrderBy(c => c.Key));

    public override bool Equals(object? obj) => Equals(obj as DecisionCells);

    public override int GetHashCode() => HashCode.Combine(Subjects, _cells.Count);

    public override string ToString() => $"up to {Subjects} subjects a level";

    /// <summary>Reads a table.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="place">How the reader knows the file, for the findings.</param>
    public static Checked<DecisionCells> Read(string text, string place)
    {
        ArgumentNullException.ThrowIfNull(text);
        var findings = new List<Finding>();
        var cells = new Dictionary<(int, int), (RateVerdict, bool)>();
        string[] lines = [.. text.Split('\n').Select(l => l.Trim())];
        if (
            lines[0].Split(',').Select(w => w.Trim().ToLowerInvariant()) is var heading
            && !heading.SequenceEqual(["subjects", "dlts", "decision"], StringComparer.Ordinal)
        )
            Refuse(1, null, $"The heading is '{lines[0]}'.", "Start the file with subjects,dlts,decision.");
        for (var i = 1; i < lines.Length; i++)
            if (lines[i].Length > 0)
                ReadLine(i + 1, lines[i].Split(','));
        if (findings.Count == 0)
            CheckWhole();
        return new(findings.Count == 0 ? new(cells) : null, findings);

        void Refuse(int? line, string? column, string what, string mend) =>
            findings.Add(Finding.Error(place, line, column, what, mend));

        void ReadLine(int line, string[] words)
        {
            if (words.Length != 3)
                Refuse(line, null, $"The line has {words.Length} values.", "Give subjects, DLTs and the decision.");
            else if (!int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n is < 1 or > 255)
                Refuse(line, "subjects", $"'{words[0]}' is no number of subjects.", "Give a number from 1 to 255.");
            else if (!int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var y) || y > n)
                Refuse(line, "dlts", $"'{words[1]}' is no number of DLTs in {n} subjects.", $"Give a number from 0 to {n}.");
            else if (Decision(words[2].Trim()) is not { } decision)
                Refuse(
                    line,
                    "decision",
                    $"There is no decision '{words[2]}'.",
                    "Give E (escalate), S (stay), D (de-escalate) or DU (de-escalate and close)."
                );
            else if (!cells.TryAdd((n, y), decision))
                Refuse(line, null, $"{InWords.Dlts(y)} in {InWords.Subjects(n)}: decided twice.", "Leave one line.");
        }

        void CheckWhole()
        {
            if (cells.Count == 0)
            {
                Refuse(null, null, "The table is empty.", "Give a line for every number of subjects and DLTs.");
                return;
            }
            for (var n = 1; n <= cells.Keys.Max(c => c.Item1); n++)
            for (var y = 0; y <= n; y++)
            {
                if (!cells.TryGetValue((n, y), out var cell))
                    Refuse(
                        null,
                        null,
                        $"The table does not decide about {InWords.Dlts(y)} in {InWords.Subjects(n)}.",
                        "Add the line."
                    );
                else if (y > 0 && cells.TryGetValue((n, y - 1), out var fewer) && Caution(cell) < Caution(fewer))
                    Refuse(
                        null,
                        null,
                        $"{InWords.Dlts(y)} in {InWords.Subjects(n)}: decided less cautiously than {y - 1}.",
                        "Correct one of the two: more DLTs never raise the dose."
                    );
            }
        }
    }

    static int Caution((RateVerdict Verdict, bool Closes) cell) => (int)cell.Verdict + (cell.Closes ? 1 : 0);

    static (RateVerdict, bool)? Decision(string word) =>
        word switch
        {
            "E" => (RateVerdict.Low, false),
            "S" => (RateVerdict.InRange, false),
            "D" => (RateVerdict.High, false),
            "DU" => (RateVerdict.High, true),
            _ => null,
        };
}
