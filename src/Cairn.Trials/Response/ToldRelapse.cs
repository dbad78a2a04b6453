using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Response;

/// <summary>
/// A relapse that a record tells in words alone: the investigator's response (RS), an adverse event (AE), the reason for which a
/// subject left (DS). It is none of the definition, which asks for marrow, blood or extramedullary disease, and it is not passed
/// over: what showed it is asked for.
/// </summary>
/// <param name="Day">As written; null where nobody wrote it.</param>
/// <param name="Column">The variable of the words.</param>
/// <param name="Who">The record as the subject of a sentence.</param>
sealed record ToldRelapse(Record Row, PartialDate? Day, string Column, string Who)
{
    // Signs are written before the marrow is read, and after it.
    const int Around = 7;

    /// <summary>What is asked of the first one of each domain after a remission that no relapse of its days shows.</summary>
    public static IEnumerable<Gap> Asked(DateOnly remission, SubjectRecords subject, DateOnly? relapse) =>
        Unanswered(remission, subject, relapse)
            .Select(told => new Gap.NotRecorded(
                "MI",
                TestCode.MarrowBlasts,
                $"what showed the relapse that {told.Who} tells{told.OnDay}: marrow, blood or extramedullary disease"
            ));

    /// <summary>The same as queries; none without a remission.</summary>
    public static IEnumerable<Finding> Unshown(DateOnly? remission, SubjectRecords subject, DateOnly? relapse) =>
        remission is not { } first
            ? []
            : Unanswered(first, subject, relapse)
                .Select(told =>
                    Finding.Warning(
                        $"{subject.Id} {told.Row.Domain}",
                        null,
                        told.Column,
                        $"A relapse is told by {told.Who}{told.OnDay}, and no marrow, blood or extramedullary disease shows it "
                            + "within a week of that: no relapse is counted.",
                        "Record what showed it, or correct the words."
                    )
                );

    static IEnumerable<ToldRelapse> Unanswered(DateOnly remission, SubjectRecords subject, DateOnly? relapse) =>
        All(subject)
            .Where(told => told.MayBeAfter(remission))
            .GroupBy(told => told.Row.Domain, StringComparer.Ordinal)
            .Select(told => told.MinBy(t => t.Day?.Earliest ?? DateOnly.MaxValue)!)
            .Where(first => !first.IsAnsweredBy(relapse));

    static IEnumerable<ToldRelapse> All(SubjectRecords subject) =>
        [.. OfResponses(subject), .. OfEvents(subject), .. OfDispositions(subject)];

    static IEnumerable<ToldRelapse> OfResponses(SubjectRecords subject) =>
        from row in subject.Of<InvestigatorResponse>()
        where row is { Status: null, Date.Year: not null } && RelapseWords.AreIn(row.Result)
        select new ToldRelapse(row, row.Date, "RSORRES", $"the investigator's response '{row.Result}'");

    static IEnumerable<ToldRelapse> OfEvents(SubjectRecords subject) =>
        from row in subject.Of<AdverseEvent>()
        where RelapseWords.Name(row.Term) || RelapseWords.Name(row.Code)
        select new ToldRelapse(row, row.Start, "AETERM", $"the adverse event '{row.Name}'");

    static IEnumerable<ToldRelapse> OfDispositions(SubjectRecords subject) =>
        from row in subject.Of<Disposition>()
        where row.Code.Meaning != Milestone.Death && (RelapseWords.Name(row.Term) || RelapseWords.Name(row.Code.Written))
        select new ToldRelapse(row, row.Date, "DSDECOD", $"the disposition '{row.Term ?? row.Code.Written}'");

    // What nobody dated may have come after it, unless it was over before.
    bool MayBeAfter(DateOnly remission) =>
        Day is { Year: not null } day
            ? day.Latest > remission
            : !(Row is PeriodRecord { End: { Year: not null } end } && end.Latest <= remission);

    bool IsAnsweredBy(DateOnly? relapse) =>
        relapse is { } shown && (Day is not { Year: not null } day || shown <= day.Latest.AddDays(Around));

    string OnDay => Day is { Year: not null } day ? $" on {DayWords.Of(day)}" : ", whose day is not recorded";
}
