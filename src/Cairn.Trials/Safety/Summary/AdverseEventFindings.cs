using System.Runtime.CompilerServices;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety.Summary;

/// <summary>
/// What in the rows of adverse events has to be asked about: a term or a grade that CTCAE does not have, an end before the start,
/// a seriousness that its criteria contradict, a death without its day, an event that may be ICANS, and what other records say
/// otherwise. The rows stay as recorded.
/// </summary>
public static class AdverseEventFindings
{
    const int LifeThreatening = 4;

    /// <summary>Of one subject.</summary>
    /// <param name="limiting">The events that made a dose-limiting toxicity of the subject; none where nobody asked.</param>
    public static IReadOnlyList<Finding> Of(TreatedSubject subject, CtcaeVersion version, params IEnumerable<RecordKey> limiting)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(version);
        var counted = limiting.ToHashSet();
        if (Kept.TryGetValue(subject, out var kept) && kept.Version == version && kept.Limiting.SetEquals(counted))
            return kept.Findings;
        IReadOnlyList<Finding> found = [.. Look(subject, version, counted)];
        Kept.AddOrUpdate(subject, new(version, counted, found));
        return found;
    }

    // A subject that no entry touched is the same, and so is what is asked of it.
    static readonly ConditionalWeakTable<TreatedSubject, Asked> Kept = [];

    sealed record Asked(CtcaeVersion Version, HashSet<RecordKey> Limiting, IReadOnlyList<Finding> Findings);

    static IEnumerable<Finding> Look(TreatedSubject subject, CtcaeVersion version, HashSet<RecordKey> limiting)
    {
        var differences = GradeDifference.Of(subject, version).Select(d => d.AsFinding());
        return subject
            .Records.Of<AdverseEvent>()
            .SelectMany(ae => Of(ae, version))
            .Concat(SpecialInterest.MayBeIcans(subject, 1).Select(MayBeIcans))
            .Concat(differences.OfType<Finding>())
            .Concat(GradedMoments.Differences(subject.Records, FaObject.Crs))
            .Concat(GradedMoments.Differences(subject.Records, FaObject.Icans))
            .Concat(Contradictions.Of(subject))
            .Concat(UnrecordedValues.Of(subject))
            .Concat(UngradedValues.Of(subject))
            .Concat(UngradedValues.WithoutNumber(subject))
            .Concat(UndervaluedEvents.Of(subject, limiting))
            .Concat(from death in Death.Of([subject]) where death.Related.IsUnknown select Unjudged(death));
    }

    static Finding Unjudged(Death death) =>
        Asks(
            death.Subject.Id,
            "AEREL",
            $"Died{(death.Cause is { } cause ? $" ({cause})" : "")}, and whether of the product is not judged.",
            "Record the fatal adverse event with its relation to the product, and what else caused it where it is said not to be "
                + "related, or the disease as the cause of death."
        );

    static IEnumerable<Finding> Of(AdverseEvent ae, CtcaeVersion version)
    {
        var place = $"{ae.Subject}, AE {ae.Sequence}";
        var term = TermSearch.Of(version).Named(ae.Name);
        if (term is null && !OpenName.IsKnown(ae.Name))
            yield return Unknown(ae, place, version);
        if (term is { IsOther: false } && ae.KnownGrade is { } grade && term.Lacks(grade, place, null, "AETOXGR") is { } lacks)
            yield return lacks;
        if (ae.Grade is { } number && ae.KnownGrade is null)
            yield return Asks(place, "AETOXGR", $"Grade {number} is no grade of CTCAE.", "Ask which of 1 to 5 is meant.");
        if (ae.End is { Year: not null } end && ae.Start is { Year: not null } start && end.Latest < start.Earliest)
            yield return Asks(
                place,
                "AEENDTC",
                $"It ends on {DayWords.Of(end)}, before its start on {DayWords.Of(start)}.",
                "Ask for both dates."
            );
        if (ae.LifeThreatening.AsTruth.IsTrue && ae.WorstGrade < LifeThreatening)
            yield return Asks(
                place,
                "AETOXGR",
                $"It is recorded as life-threatening, and its grade is {ae.WorstGrade}: CTCAE's grade of that is 4.",
                "Ask which is right."
            );
        if (ae.Serious.AsTruth.IsFalse && ae.SeriousnessCriteria is { Count: > 0 } met)
            yield return Asks(
                place,
                "AESER",
                $"It is recorded as not serious, and meets {string.Join(", ", met)}.",
                "Ask whether it is serious."
            );
        if (ae.Serious.AsTruth.IsTrue && ae.SeriousnessCriteria.Count == 0)
            yield return Asks(
                place,
                "AESER",
                "It is recorded as serious, and no criterion is met.",
                "Ask for the criterion (AESHOSP, AESLIFE, AESMIE, ...)."
            );
    }

    static Finding MayBeIcans(AdverseEvent ae) =>
        Asks(
            $"{ae.Subject}, AE {ae.Sequence}",
            "AECAT",
            $"{ae.Name} in the first month after the cells may be ICANS.",
            "Record AECAT: ICANS or NOT ICANS."
        );

    static Finding Unknown(AdverseEvent ae, string place, CtcaeVersion version)
    {
        var near = TermSearch.Of(version).Likeliest(ae.Name);
        return Asks(
            place,
            "AEDECOD",
            $"'{ae.Name}' is no name that is known of a term of CTCAE v{version.Number}.",
            near is not null ? $"Is {near.Name} meant? Otherwise code it." : "Code it."
        );
    }

    static Finding Asks(string place, string column, string what, string mend) =>
        Finding.Warning(place, null, column, what, mend);
}
