using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.CellTherapy;

namespace Cairn.Safety.Summary;

/// <summary>
/// Records of one subject that contradict each other around toxicities of the cells: what values show and no event says, what a
/// drug was given for and nobody recorded, what cannot have happened in the days of another event. Each is a question; all stay
/// as recorded.
/// </summary>
static class Contradictions
{
    const int LifeThreatening = 4,
        Severe = 3,
        DaysAround = 2;

    public static IEnumerable<Finding> Of(TreatedSubject subject)
    {
        var (tocilizumab, pressors) = (Given(subject, ToxicityDrug.Tocilizumab), Given(subject, ToxicityDrug.Vasopressor));
        var maybe = subject.Events.Select(GoesOn);
        return
        [
            .. from run in FeverWithLowCounts.Of(subject)
            where run is { Holds: Truth.True, Recorded: null }
            select Unrecorded(run),
            .. subject.Events.SelectMany(ae => Begun(subject, ae)),
            .. from ae in subject.Events where IsGraft(ae) && subject.MayHaveGraftDisease.IsFalse select NoGraft(ae),
            .. from row in tocilizumab where !IsTreating(subject, row) select GivenForNothing(row),
            .. maybe
                .Concat(from ae in subject.Events where IsOf(ae, IecHsChecklist.Term) select NoFerritin(subject, ae))
                .Concat(from row in pressors select TooLow(subject, row))
                .OfType<Finding>(),
        ];
    }

    static Finding Unrecorded(FeverWithLowCounts run) =>
        Asks(
            run.Subject.Id,
            "AEDECOD",
            $"Neutrophils and temperature of {DayWords.Of(run.From)} to {DayWords.Of(run.To)} are febrile neutropenia, "
                + $"and no event "
                + "of that name is recorded.",
            "Record it with its grade and cause, or correct the value."
        );

    // A transplant while somebody dies of an event or is in danger of it, or the next therapy while somebody dies.
    static IEnumerable<Finding> Begun(TreatedSubject subject, AdverseEvent ae)
    {
        if (!(ae.WorstGrade >= LifeThreatening) || IsCount(ae))
            return [];
        var transplants =
            from row in subject.Records.Of<Procedure>()
            where row.IsAllograft().IsTrue
            select (What: row.Name, row.Start);
        var therapies =
            from row in subject.Records.Of<Medication>()
            where row.IsAgainstLeukaemia().IsTrue
            select (What: row.Treatment, row.Start);
        return from begun in ae.IsFatal ? transplants.Concat(therapies) : transplants
            where begun.Start is { } day && IsWithin(day, ae)
            select Asks(
                Place(ae),
                "AESTDTC",
                $"{begun.What} began on {DayWords.Of(begun.Start)}, in the days of {ae.Name} of grade {ae.WorstGrade}.",
                "Ask for the dates of both."
            );
    }

    // Begun on an earlier day and gone on through, or ended that day: what begins the same day may have come of it.
    static bool IsWithin(PartialDate day, AdverseEvent ae) =>
        ae is { Start.Year: not null, End.Year: not null }
        && day.IsComplete
        && day.Earliest > ae.Start!.Value.Latest
        && day.Latest <= ae.End!.Value.Latest;

    static Finding? GoesOn(AdverseEvent ae) =>
        ae is { Outcome.Meaning: EventOutcome.Resolved, End: null }
            ? Asks(Place(ae), "AEENDTC", $"{ae.Name} is over by its outcome, and has no end.", "Ask when it ended.")
            : null;

    static bool IsGraft(AdverseEvent ae) => ToxicityGroups.IsIn(ae, Studies.ToxicityGroup.GraftVersusHost).IsTrue;

    static Finding NoGraft(AdverseEvent ae) =>
        Asks(
            Place(ae),
            "AEDECOD",
            $"{ae.Name} is recorded, and neither a transplant nor cells of a donor.",
            "Ask for the transplant, or what it was."
        );

    static Finding? NoFerritin(TreatedSubject subject, AdverseEvent ae) =>
        IecHsChecklist.Of(subject)[0].Value switch
        {
            Truth.True => null,
            Truth.False => Asks(
                Place(ae),
                "AEDECOD",
                "IEC-HS is recorded, and no ferritin is above twice the upper limit of normal, which it requires (Hines 2023).",
                "Ask for the ferritin, or for the diagnosis."
            ),
            Truth.Unknown => Asks(
                Place(ae),
                "LBTESTCD",
                "IEC-HS is recorded without a ferritin, which its diagnosis requires (Hines 2023).",
                "Record the ferritin."
            ),
        };

    static IEnumerable<Medication> Given(TreatedSubject subject, ToxicityDrug drug) =>
        from given in ToxicityTreatment.Given(subject.Records, subject.FirstCells)
        where given.Drug == drug
        select given.Row;

    static bool IsTreating(TreatedSubject subject, Medication row) =>
        row.Start is not { Year: not null } start
        || subject.Events.Any(ae =>
            (ToxicityMatch.IsOfTheCells(ae) || IsOf(ae, IecHsChecklist.Term))
            && !(ae.Start?.Earliest > start.Latest.AddDays(DaysAround))
            && !(ae.End?.Latest < start.Earliest.AddDays(-DaysAround))
        )
        || GradedMoments.Of(subject.Records, FaObject.Crs).Any(moment => moment.Grade > 0 && IsNear(moment, start));

    static bool IsNear(GradedMoment moment, PartialDate day) =>
        DateOnly.FromDateTime(moment.At) is var at && at >= day.Earliest.AddDays(-1) && at <= day.Latest.AddDays(DaysAround);

    static Finding GivenForNothing(Medication row) =>
        Asks(
            $"{row.Subject}, CM {row.Sequence}",
            "CMINDC",
            $"{row.Treatment} was given on {DayWords.Of(row.Start)}, and no cytokine release, ICANS or IEC-HS of those days is "
                + "recorded.",
            "Record what it was given for."
        );

    // A pressor makes a cytokine release of grade 3 (Lee 2019).
    static Finding? TooLow(TreatedSubject subject, Medication row)
    {
        if (row.Start?.Date is not { } day)
            return null;
        List<int> grades =
        [
            .. from moment in GradedMoments.Of(subject.Records, FaObject.Crs)
            where DateOnly.FromDateTime(moment.At) == day
            select moment.Grade,
        ];
        return grades.Count > 0 && grades.Max() is > 0 and < Severe and var worst
            ? Asks(
                $"{row.Subject}, CM {row.Sequence}",
                "FAORRES",
                $"{row.Treatment} was given on {DayWords.Of(day)}, a day on which CRS is graded {worst}: with a "
                    + $"vasopressor it is at "
                    + "least 3 (Lee 2019).",
                "Ask for the grade of the day, or what the drug was for."
            )
            : null;
    }

    static bool IsOf(AdverseEvent ae, string term) => ToxicityTerm.IsOne(ae, term);

    static bool IsCount(AdverseEvent ae) => ToxicityGroups.IsIn(ae, Studies.ToxicityGroup.LowBloodCounts).IsTrue;

    static string Place(AdverseEvent ae) => $"{ae.Subject}, AE {ae.Sequence}";

    static Finding Asks(string place, string column, string what, string mend) =>
        Finding.Warning(place, null, column, what, mend);
}
