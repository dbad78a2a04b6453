using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety.Summary;

/// <summary>
/// The recorded grade of an event beside the worst grade that the values measured while it lasted have. Neither takes the place
/// of
/// the other: a difference is a question.
/// </summary>
public sealed record GradeDifference(
    TreatedSubject Subject,
    AdverseEvent Event,
    ValueTerm Term,
    int? Computed,
    IReadOnlyList<Fact> Because
)
{
    public int? Recorded => Event.WorstGrade;

    /// <summary>Whether the two differ; unknown where there is no value in the days of the event, or no grade.</summary>
    public Truth Differs =>
        Recorded is { } recorded && Computed is { } computed ? Truth.Of(recorded != computed && recorded < 5) : Truth.Unknown;

    /// <summary>Every event whose term a value grades.</summary>
    public static IEnumerable<GradeDifference> Of(TreatedSubject subject, CtcaeVersion version)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(version);
        foreach (var ae in subject.Events)
        {
            if (TermOf(ae, version) is not { } term)
                continue;
            var during = subject.Values.Where(v => v.Term.Term == term.Name && v.Day is { } day && IsDuring(ae, day)).ToList();
            var worst = during.MaxBy(v => v.Value ?? -1);
            yield return new(
                subject,
                ae,
                version.FindValue(term.Name)!,
                worst?.Value,
                worst is null ? [ae.AsFact()] : [ae.AsFact(), worst.Record.AsFact()]
            );
        }
    }

    /// <summary>As a finding; null where they agree, or nothing can be compared.</summary>
    public Finding? AsFinding() =>
        Differs.IsTrue
            ? Finding.Warning(
                $"{Subject.Id}, AE {Event.Sequence}",
                null,
                "AETOXGR",
                $"{Event.Name} is recorded as grade {Recorded}; the values of its days have grade {Computed}.",
                "Ask which is right; both are kept."
            )
            : null;

    static CtcaeTerm? TermOf(AdverseEvent ae, CtcaeVersion version) =>
        TermSearch.Of(version).Named(ae.Name) is { } term && version.FindValue(term.Name) is not null ? term : null;

    static bool IsDuring(AdverseEvent ae, DateOnly day) =>
        ae.Start is { Year: not null } start && day >= start.Earliest && !(ae.End is { Year: not null } end && day > end.Latest);
}
