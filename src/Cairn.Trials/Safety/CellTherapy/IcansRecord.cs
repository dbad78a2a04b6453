namespace Cairn.Safety.CellTherapy;

/// <summary>
/// How the signs of ICANS are recorded day by day: test codes of findings about the event (SDTM FA about ICANS).
/// </summary>
public static class IcansRecord
{
    /// <summary>ICE score, 0 to 10.</summary>
    public const string Ice = "ICE";

    /// <summary>AWAKE, SPONTANEOUS, VOICE, TOUCH, UNAROUSABLE.</summary>
    public const string Arousal = "AROUSAL";

    /// <summary>NONE, RESOLVES, PROLONGED.</summary>
    public const string Seizure = "SEIZURE";

    /// <summary>Y or N.</summary>
    public const string Weakness = "WEAKNESS";

    /// <summary>NONE, FOCAL, DIFFUSE.</summary>
    public const string Swelling = "OEDEMA";

    static readonly Dictionary<string, Arousal> Arousals = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AWAKE"] = CellTherapy.Arousal.Awake,
        ["SPONTANEOUS"] = CellTherapy.Arousal.Spontaneous,
        ["VOICE"] = CellTherapy.Arousal.ToVoice,
        ["TOUCH"] = CellTherapy.Arousal.ToTouch,
        ["TACTILE"] = CellTherapy.Arousal.ToTouch,
        ["UNAROUSABLE"] = CellTherapy.Arousal.Unarousable,
        ["VIGOROUS OR UNAROUSABLE"] = CellTherapy.Arousal.Unarousable,
        ["COMA"] = CellTherapy.Arousal.Unarousable,
    };

    static readonly Dictionary<string, SeizureSign> Seizures = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NONE"] = SeizureSign.None,
        ["RESOLVES"] = SeizureSign.Resolves,
        ["RESOLVES RAPIDLY"] = SeizureSign.Resolves,
        ["PROLONGED"] = SeizureSign.Prolonged,
        ["PROLONGED >5MIN OR NO RETURN"] = SeizureSign.Prolonged,
    };

    static readonly Dictionary<string, BrainSwelling> Swellings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NONE"] = BrainSwelling.None,
        ["FOCAL"] = BrainSwelling.Focal,
        ["DIFFUSE"] = BrainSwelling.Diffuse,
        ["DIFFUSE OR POSTURING OR CUSHING"] = BrainSwelling.Diffuse,
    };

    public static IReadOnlyCollection<string> ArousalWords => Arousals.Keys;
    public static IReadOnlyCollection<string> SeizureWords => Seizures.Keys;
    public static IReadOnlyCollection<string> SwellingWords => Swellings.Keys;

    /// <summary>What a word says; null when it is empty or not known.</summary>
    public static Arousal? ArousalOf(string? word) => Of(Arousals, word);

    /// <summary>What a word says; null when it is empty or not known.</summary>
    public static SeizureSign? SeizureOf(string? word) => Of(Seizures, word);

    /// <summary>What a word says; null when it is empty or not known.</summary>
    public static BrainSwelling? SwellingOf(string? word) => Of(Swellings, word);

    static T? Of<T>(Dictionary<string, T> words, string? word)
        where T : struct => word is not null && words.TryGetValue(SignWord.Of(word), out var known) ? known : null;
}
