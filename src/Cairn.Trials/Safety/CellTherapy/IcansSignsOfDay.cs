namespace Cairn.Safety.CellTherapy;

/// <summary>How easily somebody wakes (Lee 2019, table 5).</summary>
public enum Arousal
{
    Awake,

    /// <summary>Depressed, and wakes by itself.</summary>
    Spontaneous,
    ToVoice,
    ToTouch,

    /// <summary>Cannot be woken, or only by vigorous or repeated touch; stupor, coma.</summary>
    Unarousable,
}

/// <summary>Seizures (Lee 2019, table 5).</summary>
public enum SeizureSign
{
    None,

    /// <summary>A clinical seizure that resolves rapidly, or one in the EEG that resolves with treatment.</summary>
    Resolves,

    /// <summary>Longer than five minutes, or repeated without return to baseline.</summary>
    Prolonged,
}

/// <summary>Raised pressure in the head or oedema (Lee 2019, table 5).</summary>
public enum BrainSwelling
{
    None,
    Focal,

    /// <summary>Diffuse oedema, posturing, palsy of the sixth nerve, papilloedema, Cushing's triad.</summary>
    Diffuse,
}

/// <summary>What is known at one moment of a neurotoxicity. Null is not known.</summary>
public sealed record IcansSignsOfDay
{
    /// <summary>ICE score, 0 to 10.</summary>
    public int? Ice { get; init; }
    public Arousal? Arousal { get; init; }
    public SeizureSign? Seizure { get; init; }

    /// <summary>Deep focal weakness: hemiparesis, paraparesis.</summary>
    public Truth DeepWeakness { get; init; } = Truth.Unknown;
    public BrainSwelling? Swelling { get; init; }

    /// <summary>Died of it.</summary>
    public bool Fatal { get; init; }

    /// <summary>Signs that stand in words which say nothing known.</summary>
    public UnreadSigns Unread { get; init; } = UnreadSigns.None;

    /// <summary>The records behind it.</summary>
    public IReadOnlyList<Fact> Because { get; init; } = [];
}
