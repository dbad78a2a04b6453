using System.Globalization;
using Cairn.Quantities;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// One value as written in a study file. Read as something it is not, it is null, and what is wrong with it becomes a finding.
/// </summary>
/// <param name="Text">As written.</param>
/// <param name="Spot">Where it stands in the file.</param>
/// <param name="Path">Where it stands in the study.</param>
/// <param name="Reading">What the findings are told to.</param>
readonly record struct YamlValue(string Text, Spot Spot, string Path, StudyReading Reading)
{
    public int? Whole(int min, int max)
    {
        if (!int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n))
            Wrong($"'{Text}' is no whole number.", "Write digits only, for example 3.");
        else if (n < min || n > max)
            Wrong($"{Text} is out of range.", $"Write {Range(min, max)}.");
        else
            return n;
        return null;
    }

    /// <summary>A number within bounds; both ends belong to it, except that <paramref name="above"/> does not.</summary>
    public double? Number(double? above, double min, double max)
    {
        if (!double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) || !double.IsFinite(x))
            Wrong($"'{Text}' is no number.", "Write digits with a decimal point, for example 2.5.");
        else if (x <= above)
            Wrong($"{Text} is out of range.", string.Create(CultureInfo.InvariantCulture, $"Write a number above {above}."));
        else if (x < min || x > max)
            Wrong(
                $"{Text} is out of range.",
                string.Create(CultureInfo.InvariantCulture, $"Write a number from {min} to {max}.")
            );
        else
            return x;
        return null;
    }

    public bool? Flag()
    {
        if (Text is "true" or "false")
            return Text == "true";
        Wrong($"'{Text}' is neither true nor false.", "Write true or false.");
        return null;
    }

    public PartialDate? Date()
    {
        if (PartialDate.TryParse(Text, out var date, out var reason))
            return date;
        Wrong(reason, "Write it as year-month-day (2025-05-22), with the parts that are not known left out (2025-05).");
        return null;
    }

    /// <summary>Lines of a document: 12, or 12-14.</summary>
    public (int First, int Last) Lines()
    {
        var ends = Text.Split('-');
        if (ends.Length <= 2 && IsLine(ends[0], out var first) && IsLine(ends[^1], out var last) && first <= last)
            return (first, last);
        Wrong($"'{Text}' is no line and no range of lines.", "Write the line (12), or the first and the last (12-14).");
        return (0, 0);
    }

    public T? Word<T>()
        where T : struct, Enum => Word<T>(ProtocolWords.All<T>());

    /// <summary>A word of the language of protocols; where it is none, the finding offers some.</summary>
    public T? Word<T>(IReadOnlyList<string> offered)
        where T : struct, Enum
    {
        if (ProtocolWords.TryRead<T>(Text, out var value))
            return value;
        NoSuchWord(offered);
        return null;
    }

    public void NoSuchWord(IReadOnlyList<string> words) =>
        Wrong(
            $"'{Text}' is none of the words allowed here.",
            (Spelling.Nearest(Text, words) is { } near ? $"Write '{near}'; allowed" : "Allowed")
                + $" are {string.Join(", ", words)}."
        );

    /// <summary>No other version is offered in its place: what a protocol grades by is not a matter of spelling.</summary>
    public void NoSuchVersion(string name, IReadOnlyList<string> known) =>
        Wrong(
            $"{name} v{Text} is not known here, and nothing is graded by another version in its place.",
            $"Known: {string.Join(", ", known)}. Write one of them only if it is the protocol's; a further version is a "
                + $"table of its terms and limits "
                + "(docs/decisions/0047)."
        );

    void Wrong(string what, string mend) => Reading.Error(Spot, Path, what, mend);

    static bool IsLine(string text, out int line) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out line) && line > 0;

    static string Range(int min, int max) =>
        (min, max) switch
        {
            (_, int.MaxValue) => $"a whole number of {min} or more",
            (int.MinValue, _) => $"a whole number of {max} or less",
            _ => $"a whole number from {min} to {max}",
        };
}
