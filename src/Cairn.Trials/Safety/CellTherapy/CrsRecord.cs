namespace Cairn.Safety.CellTherapy;

/// <summary>How the signs of CRS and ICANS are recorded day by day: test codes of findings about the event (SDTM FA).</summary>
public static class CrsRecord
{
    /// <summary>FA about CRS: NONE, FLUIDS, ONE VASOPRESSOR, SEVERAL VASOPRESSORS.</summary>
    public const string Pressure = "PRESSOR";

    /// <summary>FA about CRS: NONE, LOW FLOW, HIGH FLOW, POSITIVE PRESSURE.</summary>
    public const string Oxygen = "OXYGEN";

    /// <summary>FA about CRS: Y when an antipyretic, tocilizumab or a steroid was given.</summary>
    public const string Treated = "TREATED";

    static readonly Dictionary<string, Hypotension> Pressures = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NONE"] = Hypotension.None,
        ["NO"] = Hypotension.None,
        ["NO HYPOTENSION"] = Hypotension.None,
        ["IV FLUIDS"] = Hypotension.WithoutVasopressor,
        ["FLUID BOLUS"] = Hypotension.WithoutVasopressor,
        ["FLUIDS ONLY"] = Hypotension.WithoutVasopressor,
        ["FLUIDS ALONE"] = Hypotension.WithoutVasopressor,
        ["FLUIDS"] = Hypotension.WithoutVasopressor,
        ["NO VASOPRESSOR"] = Hypotension.WithoutVasopressor,
        ["NO PRESSOR"] = Hypotension.WithoutVasopressor,
        ["VASOPRESSIN"] = Hypotension.OneVasopressor,
        ["VASOPRESSIN ONLY"] = Hypotension.OneVasopressor,
        ["ONE VASOPRESSOR"] = Hypotension.OneVasopressor,
        ["ONE PRESSOR"] = Hypotension.OneVasopressor,
        ["ONE PRESSOR PLUS VASOPRESSIN"] = Hypotension.OneVasopressor,
        ["1 VASOPRESSOR"] = Hypotension.OneVasopressor,
        ["1 PRESSOR"] = Hypotension.OneVasopressor,
        ["NOREPINEPHRINE"] = Hypotension.OneVasopressor,
        ["NORADRENALINE"] = Hypotension.OneVasopressor,
        ["EPINEPHRINE"] = Hypotension.OneVasopressor,
        ["ADRENALINE"] = Hypotension.OneVasopressor,
        ["PHENYLEPHRINE"] = Hypotension.OneVasopressor,
        ["DOPAMINE"] = Hypotension.OneVasopressor,
        ["TWO VASOPRESSORS"] = Hypotension.SeveralVasopressors,
        ["2 VASOPRESSORS"] = Hypotension.SeveralVasopressors,
        ["2 PRESSORS"] = Hypotension.SeveralVasopressors,
        ["SEVERAL VASOPRESSORS"] = Hypotension.SeveralVasopressors,
        ["TWO PRESSORS"] = Hypotension.SeveralVasopressors,
        ["TWO PRESSORS PLUS VASOPRESSIN"] = Hypotension.SeveralVasopressors,
    };

    static readonly Dictionary<string, OxygenNeed> Oxygens = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NONE"] = OxygenNeed.None,
        ["NO"] = OxygenNeed.None,
        ["NO HYPOXIA"] = OxygenNeed.None,
        ["ROOM AIR"] = OxygenNeed.None,
        ["LOW FLOW NASAL CANNULA"] = OxygenNeed.LowFlow,
        ["HIGH FLOW NASAL CANNULA"] = OxygenNeed.HighFlow,
        ["HFNC"] = OxygenNeed.HighFlow,
        ["NONREBREATHER"] = OxygenNeed.HighFlow,
        ["NON REBREATHER MASK"] = OxygenNeed.HighFlow,
        ["VENTURI MASK"] = OxygenNeed.HighFlow,
        ["NIV"] = OxygenNeed.PositivePressure,
        ["INTUBATED"] = OxygenNeed.PositivePressure,
        ["INTUBATION"] = OxygenNeed.PositivePressure,
        ["MECHANICAL VENTILATION"] = OxygenNeed.PositivePressure,
        ["LOW FLOW"] = OxygenNeed.LowFlow,
        ["LOW FLOW NC <=6L"] = OxygenNeed.LowFlow,
        ["BLOW BY"] = OxygenNeed.LowFlow,
        ["HIGH FLOW"] = OxygenNeed.HighFlow,
        ["HIGH FLOW NC >6L"] = OxygenNeed.HighFlow,
        ["FACEMASK"] = OxygenNeed.HighFlow,
        ["FACE MASK"] = OxygenNeed.HighFlow,
        ["NON REBREATHER"] = OxygenNeed.HighFlow,
        ["VENTURI"] = OxygenNeed.HighFlow,
        ["POSITIVE PRESSURE"] = OxygenNeed.PositivePressure,
        ["CPAP"] = OxygenNeed.PositivePressure,
        ["BIPAP"] = OxygenNeed.PositivePressure,
        ["INTUBATION VENTILATED"] = OxygenNeed.PositivePressure,
        ["VENTILATION"] = OxygenNeed.PositivePressure,
    };

    /// <summary>The words of the form, mildest first.</summary>
    public static IReadOnlyList<string> PressureUsual { get; } = ["NONE", "FLUIDS", "ONE VASOPRESSOR", "SEVERAL VASOPRESSORS"];

    /// <summary>The words of the form, mildest first.</summary>
    public static IReadOnlyList<string> OxygenUsual { get; } = ["NONE", "LOW FLOW", "HIGH FLOW", "POSITIVE PRESSURE"];

    /// <summary>The words that are known for what blood pressure took.</summary>
    public static IReadOnlyCollection<string> PressureWords => Pressures.Keys;

    /// <summary>The words that are known for what oxygen took.</summary>
    public static IReadOnlyCollection<string> OxygenWords => Oxygens.Keys;

    /// <summary>The two axes as they are recorded; words that say nothing known are kept to be asked about.</summary>
    /// <param name="said">What is recorded under a test code; null when nothing is.</param>
    public static CrsSigns Signs(Func<string, string?> said)
    {
        ArgumentNullException.ThrowIfNull(said);
        var (pressure, oxygen) = (PressureOf(said(Pressure)), OxygenOf(said(Oxygen)));
        return new()
        {
            Hypotension = pressure,
            Oxygen = oxygen,
            Unread = UnreadSigns.Of((Pressure, said(Pressure), pressure is not null), (Oxygen, said(Oxygen), oxygen is not null)),
        };
    }

    /// <summary>What a word says of the blood pressure; null when it is empty or not known.</summary>
    public static Hypotension? PressureOf(string? word) =>
        word is not null && Pressures.TryGetValue(SignWord.Of(word), out var known) ? known : null;

    /// <summary>What a word says of the oxygen; null when it is empty or not known.</summary>
    public static OxygenNeed? OxygenOf(string? word) =>
        word is not null && Oxygens.TryGetValue(SignWord.Of(word), out var known) ? known : null;
}

/// <summary>A word of a sign as it is compared: underscores and hyphens are blanks.</summary>
static class SignWord
{
    public static string Of(string word)
    {
        var sign = word.Trim();
        return sign.Replace('_', ' ').Replace('-', ' ');
    }
}
