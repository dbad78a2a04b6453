using Cairn.Records;

namespace Cairn.Clocks;

/// <summary>
/// An adverse event with what was noted of its reporting, and what follows for it: is it serious, suspected, unexpected.
/// </summary>
public sealed class SeriousEvent
{
    const string Domain = "AE";

    readonly IReadOnlyList<SafetyNote> _notes;
    readonly IReadOnlyList<SponsorOpinion> _opinions;

    public SeriousEvent(AdverseEvent adverse, IEnumerable<SafetyNote> notes, IEnumerable<SponsorOpinion> opinions)
    {
        Adverse = adverse;
        _notes = [.. notes.Where(n => n.Event == adverse.Key)];
        _opinions = [.. opinions.Where(o => o.Event == adverse.Key)];
    }

    public AdverseEvent Adverse { get; }

    /// <summary>As the investigator judged; one that meets a criterion is serious whatever stands beside it.</summary>
    public Truth Serious => Adverse.IsSerious;

    /// <summary>
    /// The product may have caused it: in the eyes of the investigator or of the sponsor. Neither takes back what the other says.
    /// </summary>
    public Truth Suspected
    {
        get
        {
            var investigator = Adverse.IsSaidToBeRelated;
            var judged = _opinions.LastOrDefault(o => o.Related is not null);
            return judged is null ? investigator : investigator.Or(judged.Related.IsRelated);
        }
    }

    /// <summary>
    /// Not named in the reference safety information, by the sponsor's last opinion; unknown until there is one. What was
    /// expected before it was fatal is judged anew: a death goes beyond what was judged (ICH E2A, section II.C).
    /// </summary>
    public Truth Unexpected =>
        _opinions.LastOrDefault(o => !o.Expected.IsUnknown) is { } judged && !IsOutlived(judged)
            ? judged.Expected.Not()
            : Truth.Unknown;

    bool IsOutlived(SponsorOpinion judged) => judged.Expected.IsTrue && judged.Day < FatalSince;

    DateOnly? FatalSince =>
        Adverse.IsFatal && (First(SafetyStep.LearnedFatal)?.At ?? Adverse.End) is { Year: not null } since
            ? since.Earliest
            : null;

    /// <summary>A risk of death at the time of the event; unknown where it was not asked.</summary>
    public Truth FatalOrLifeThreatening => Adverse.IsFatal ? Truth.True : Adverse.LifeThreatening.AsTruth;

    /// <summary>The first note of a step, by the first instant it can be; null when there is none.</summary>
    public SafetyNote? First(SafetyStep step) => All(step).FirstOrDefault();

    /// <summary>The notes of a step, by the first day they can be.</summary>
    public IEnumerable<SafetyNote> All(SafetyStep step) => _notes.Where(n => n.Step == step).OrderBy(n => n.At);

    /// <summary>What would settle whether it is a suspected unexpected serious reaction, and how grave.</summary>
    public IReadOnlyList<Gap> Open =>
        [
            .. Serious.IsUnknown ? [Unfilled("AESER")] : Array.Empty<Gap>(),
            .. Suspected.IsUnknown ? [Unfilled("AEREL")] : Array.Empty<Gap>(),
            .. Unexpected.IsUnknown ? [new Gap.Judgement("expectedness", Expectedness)] : Array.Empty<Gap>(),
            .. FatalOrLifeThreatening.IsUnknown ? [Unfilled("AESLIFE")] : Array.Empty<Gap>(),
        ];

    const string Expectedness = "the reference safety information names this reaction in this severity";

    /// <summary>What stands in for a moment that nobody noted.</summary>
    public static Gap NotNoted(string what) => new Gap.NotRecorded(Domain, null, what);

    /// <summary>A note as evidence.</summary>
    public Fact AsFact(SafetyNote note, string variable) =>
        new(Adverse.Key, variable, note.At.ToString(), null, note.At, note.Entry);

    Gap Unfilled(string variable) => new Gap.Unfilled(Adverse.AsFact(), variable);
}
