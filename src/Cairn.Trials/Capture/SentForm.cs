using System.Globalization;

namespace Cairn.Capture;

/// <summary>A form as somebody sends it.</summary>
/// <param name="Fields">By name: LINE.VARIABLE for an answer, LINE.base for the entry that was on the screen, date,
/// date.base.</param>
/// <param name="Key">Drawn anew for every form that is shown: the same form sent twice has the same.</param>
public sealed record SentForm(IReadOnlyDictionary<string, string> Fields, string Key)
{
    /// <summary>The names of fields that are no answers.</summary>
    public const string DateField = "date",
        BaseOfDate = "date.base",
        ReasonField = "reason",
        KeyField = "key";

    /// <summary>Rows of a log that can be added at once.</summary>
    public const int NewRows = 3;

    /// <summary>Why saved values are changed; null when nothing is said.</summary>
    public string? Reason => Of(ReasonField) is { Length: > 0 } said ? said : null;

    public string Date => Of(DateField);

    /// <summary>True when the date is another than the one that was on the screen.</summary>
    public bool MovesDate => Date != Of(BaseOfDate);

    /// <summary>What was typed; empty when nothing was, null when the form did not ask.</summary>
    public string? Answer(string line, string variable) =>
        Fields.TryGetValue($"{line}.{variable}", out var text) ? text.Trim() : null;

    /// <summary>Sequence of the entry that was on the screen; 0 when there was none.</summary>
    public long BaseOf(string line) => long.TryParse(Of(line + ".base"), CultureInfo.InvariantCulture, out var entry) ? entry : 0;

    /// <summary>The identity of a row that is added to a log, from 1.</summary>
    public static string NewRow(int number) => string.Create(CultureInfo.InvariantCulture, $"n{number}");

    string Of(string field) => Fields.GetValueOrDefault(field)?.Trim() ?? "";
}
