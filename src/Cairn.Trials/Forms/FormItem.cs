namespace Cairn.Forms;

/// <summary>A word that an item may be answered with.</summary>
/// <param name="Word">As it is recorded.</param>
/// <param name="Says">As a person reads it.</param>
public sealed record ItemWord(string Word, string Says);

/// <summary>One question of a form: a variable of the line's record.</summary>
/// <param name="Variable">SDTM name.</param>
/// <param name="Label">As it is asked.</param>
public sealed record FormItem(string Variable, string Label)
{
    /// <summary>The words it may be answered with; empty for a text, a number or a date.</summary>
    public IReadOnlyList<ItemWord> Words { get; init; } = [];

    /// <summary>How to answer; null when the question says enough.</summary>
    public string? Help { get; init; }

    /// <summary>True when the form counts as unfinished without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True for a text of several lines.</summary>
    public bool IsLong { get; init; }
}
