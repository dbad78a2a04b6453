namespace Cairn.Quantities;

/// <summary>
/// A substance whose amount laboratories give as moles or as mass: what one mole of it weighs. Molar masses from the standard
/// atomic weights (IUPAC 2021) of the formula named; of proteins the mass that laboratories use, as said.
/// </summary>
/// <param name="Name">As a laboratory says it.</param>
/// <param name="GramsPerMole">Molar mass, g/mol.</param>
public sealed record Analyte(string Name, decimal GramsPerMole)
{
    static readonly Unit Mole = Unit.Of("mol"),
        Gram = Unit.Of("g");

    /// <summary>Charge of its ion: equivalents of a mole.</summary>
    public int Charge { get; init; } = 1;

    /// <summary>C4H7N3O.</summary>
    public static Analyte Creatinine { get; } = new("creatinine", 113.12m);

    /// <summary>C33H36N4O6.</summary>
    public static Analyte Bilirubin { get; } = new("bilirubin", 584.66m);

    /// <summary>C6H12O6.</summary>
    public static Analyte Glucose { get; } = new("glucose", 180.16m);

    /// <summary>Ca.</summary>
    public static Analyte Calcium { get; } = new("calcium", 40.078m) { Charge = 2 };

    /// <summary>Mg.</summary>
    public static Analyte Magnesium { get; } = new("magnesium", 24.305m) { Charge = 2 };

    /// <summary>P: inorganic phosphate is given as phosphorus.</summary>
    public static Analyte Phosphate { get; } = new("phosphate as phosphorus", 30.974m);

    /// <summary>K.</summary>
    public static Analyte Potassium { get; } = new("potassium", 39.098m);

    /// <summary>Na.</summary>
    public static Analyte Sodium { get; } = new("sodium", 22.990m);

    /// <summary>CH4N2O.</summary>
    public static Analyte Urea { get; } = new("urea", 60.056m);

    /// <summary>N2 of urea: a mole of urea carries two of nitrogen.</summary>
    public static Analyte UreaNitrogen { get; } = new("urea nitrogen", 28.014m);

    /// <summary>C5H4N4O3.</summary>
    public static Analyte Urate { get; } = new("urate", 168.11m);

    /// <summary>C27H46O.</summary>
    public static Analyte Cholesterol { get; } = new("cholesterol", 386.65m);

    /// <summary>As triolein, C57H104O6.</summary>
    public static Analyte Triglycerides { get; } = new("triglycerides", 885.45m);

    /// <summary>The monomer with one iron: 16,114.5 g/mol (ICSH 1978); laboratories give mmol/L of it.</summary>
    public static Analyte Haemoglobin { get; } = new("haemoglobin (monomer)", 16_114.5m);

    /// <summary>66,500 g/mol, the usual value of human serum albumin.</summary>
    public static Analyte Albumin { get; } = new("albumin", 66_500m);

    /// <summary>450,000 g/mol for the 24 subunits, the usual value; laboratories give pmol/L.</summary>
    public static Analyte Ferritin { get; } = new("ferritin", 450_000m);

    /// <summary>115,135 g/mol for the pentamer, the usual value; laboratories give nmol/L.</summary>
    public static Analyte CReactiveProtein { get; } = new("C-reactive protein", 115_135m);

    /// <summary>C3H6O3, as lactic acid.</summary>
    public static Analyte Lactate { get; } = new("lactate", 90.078m);

    /// <summary>
    /// What a number in one unit is multiplied by to be in another, one of them of moles, the other of grams; null when they are
    /// not.
    /// </summary>
    public Rational? FactorBetween(Unit from, Unit to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Scale is not null || to.Scale is not null)
            return null;
        var (mass, ratio) = (Rational.Of(GramsPerMole), from.Factor / to.Factor);
        if (from.Dimension.Times(Gram.Dimension) == to.Dimension.Times(Mole.Dimension))
            return ratio * mass;
        return from.Dimension.Times(Mole.Dimension) == to.Dimension.Times(Gram.Dimension) ? ratio / mass : null;
    }

    /// <summary>
    /// What a number in one unit is multiplied by to be in another, with all that is known of the substance: moles and grams, and
    /// equivalents, of which a mole of calcium has two; null when they do not convert.
    /// </summary>
    public Rational? Factor(Unit from, Unit to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return (from.FactorTo(to) ?? FactorBetween(from, to)) is { } factor ? factor * Moles(from) / Moles(to) : null;
    }

    /// <summary>True of a unit that counts equivalents: meq/L, which UCUM takes for moles.</summary>
    public static bool IsEquivalents(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Code.Contains("eq", StringComparison.Ordinal);
    }

    Rational Moles(Unit unit) => IsEquivalents(unit) ? new(1, Charge) : Rational.One;
}
