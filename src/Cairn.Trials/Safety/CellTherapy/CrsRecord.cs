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

    /// <summary>The words that are known for what blood pressure took.</summary>
    public static IReadOnlyCollection<string> PressureWords => Pressures.Keys;

    /// <summary>The words that are known for what oxygen took.</summary>
    public static IReadOnlyCollection<string> OxygenWords => Oxygens.Keys;

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
