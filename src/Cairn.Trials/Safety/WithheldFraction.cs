using Cairn.Records;

namespace Cairn.Safety;

/// <summary>
/// Why cells that were planned were not given: because of the product's toxicity, or not. What the event says of it comes first
/// (AEACN), then what the row says (EXADJ), then what was going on that day: a related event of grade 2 or above is taken to be
/// the reason, a milder or unclear one is asked about. The order and the grade are chosen by the project.
/// </summary>
static class WithheldFraction
{
    const int UsualReason = 2;

    static readonly string[] Withheld = ["DRUG WITHDRAWN", "DRUG INTERRUPTED", "DOSE REDUCED"];
    static readonly string[] SaysToxicity = ["ADVERSE EVENT", "TOXICITY", "DOSE-LIMITING TOXICITY", "DLT"];

    /// <param name="row">A row of cells with dose 0.</param>
    public static Answer<Truth> IsForToxicity(Exposure row, SubjectRecords subject)
    {
        List<AdverseEvent> events = [.. subject.Of<AdverseEvent>().Where(ae => HadBegun(ae, row))];
        if (events.FindAll(ae => Withheld.Contains(ae.Action, StringComparer.OrdinalIgnoreCase)) is { Count: > 0 } acted)
            return Related(row, acted);
        if (row.Adjustment is { Length: > 0 } reason)
            return ByReason(row, reason, events);
        return ByWhatWentOn(row, events);
    }

    static Answer<Truth> ByReason(Exposure row, string reason, List<AdverseEvent> events)
    {
        if (events.FindAll(ae => Names(reason, ae)) is { Count: > 0 } named)
            return Related(row, named);
        if (SaysToxicity.Contains(reason.Trim(), StringComparer.OrdinalIgnoreCase))
            return Said(Truth.True, row, events.FindAll(ae => !ToxicityMatch.IsRelated(ae).IsFalse));
        return Said(events.Exists(ae => MayBeTheReason(ae, row)) ? Truth.Unknown : Truth.False, row, []);
    }

    static Answer<Truth> ByWhatWentOn(Exposure row, List<AdverseEvent> events)
    {
        var going = events.FindAll(ae => MayBeTheReason(ae, row));
        var usual = going.FindAll(ae => ae.WorstGrade >= UsualReason && ToxicityMatch.IsRelated(ae).IsTrue);
        if (usual.Count > 0)
            return Said(Truth.True, row, usual);
        return Said(going.Count > 0 ? Truth.Unknown : Truth.False, row, going);
    }

    static Answer<Truth> Related(Exposure row, List<AdverseEvent> events)
    {
        var related = Truth.Any(events.Select(ToxicityMatch.IsRelated));
        List<Gap> open = [.. events.Select(ae => new Gap.Unfilled(ae.AsFact(), "AEREL"))];
        return Said(related, row, events) with { Missing = related.IsUnknown ? open : [] };
    }

    static Answer<Truth> Said(Truth truth, Exposure row, List<AdverseEvent> events)
    {
        Fact[] because = [.. events.Select(ae => ae.AsFact()), row.AsFact()];
        var names = string.Join(", ", events.Select(ae => ae.Name).Distinct(StringComparer.OrdinalIgnoreCase));
        return new(
            truth,
            new("dlt.withheld", $"Cells were withheld{(names.Length > 0 ? $" for {names}" : "")}."),
            because,
            truth.IsUnknown ? [new Gap.Question(row.AsFact(), QuestionKind.WhyWithheld)] : []
        );
    }

    static bool Names(string reason, AdverseEvent ae) =>
        reason.Contains(ae.Name, StringComparison.OrdinalIgnoreCase)
        || reason.Contains(ae.Term, StringComparison.OrdinalIgnoreCase);

    static bool MayBeTheReason(AdverseEvent ae, Exposure row) =>
        !ToxicityMatch.IsRelated(ae).IsFalse && !(row.Start is { Year: not null } day && ae.End?.Latest < day.Earliest);

    static bool HadBegun(AdverseEvent ae, Exposure row) =>
        ae.Start is not { Year: not null } start || row.Start is not { Year: not null } day || start.Earliest <= day.Latest;
}
