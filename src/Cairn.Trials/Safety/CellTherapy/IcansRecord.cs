using System.Globalization;

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
        ["ALERT"] = CellTherapy.Arousal.Awake,
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
        ["NO"] = SeizureSign.None,
        ["RESOLVES"] = SeizureSign.Resolves,
        ["RESOLVES RAPIDLY"] = SeizureSign.Resolves,
        ["PROLONGED"] = SeizureSign.Prolonged,
        ["PROLONGED >5MIN OR NO RETURN"] = SeizureSign.Prolonged,
    };

    static readonly Dictionary<string, bool> Weaknesses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Y"] = true,
        ["YES"] = true,
        ["TRUE"] = true,
        ["1"] = true,
        ["N"] = false,
        ["NO"] = false,
        ["NONE"] = false,
        ["FALSE"] = false,
        ["0"] = false,
    };

    static readonly Dictionary<string, BrainSwelling> Swellings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NONE"] = BrainSwelling.None,
        ["NO"] = BrainSwelling.None,
        ["FOCAL"] = BrainSwelling.Focal,
        ["DIFFUSE"] = BrainSwelling.Diffuse,
        ["DIFFUSE OR POSTURING OR CUSHING"] = BrainSwelling.Diffuse,
    };

    /// <summary>The words of the form, mildest first.</summary>
    public static IReadOnlyList<string> ArousalUsual { get; } = ["AWAKE", "SPONTANEOUS", "VOICE", "TOUCH", "UNAROUSABLE"];

    /// <summary>The words of the form, mildest first.</summary>
    public static IReadOnlyList<string> SeizureUsual { get; } = ["NONE", "RESOLVES", "PROLONGED"];

    /// <summary>The words of the form.</summary>
    public static IReadOnlyList<string> WeaknessUsual { get; } = ["N", "Y"];

    /// <summary>The words of the form, mildest first.</summary>
    public static IReadOnlyList<string> SwellingUsual { get; } = ["NONE", "FOCAL", "DIFFUSE"];

    public static IReadOnlyCollection<string> ArousalWords => Arousals.Keys;
    public static IReadOnlyCollection<string> SeizureWords => Seizures.Keys;
    public static IReadOnlyCollection<string> SwellingWords => Swellings.Keys;

    /// <summary>What a word says; null when it is empty or not known.</summary>
    public static Arousal? ArousalOf(string? word) => Of(Arousals, word);

    /// <summary>What a word says; null when it is empty or not known.</summary>
    public static SeizureSign? SeizureOf(string? word) => Of(Seizures, word);

    /// <summary>What a word says; null when it is empty or not known.</summary>
    public static BrainSwelling? SwellingOf(string? word) => Of(Swellings, word);

    /// <summary>Y, YES or N, NO; null when it is empty or not known.</summary>
    public static Truth WeaknessOf(string? word) => Truth.Of(Of(Weaknesses, word));

    /// <summary>The signs as they are recorded; words that say nothing known are kept to be asked about.</summary>
    /// <param name="said">What is recorded under a test code; null when nothing is.</param>
    public static IcansSignsOfDay Signs(Func<string, string?> said)
    {
        ArgumentNullException.ThrowIfNull(said);
        var signs = new IcansSignsOfDay
        {
            Ice = IceOf(said(Ice)),
            Arousal = ArousalOf(said(Arousal)),
            Seizure = SeizureOf(said(Seizure)),
            DeepWeakness = WeaknessOf(said(Weakness)),
            Swelling = SwellingOf(said(Swelling)),
        };
        return signs with
        {
            Unread = UnreadSigns.Of(
                (Ice, said(Ice), signs.Ice is not null),
                (Arousal, said(Arousal), signs.Arousal is not null),
                (Seizure, said(Seizure), signs.Seizure is not null),
                (Weakness, said(Weakness), !signs.DeepWeakness.IsUnknown),
                (Swelling, said(Swelling), signs.Swelling is not null)
            ),
        };
    }

    /// <summary>A whole number from 0 to 10; null for anything else.</summary>
    public static int? IceOf(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score)
        && score is >= 0 and <= 10
        && double.IsInteger(score)
            ? (int)score
            : null;

    static T? Of<T>(Dictionary<string, T> words, string? word)
        where T : struct => word is not null && words.TryGetValue(SignWord.Of(word), out var known) ? known : null;
}
