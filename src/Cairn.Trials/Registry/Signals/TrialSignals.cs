namespace Cairn.Registry.Signals;

/// <summary>What a record says between its fields: the kind of product, what it is aimed at, and where in the disease.</summary>
/// <param name="Product">CAR_T, ANTIBODY ...; null when no known kind is named.</param>
/// <param name="Targets">Antigens of a product that is aimed at something, in the order of first mention.</param>
/// <param name="Settings">RELAPSED_REFRACTORY, NEWLY_DIAGNOSED ...</param>
/// <param name="EscalatesDose">True when titles or summary say that doses are escalated or found.</param>
public sealed record TrialSignals(
    string? Product,
    IReadOnlyList<string> Targets,
    IReadOnlyList<string> Settings,
    bool EscalatesDose
)
{
    static readonly HashSet<string> Aimed = new(
        """
        CAR_NK CAR_T TCR_T NK_CELL DENDRITIC_CELL VIRUS_SPECIFIC_T BISPECIFIC ANTIBODY_DRUG_CONJUGATE ANTIBODY VACCINE
        """.Split(' '),
        StringComparer.Ordinal
    );

    static readonly string[] Escalation =
    [
        .. """
            dose escalation
            dose escalating
            dose finding
            dose escalated
            escalating dose
            first in human
            maximum tolerated dose
            dose limiting toxicity
            3 3 design
            accelerated titration
            """.Split('\n').Select(phrase => $" {phrase} "),
    ];

    /// <summary>Reads the signals of a record.</summary>
    /// <param name="focus">Titles, names of interventions and of arms: what the trial is about.</param>
    /// <param name="disease">Titles, conditions and keywords.</param>
    /// <param name="summary">The brief summary, and whatever else says what is done.</param>
    public static TrialSignals Of(IReadOnlyList<string> focus, IReadOnlyList<string> disease, IReadOnlyList<string> summary)
    {
        var product = ProductKinds.In(focus) ?? ProductKinds.In(summary);
        IEnumerable<string> targets = product is null || !Aimed.Contains(product) ? [] : Antigens.In(focus);
        return new(
            product,
            [.. targets.Distinct(StringComparer.Ordinal)],
            [.. Signals.Settings.In(disease)],
            Escalates(focus) || Escalates(summary)
        );
    }

    static bool Escalates(IReadOnlyList<string> words)
    {
        var text = $" {string.Join(' ', words)} ";
        return Escalation.Any(phrase => text.Contains(phrase, StringComparison.Ordinal));
    }
}
