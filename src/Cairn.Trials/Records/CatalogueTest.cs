using Cairn.Quantities;

namespace Cairn.Records;

/// <summary>
/// A test as it is recorded in a domain: what its result is, in which unit rules read it, and what is plausible.
/// </summary>
/// <param name="Domain">SDTM domain.</param>
/// <param name="Code">Test code (--TESTCD), CDISC's where there is one.</param>
/// <param name="Label">Test name (--TEST).</param>
public sealed record CatalogueTest(string Domain, string Code, string Label)
{
    /// <summary>The unit in which rules read it, and in which its range stands; null for a test answered in words.</summary>
    public Unit? Unit { get; init; }

    /// <summary>The substance, where laboratories give moles or mass.</summary>
    public Analyte? Analyte { get; init; }

    /// <summary>A unit that stands for the first one with this test alone: IU/L of an enzyme.</summary>
    public Unit? Alike { get; init; }

    /// <summary>The specimen it is taken from; null when the domain says it.</summary>
    public string? Specimen { get; init; }

    /// <summary>True when a result from anything but blood, serum or plasma is another test's.</summary>
    public bool IsOfBlood { get; init; }

    /// <summary>The words a result can have; empty when any number will do.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>
    /// Range in <see cref="Unit"/>, both ends included, outside which a slip is likelier than a patient. Assumed, wide, no
    /// threshold.
    /// </summary>
    public (double Low, double High)? Plausible { get; init; }

    /// <summary>
    /// Least amount above zero that laboratories give, in <see cref="Unit"/>: below it a slip of the unit is likelier than a
    /// result. Assumed; null when nothing is known.
    /// </summary>
    public double? LeastGiven { get; init; }

    /// <summary>
    /// A usual upper limit of normal of adults, in <see cref="Unit"/>; null when nothing is multiplied by it. Assumed:
    /// laboratories differ by less than <see cref="TimesApart"/>, and units by more.
    /// </summary>
    public double? UsualHigh { get; init; }

    const double TimesApart = 5;

    /// <summary>True of an upper limit that nobody's laboratory has in this unit: it is another unit's.</summary>
    public bool IsLimitOfAnotherUnit(double limit, string? unit) =>
        ValueOf(limit, unit) is { } value
        && (
            Plausible is var (low, high) && (value <= low || value > high)
            || UsualHigh is { } usual && (value > usual * TimesApart || value < usual / TimesApart)
        );

    /// <summary>
    /// True when the test's definition says the unit, so that none has to stand beside the number: a percentage, a score.
    /// </summary>
    public bool SaysItsUnit => Unit is { } unit && (unit.Equals(Unit.Percent) || unit.Equals(Unit.One));

    /// <summary>
    /// The result in <see cref="Unit"/>; unknown, with why, when it is no number or its unit does not convert. It is never
    /// guessed from the size of the number: a percentage of at most 1 without a unit is between that and a hundred times it.
    /// </summary>
    public Answer<Measured?> Read(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        if (FactorOf(observation.Unit) is not { } factor)
            return Unknown(observation, observation.Unit is { Length: > 0 } ? Strange : Unread.NoUnit);
        if (Measured.Read(observation.Result) is not { } measured || IsPercent && measured.Low > 100)
            return Unknown(observation, IsPercent ? Unread.NoPercentage : Unread.NoNumber);
        if (MayBeShare(measured, observation.Unit))
            return PercentOrShare(observation, measured);
        var says = IsPercent ? "%" : observation.Unit;
        return Answer<Measured?>.Of(
            measured.Times(factor),
            new(Id, $"{observation.TestCode} {observation.Result} {says}"),
            observation.AsFact()
        );
    }

    /// <summary>
    /// A number in a unit as written, in <see cref="Unit"/>; null when the unit is missing or does not convert. Degrees
    /// Fahrenheit convert, which no factor can say.
    /// </summary>
    public double? ValueOf(double number, string? written)
    {
        if (FactorOf(written) is { } factor)
            return factor.Times(number);
        if (Unit is null || UnitSpelling.Of(written) is not { } unit || Math.Abs(number) > 1e20)
            return null;
        return unit.Convert(Rational.Of((decimal)number), Unit)?.ToDouble();
    }

    /// <summary>What a number in a unit as written is multiplied by; null when the unit is missing or does not convert.</summary>
    public Rational? FactorOf(string? written)
    {
        if (Unit is null)
            return null;
        if (string.IsNullOrWhiteSpace(written))
            return SaysItsUnit ? Rational.One : null;
        if (UnitSpelling.Of(written) is not { } unit)
            return null;
        if (Alike is { } alike && unit.FactorTo(alike) is { } same)
            return same;
        if (IsPercent && !unit.Means(Unit))
            return null; // a ratio is no percentage that somebody wrote
        return Analyte is { } analyte ? analyte.Factor(unit, Unit) : unit.FactorTo(Unit);
    }

    const string Id = "measured";

    // Laboratories write 40 % as 0.4 as well. A bound of 1 (<1) as a share would say nothing, so nobody writes it.
    bool MayBeShare(Measured measured, string? unit) =>
        IsPercent && string.IsNullOrWhiteSpace(unit) && (measured.High is > 0 and < 1 || measured.Exact == 1);

    // Between the two: what it decides either way is decided, and its unit is asked for where it decides.
    static Answer<Measured?> PercentOrShare(Observation from, Measured measured) =>
        new(
            Measured.Between(measured, measured.Times(Hundred)),
            new(Id, $"{from.TestCode} {from.Result} without a unit: %, or a share of one"),
            [from.AsFact()],
            [new Gap.Unreadable(from.AsFact(), Unread.NoUnit)]
        );

    static readonly Rational Hundred = Rational.Of(100);

    bool IsPercent => Unit?.Equals(Unit.Percent) == true;

    Unread Strange => IsPercent ? Unread.NotInPercent : Unread.UnitOfNoCount;

    static Answer<Measured?> Unknown(Observation from, Unread why) =>
        new(null, new(Id, "unknown"), [from.AsFact()], [new Gap.Unreadable(from.AsFact(), why)]);
}
