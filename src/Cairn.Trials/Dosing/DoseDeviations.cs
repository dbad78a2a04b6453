using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Studies;

namespace Cairn.Dosing;

/// <summary>Where dosing went another way than the plan, the rule or the committee allowed.</summary>
/// <param name="IsExpansion">Whether escalation had ended when a subject was infused.</param>
/// <param name="Allowed">What was allowed on the day a subject was infused, from those infused before as they stood then.</param>
sealed record DoseDeviations(
    DosePlan Dosing,
    EscalationPlan Plan,
    Func<DltAssessment, bool> IsExpansion,
    Func<DltAssessment, DoseAdvice> Allowed
)
{
    /// <param name="subjects">Every infused subject, in order of infusion.</param>
    public IEnumerable<Finding> Of(IReadOnlyList<DltAssessment> subjects) =>
        subjects.SelectMany((s, i) => Of(s, subjects.Take(i)));

    /// <param name="earlier">Who was infused before, in order of infusion.</param>
    public IEnumerable<Finding> Of(DltAssessment s, IEnumerable<DltAssessment> earlier)
    {
        Finding?[] found =
        [
            OutsideTheBand(s),
            AboveTheCap(s),
            TooSoon(s, earlier),
            NotAllowed(s),
            GivenAgain(s),
            TreatedAnew(s),
            .. s.TreatedBeside.Select(beside => Beside(s, beside)),
            .. s.Received.Moved.Select(fraction => Moved(s, fraction)),
            .. s.Received.Late.Select(late => TooLate(s, late)),
        ];
        return found.OfType<Finding>();
    }

    static Finding? Moved(DltAssessment s, MovedFraction fraction) =>
        At(
            s,
            "EXADJ",
            $"Fraction {fraction.Number} was given on day {fraction.Given} from the first cells; it is planned on "
                + $"day {fraction.Planned}{(fraction.Row.Adjustment is { Length: > 0 } why ? $" (recorded why: {why})" : "")}.",
            fraction.Row.Adjustment is { Length: > 0 }
                ? "It is a deviation to report where the protocol does not provide for it."
                : "Check the date; if it is right, record why (EXADJ). It is a deviation to report."
        );

    Finding? OutsideTheBand(DltAssessment s) =>
        s.Received.Band is not (DoseBand.Below or DoseBand.Above)
            ? null
            : At(
                s,
                "EXDOSE",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{s.Received.Given:0.###} ×10⁶ cells/kg were given, {OfPlanned(s.Received)} % of the "
                        + $"{s.Received.Planned:0.###} planned at dose level {s.Received.Assigned}; the band is "
                        + $"{100 - Dosing.TolerancePercent:0} to {100 + Dosing.TolerancePercent:0} %."
                ) + CountsAs(s),
                "Check the dose; if it is right, record why it differs (EXADJ)."
            );

    string OfPlanned(ReceivedDose dose) =>
        dose.Percent is { } percent
            ? RoundedApart.From(percent, 100 - Dosing.TolerancePercent ?? 0, 100 + Dosing.TolerancePercent ?? 0)
            : "";

    static string CountsAs(DltAssessment s) =>
        (s.Level == s.Received.Assigned, s.Status.Value) switch
        {
            (false, _) => $" The subject counts at dose level {s.Level}.",
            (true, DltStatus.NotEvaluable) => " The subject does not count.",
            (true, DltStatus.Pending) => " Who counts, counts at the level assigned.",
            (true, DltStatus.None or DltStatus.Dlt) => " The subject counts at the level assigned.",
        };

    Finding? AboveTheCap(DltAssessment s) =>
        !(s.Received.TotalCells > Dosing.CapMillionCells * (1 + 1e-9))
            ? null
            : At(
                s,
                "EXDOSE",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{RoundedApart.From(s.Received.TotalCells!.Value, Dosing.CapMillionCells!.Value)} ×10⁶ cells were given "
                        + $"in all; the cap is {Dosing.CapMillionCells:0.#}."
                ),
                "Check the dose and the weight."
            );

    Finding? TooSoon(DltAssessment s, IEnumerable<DltAssessment> earlier) =>
        earlier.Where(e => e.Received.Assigned == s.Received.Assigned).ToList() is [.., var last] there
        && s.InfusedBy.DayNumber - last.Infused.DayNumber is var days
        && Plan.Stagger.After(there.Count) is var wait
        && days < wait
        && !IsExpansion(s)
            ? At(
                s,
                "EXSTDTC",
                $"Infused {days} days after {last.Subject} at dose level {s.Received.Assigned}; the stagger is "
                    + $"{wait} days after {(there.Count == 1 ? "the first subject of a level" : "a subject of a level")}.",
                "Check the date; if it is right, it is a deviation to report."
            )
            : null;

    Finding? NotAllowed(DltAssessment s)
    {
        var (allowed, level) = (Allowed(s), s.Received.Assigned);
        return allowed.Covers(level)
            ? null
            : At(
                s,
                "EXLEVEL",
                $"Infused at dose level {level}, and what was allowed that day was: {allowed}.",
                "Check the level and the date; if they are right, it is a deviation to report."
            );
    }

    static Finding TooLate(DltAssessment s, Exposure late) =>
        At(
            s,
            "EXADJ",
            $"Fraction {late.Fraction} is recorded on {DayWords.Of(late.Start)}, more than {CellCourse.SlackDays} days after the "
                + "last day planned: it counts as withheld on its planned day, neither in the dose nor in the DLT window.",
            "Check the date; if it is right, record why (EXADJ), and whether for toxicity (EXTOX). It is a deviation to report."
        );

    static Finding? GivenAgain(DltAssessment s) =>
        s.Received.Later.FirstOrDefault(row => !s.Received.Late.Contains(row)) is not { } first
            ? null
            : At(
                s,
                "EXSTDTC",
                $"Cells were given again on {DayWords.Of(first.Start)}, after the days of the planned infusion: a "
                    + $"separate course, "
                    + $"which counts neither in the dose nor in the DLT window.",
                "Check the date; if it is right, it is a deviation to report."
            );

    static Finding? TreatedAnew(DltAssessment s) =>
        s.TreatedAnew is not { } row
            ? null
            : At(
                s,
                row is Procedure ? "PRSTDTC" : "CMSTDTC",
                $"{row.Called()} was begun on {DayWords.Of(row.Start)}, in the DLT window: from then on the subject was "
                    + "watched under another treatment, and counts as one who was not.",
                "Check the date; if it is right, the committee says whether the subject counts or is replaced."
            );

    static Finding Beside(DltAssessment s, TreatmentBeside beside)
    {
        var (row, name) = (beside.Row, beside.Row.Called());
        var isProcedure = row is Procedure;
        const string Counts = "the subject is watched as one who had none in the DLT window";
        return beside.Why switch
        {
            BesideTheCells.GoesOn => At(
                s,
                isProcedure ? "PRENDTC" : "CMENDTC",
                $"{name} was begun before the cells and goes on after them: {Counts}.",
                "Record the day on which it was stopped, or the committee says whether the subject counts or is replaced."
            ),
            BesideTheCells.Undated => At(
                s,
                isProcedure ? "PRSTDTC" : "CMSTDTC",
                $"When {name} began is not told, and it may be after the cells: {Counts}.",
                "Record the day, or its category as a prior therapy."
            ),
            BesideTheCells.Unnamed => At(
                s,
                isProcedure ? "PRDECOD" : "CMCAT",
                $"Whether '{name}' of {DayWords.Of(row.Start)} was another treatment of the leukaemia is not told: {Counts}.",
                "Record its kind; if it was one, the committee says whether the subject counts or is replaced."
            ),
        };
    }

    static Finding At(DltAssessment s, string variable, string what, string mend) =>
        Finding.Warning(s.Subject, null, variable, what, mend);
}
