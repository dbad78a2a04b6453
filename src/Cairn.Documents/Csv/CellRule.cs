using System.Globalization;

namespace Cairn.Documents.Csv;

/// <summary>What a column of numbers or words holds, and what may stand in its cells.</summary>
public sealed record CellRule
{
    const int LargestStatus = 99;

    CellRule() { }

    /// <summary>Text is kept as written; else a cell is a finite number with a decimal point.</summary>
    public bool IsText { get; private init; }

    /// <summary>True when an empty cell is an answer, not a missing value.</summary>
    public bool MayBeEmpty { get; private init; }

    /// <summary>Words that stand for 0.</summary>
    public IReadOnlyList<string> WordsForZero { get; private init; } = [];

    /// <summary>
    /// The cells that stand for 1, 2, ...; every other cell is 0. Empty: the cells are numbers. Cells of one number in different
    /// places are one event where <see cref="IsOneEvent"/>.
    /// </summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>All of <see cref="Values"/> are the same event, 1; else each is a cause of its own.</summary>
    public bool IsOneEvent { get; private init; }

    /// <summary>How an event or a cause is named by the value of its cell.</summary>
    public CellRule ByValue(IReadOnlyList<string> values) => this with { Values = values };

    /// <summary>The number of a cell is an event or a cause, which may be named by its value.</summary>
    public bool IsOutcome { get; private init; }

    /// <summary>Which numbers are refused; null when all are taken.</summary>
    Func<double, bool>? IsRefused { get; init; }

    /// <summary>What is wrong with a refused number, after the number as written, and how to mend it.</summary>
    (string What, string Mend) Fault { get; init; }

    /// <summary>Time from the start of follow-up, 0 or later.</summary>
    public static CellRule Time { get; } =
        new() { IsRefused = x => x < 0, Fault = ("is a negative time.", "Count times from the start of follow-up, 0 or later.") };

    /// <summary>A time, 0 or later; empty where there is none, which is read as not-a-number.</summary>
    public static CellRule TimeOrNone { get; } = Time with { MayBeEmpty = true };

    /// <summary>Text as written; an empty cell is an answer.</summary>
    public static CellRule TextOrNone { get; } = new() { IsText = true, MayBeEmpty = true };

    /// <summary>1 event, 0 censored.</summary>
    public static CellRule Event { get; } =
        new()
        {
            IsOutcome = true,
            IsOneEvent = true,
            IsRefused = x => x is not (0 or 1),
            Fault = ("is neither 0 (censored) nor 1 (event).", "Write 0 or 1; for several causes use 'cairn stats cif'."),
        };

    /// <summary>0 censored, or the number of a cause.</summary>
    public static CellRule Status { get; } =
        new()
        {
            IsOutcome = true,
            IsRefused = x => x is < 0 or > LargestStatus || x != Math.Floor(x),
            Fault = (
                string.Create(CultureInfo.InvariantCulture, $"is no status: 0 (censored) or a cause from 1 to {LargestStatus}."),
                "Write a whole number."
            ),
        };

    /// <summary>A weight, 0 or more.</summary>
    public static CellRule Weight { get; } =
        new() { IsRefused = x => x < 0, Fault = ("is a negative weight.", "Write 0 or more; a row of weight 0 takes no part.") };

    /// <summary>A weight above 0.</summary>
    public static CellRule PositiveWeight { get; } =
        new() { IsRefused = x => x <= 0, Fault = ("is no weight above 0.", "Leave out rows that take no part.") };

    /// <summary>A level of cells, 0 or more; BLQ is 0.</summary>
    public static CellRule Level { get; } =
        new()
        {
            WordsForZero = ["BLQ", "BLOQ", "BQL", "LLOQ", "<LLOQ", "<LLQ"],
            IsRefused = x => x < 0,
            Fault = ("is a negative level.", "Write 0 or BLQ where the level was below the limit."),
        };

    /// <summary>The name of a group, a stratum or a subject.</summary>
    public static CellRule Group { get; } = new() { IsText = true };

    /// <summary>A number or a category: which of them, the whole column says.</summary>
    public static CellRule Covariate { get; } = new() { IsText = true };

    /// <summary>A state that was entered; empty when none was.</summary>
    public static CellRule StateOrNone => TextOrNone;

    /// <summary>The outcome that a cell names: 0 where it is none of <see cref="Values"/>.</summary>
    public int OutcomeOf(string cell)
    {
        for (var i = 0; i < Values.Count; i++)
            if (Values[i] == cell)
                return IsOneEvent ? 1 : i + 1;
        return 0;
    }

    /// <summary>True when the number may not stand in a cell.</summary>
    public bool Refuses(double number) => IsRefused?.Invoke(number) == true;

    /// <summary>What is wrong with a number; null when nothing is.</summary>
    /// <param name="written">The number as it stands in the file.</param>
    public (string What, string Mend)? FaultOf(double number, string written) =>
        Refuses(number) ? ($"{written} {Fault.What}", Fault.Mend) : null;
}
