using Cairn.Records;

namespace Cairn.Safety;

/// <summary>
/// Events of the nervous system that may be ICANS under another name (CTCAE v5.0 and MedDRA terms): of consciousness, of
/// cognitive skills, of speech and writing, weakness of a side, oedema of the brain. A clinical seizure is at
/// least ICANS grade 3, whatever grade it has by itself (Lee 2019, table 5).
/// </summary>
static class IcansSigns
{
    static readonly string[] Seizures =
    [
        "Seizure",
        "Status epilepticus",
        "Generalised tonic-clonic seizure",
        "Epilepsy",
        "Convulsion",
    ];

    static readonly string[] Signs =
    [
        "Depressed level of consciousness",
        "Consciousness decreased",
        "Loss of consciousness",
        "Altered state of consciousness",
        "Mental status changes",
        "Stupor",
        "Unresponsive to stimuli",
        "Disorientation",
        "Cognitive disturbance",
        "Cognitive disorder",
        "Mental impairment",
        "Concentration impairment",
        "Disturbance in attention",
        "Memory impairment",
        "Amnesia",
        "Agitation",
        "Hallucination",
        "Hallucinations",
        "Encephalopathy",
        "Toxic encephalopathy",
        "Metabolic encephalopathy",
        "Leukoencephalopathy",
        "Immune effector cell encephalopathy",
        "Neurotoxicity",
        "Dysphasia",
        "Aphasia",
        "Dysarthria",
        "Speech disorder",
        "Dysgraphia",
        "Somnolence",
        "Lethargy",
        "Hypersomnia",
        "Coma",
        "Hemiparesis",
        "Paraparesis",
        "Delirium",
        "Confusion",
        "Confusional state",
        "Edema cerebral",
        "Cerebral edema",
        "Brain edema",
        "Brain oedema",
    ];

    /// <summary>Nobody can be woken, or a seizure that does not end: grade 4 (Lee 2019, table 5).</summary>
    static readonly string[] LifeThreatening = ["Coma", "Stupor", "Unresponsive to stimuli", "Status epilepticus"];

    /// <summary>
    /// The grade that ICANS has at least with the sign: 4 of coma, stupor and status epilepticus, 3 of a seizure and of oedema of
    /// the brain; 0 where the sign's own degree is no measure of it.
    /// </summary>
    public static int LeastOf(AdverseEvent ae)
    {
        if (Is(ae, LifeThreatening))
            return 4;
        return Is(ae, Seizures) || Is(ae, BrainOedema) ? 3 : 0;
    }

    static readonly string[] BrainOedema = ["Edema cerebral", "Cerebral edema", "Brain edema", "Brain oedema"];

    /// <summary>AECAT of an event that somebody judged not to be ICANS.</summary>
    const string Denied = "NOT ICANS";

    /// <summary>True when an event may be ICANS of a grade or above.</summary>
    public static bool MayBe(AdverseEvent ae, int grade) =>
        !IsDenied(ae) && (Is(ae, Seizures) || Is(ae, Signs) && !(ae.WorstGrade < grade));

    /// <summary>True of a name that is listed here.</summary>
    public static bool IsOne(string name) => Is(name, Seizures) || Is(name, Signs);

    /// <summary>True of a name that is listed here as it is written.</summary>
    internal static bool IsListed(string name) =>
        Seizures.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase)
        || Signs.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>True when somebody judged that an event is not ICANS, and ICANS is what is asked for.</summary>
    public static bool IsDenied(AdverseEvent ae, string toxicity) =>
        ToxicityTerm.AreSame(toxicity, ToxicityTerm.Icans) && IsDenied(ae);

    static bool IsDenied(AdverseEvent ae) => string.Equals(ae.Category, Denied, StringComparison.OrdinalIgnoreCase);

    // By its code, or by what the site's words name beside it.
    static bool Is(AdverseEvent ae, string[] names) =>
        Is(ToxicityTerm.Words(ae), names) || TermAndCode.Of(ae).Others.Any(name => Is(name, names));

    static bool Is(string name, string[] names) =>
        names.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase)
        || names.Contains(ToxicityTerm.Of(name), StringComparer.OrdinalIgnoreCase);
}
