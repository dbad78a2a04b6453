using System.Globalization;

namespace Cairn.Safety.Ctcae;

/// <summary>A value to be graded, as somebody writes it: a row of a file, the options of a command.</summary>
/// <param name="Term">A term by any of its names.</param>
/// <param name="Direction">low or high; empty where the term has one side alone.</param>
/// <param name="Value">The result; a number.</param>
/// <param name="Unit">Its unit, and that of limits and baseline.</param>
public sealed record GradeQuestion(
    string Term,
    string? Direction,
    string? Value,
    string? Unit,
    string? LowerLimit,
    string? UpperLimit,
    string? Baseline
)
{
    /// <summary>Whether the value before treatment was abnormal; unknown: asked of it and the limits.</summary>
    public Truth BaselineIsAbnormal { get; init; } = Truth.Unknown;

    /// <summary>What is known of the circumstances.</summary>
    public IReadOnlyDictionary<Circumstance, Truth> Circumstances { get; init; } = new Dictionary<Circumstance, Truth>();

    /// <summary>
    /// The answer; null when the term is none, or is not graded from values. What is wrong with the row stands in the findings:
    /// it
    /// is kept as it is, and nothing is guessed.
    /// </summary>
    /// <param name="place">Where the row stands.</param>
    /// <param name="line">Its line; null outside a file.</param>
    public Checked<GradeAnswer> Ask(CtcaeVersion version, string place, int? line)
    {
        ArgumentNullException.ThrowIfNull(version);
        var findings = new List<Finding>();
        void Found(string column, string what, string mend) => findings.Add(Finding.Warning(place, line, column, what, mend));
        if (Meant(version, Found) is not { } term)
            return new(null, findings);
        var value = Number(Value, "value", Found);
        var written = new Measure(
            value,
            Number(LowerLimit, "lln", Found),
            Number(UpperLimit, "uln", Found),
            Number(Baseline, "baseline", Found)
        )
        {
            BaselineIsAbnormal = BaselineIsAbnormal,
        };
        foreach (var (circumstance, known) in Circumstances)
            written = written.With(circumstance, known);
        if (written.Lower > written.Upper)
            Found("lln", $"The lower limit {LowerLimit} is above the upper limit {UpperLimit}.", "Ask which is meant.");
        if (ValueScale.Of(term, Unit) is { } scale)
            return new(GradeAnswer.Of(scale, written, version.Number), findings);
        Found("unit", Strange(term), $"Give it in {string.Join(", ", term.Units)}.");
        return new(GradeAnswer.Without(term, Lacking.Unit, version.Number), findings);
    }

    string Strange(ValueTerm term) =>
        string.IsNullOrWhiteSpace(Unit) ? $"{term.Name} has no unit." : $"'{Unit}' does not convert to a unit of {term.Name}.";

    ValueTerm? Meant(CtcaeVersion version, Action<string, string, string> found)
    {
        if ((version.FindValue(Term) ?? Other(version)) is not { } term)
        {
            found("term", Unknown(version), Nearest(version));
            return null;
        }
        if (string.IsNullOrWhiteSpace(Direction) || Is(term.Side))
            return term;
        found("direction", $"{term.Name} has no grades for '{Direction}' values.", $"Write {Word(term.Side)}, or another term.");
        return null;
    }

    ValueTerm? Other(CtcaeVersion version) =>
        TermSearch.Of(version).Named(Term) is { } named ? version.FindValue(named.Name) : null;

    string Unknown(CtcaeVersion version) =>
        TermSearch.Of(version).Named(Term) is { } named
            ? $"{named.Name} is not graded from a value in CTCAE v{version.Number}."
            : $"'{Term}' is no term of CTCAE v{version.Number}.";

    string Nearest(CtcaeVersion version)
    {
        var found = TermSearch.Of(version).Find(Term, 20);
        var near = found.FirstOrDefault(f => version.FindValue(f.Term.Name) is not null);
        return near is null ? "Write the term as CTCAE does." : $"Is {near.Term.Name} meant?";
    }

    bool Is(Side side) => Direction!.Trim().StartsWith(side == Side.Low ? "L" : "H", StringComparison.OrdinalIgnoreCase);

    /// <summary>The word of a side as files write it.</summary>
    public static string Word(Side side) =>
        side switch
        {
            Side.Low => "low",
            Side.High => "high",
        };

    static double Number(string? text, string column, Action<string, string, string> found)
    {
        if (string.IsNullOrWhiteSpace(text))
            return double.NaN;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        found(column, $"'{text}' is no number.", "Write a number with a decimal point, or leave it empty when it is not known.");
        return double.NaN;
    }
}
