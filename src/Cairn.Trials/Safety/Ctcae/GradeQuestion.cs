using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;

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
    /// it is kept as it is, and nothing is guessed. A value that no patient is likely to have is asked about and has no grade
    /// (decision 0038); a limit of normal or a baseline of that kind is as if it were not there.
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
        var (value, baseline) = (Ends(Value, "value", Found), Ends(Baseline, "baseline", Found));
        var (lower, upper) = Limits(term, Found);
        if (IsOdd(term, baseline, "baseline", Baseline, Found))
            baseline = NoNumber;
        var isOdd = IsOdd(term, value, "value", Value, Found);
        if (ValueScale.Of(term, Unit) is not { } scale)
        {
            Found("unit", Strange(term), $"Give it in {string.Join(", ", term.Units)}.");
            return new(GradeAnswer.Without(term, Lacking.Unit, version.Number), findings);
        }
        if (value.AreLessThanGiven(term.Test, Unit))
            Found(
                "unit",
                $"{Value} {Unit} of {term.Name} is less than laboratories give.",
                "Check the unit; it is graded as it stands."
            );
        if (isOdd)
            return new(GradeAnswer.Without(term, Lacking.Confirmation, version.Number), findings);
        List<Measure> written =
        [
            .. from at in Distinct(value) from before in Distinct(baseline) select With(new(at, lower, upper, before)),
        ];
        return new(GradeAnswer.Of(scale, written, version.Number), findings);
    }

    static readonly (double Least, double Most) NoNumber = (double.NaN, double.NaN);

    static IEnumerable<double> Distinct((double Least, double Most) ends) =>
        ends.Most > ends.Least ? [ends.Least, ends.Most] : [ends.Least];

    Measure With(Measure written)
    {
        var known = written with { BaselineIsAbnormal = BaselineIsAbnormal };
        return Circumstances.Aggregate(known, (measure, c) => measure.With(c.Key, c.Value));
    }

    // Two limits the wrong way round are none.
    (double Lower, double Upper) Limits(ValueTerm term, Action<string, string, string> found)
    {
        double Of(string? text, string column)
        {
            var number = Number(text, column, found);
            return IsOdd(term, (number, number), column, text, found) ? double.NaN : number;
        }
        var (lower, upper) = (Of(LowerLimit, "lln"), Of(UpperLimit, "uln"));
        if (!(lower > upper))
            return (lower, upper == 0 ? double.NaN : upper);
        found(
            "lln",
            $"The lower limit {LowerLimit} is above the upper limit {UpperLimit}: neither is read.",
            "Ask which is meant."
        );
        return (double.NaN, double.NaN);
    }

    // Outside what a patient is likely to have, by all that a bound leaves open.
    bool IsOdd(
        ValueTerm term,
        (double Least, double Most) ends,
        string column,
        string? text,
        Action<string, string, string> found
    )
    {
        if (double.IsNaN(ends.Least) || !ends.AreOutside(term.Test, string.IsNullOrWhiteSpace(Unit) ? Usual(term) : Unit))
            return false;
        var range = term.Test?.Plausible is var (low, high)
            ? FormattableString.Invariant($" It is expected between {low} and {high} {term.Test.Unit}.")
            : "";
        found(
            column,
            $"{text} {Unit} is implausible of {term.Name}: it is kept, and not graded.".Replace(
                "  ",
                " ",
                StringComparison.Ordinal
            ),
            $"Check the value and the unit.{range}"
        );
        return true;
    }

    // A percentage, a ratio or a pH needs no unit beside it.
    static string? Usual(ValueTerm term) => term.Units is [var unit] && ValueScale.SaysItsUnit(unit) ? unit.Code : null;

    string Strange(ValueTerm term) =>
        string.IsNullOrWhiteSpace(Unit) ? $"{term.Name} has no unit." : $"'{Unit}' does not convert to a unit of {term.Name}.";

    ValueTerm? Meant(CtcaeVersion version, Action<string, string, string> found)
    {
        if ((version.FindValue(Term) ?? Other(version) ?? OfTest(version)) is not { } term)
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

    // The name or the code of a test with a direction beside it is the one term of the test on that side.
    ValueTerm? OfTest(CtcaeVersion version)
    {
        if (string.IsNullOrWhiteSpace(Direction) || TermSearch.Of(version).Named(Term) is not null)
            return null;
        var side = Is(Side.Low) ? Side.Low : Side.High;
        if (TermSearch.Of(version).Named($"{Word(side)} {Term}") is { } named)
            return version.FindValue(named.Name);
        var of = version.Values.Where(v => v.Test is { } test && IsCalled(test) && Is(v.Side));
        return of.Take(2).ToList() is [var only] ? only : null;
    }

    bool IsCalled(CatalogueTest test) =>
        Term.Trim().Equals(test.Code, StringComparison.OrdinalIgnoreCase)
        || TermSearch.Plain(Term) == TermSearch.Plain(test.Label);

    string Unknown(CtcaeVersion version) =>
        TermSearch.Of(version).Named(Term) is { } named
            ? $"{named.Name} is not graded from a value in CTCAE v{version.Number}."
            : $"'{Term}' is no term of CTCAE v{version.Number}.";

    // A term that is named is not asked about: its grades follow from their words.
    string Nearest(CtcaeVersion version)
    {
        if (TermSearch.Of(version).Named(Term) is { } named)
            return $"Its grades ({string.Join(", ", named.Grades)}) follow from their wording, which a clinician judges.";
        var meant = TermSearch.Of(version).Meant(Term);
        var near = meant.FirstOrDefault(f => version.FindValue(f.Term.Name) is not null);
        return near is null ? "Write the term as CTCAE does." : $"Is {string.Join(" or ", Sides(version, near))} meant?";
    }

    // The name of a test says no side: hemoglobin may be anemia as well as its opposite, and both are offered. A word of wards
    // says what it means.
    IEnumerable<string> Sides(CtcaeVersion version, FoundTerm found)
    {
        var near = version.FindValue(found.Term.Name)!;
        if (found.Match == TermMatch.LayWord)
            return [near.Term];
        if (TermDirection.Of(Term.ToLowerInvariant()) is not null || near.Test is not { } test)
            return [near.Term];
        var same = version.Values.Where(v => v.Test == test);
        return same.Select(v => v.Term).Distinct(StringComparer.Ordinal);
    }

    bool Is(Side side) => Direction!.Trim().StartsWith(side == Side.Low ? "L" : "H", StringComparison.OrdinalIgnoreCase);

    /// <summary>The word of a side as files write it.</summary>
    public static string Word(Side side) =>
        side switch
        {
            Side.Low => "low",
            Side.High => "high",
        };

    // A number, or a bound as laboratories give it (<0.5).
    static (double Least, double Most) Ends(string? text, string column, Action<string, string, string> found)
    {
        if (Measured.Read(text) is not { Exact: null } bound)
            return Number(text, column, found) is var number ? (number, number) : NoNumber;
        var (least, most) = bound.Ends;
        return (least, Math.Min(most, Measure.Unbounded));
    }

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
