using Cairn.Records;

namespace Cairn.Safety.Summary;

/// <summary>
/// The days whose records answer the checklist of IEC-HS: from three days before a recorded diagnosis to its end; without one all
/// days from the first cells on. Values of the day of the cells say nothing of a syndrome that begins weeks later.
/// </summary>
readonly record struct IecHsDays(DateOnly From, DateOnly To)
{
    const int Before = 3;

    public static IecHsDays Of(TreatedSubject subject)
    {
        var cells = subject.FirstCells ?? DateOnly.MaxValue;
        List<AdverseEvent> diagnosed = [.. Diagnosed(subject).Where(ae => ae.Start is { Year: not null })];
        if (diagnosed.Count == 0)
            return new(cells, DateOnly.MaxValue);
        var from = diagnosed.Min(ae => ae.Start!.Value.Earliest).AddDays(-Before);
        return new(from > cells ? from : cells, diagnosed.Max(LastDay));
    }

    /// <summary>The recorded diagnoses, under CTCAE's term or one of its other names.</summary>
    public static IEnumerable<AdverseEvent> Diagnosed(TreatedSubject subject) =>
        subject.Events.Where(ae => ToxicityTerm.IsOne(ae, IecHsChecklist.Term));

    public bool Has(DateOnly? day) => day >= From && day <= To;

    static DateOnly LastDay(AdverseEvent ae) => ae.End is { Year: not null } end ? end.Latest : DateOnly.MaxValue;
}
