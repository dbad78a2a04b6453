using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>Reads a subject's marrows by a response plan.</summary>
sealed class JudgedCourse
{
    readonly IReadOnlyList<CourseEvent> _dated;
    readonly Study _study;
    readonly ResponsePlan _plan;
    readonly DiseaseRecords _records;
    readonly Landmark _landmark;
    readonly DateOnly _infusion;
    readonly MarrowSample? _baseline;
    readonly Confirmation _confirmation;
    readonly IReadOnlyList<MarrowAssessment> _assessments;

    JudgedCourse(IReadOnlyList<CourseEvent> dated, Study study, ResponsePlan plan, SubjectRecords subject, DateOnly infusion)
    {
        (_dated, _study, _plan, _infusion) = (dated, study, plan, infusion);
        _landmark = Landmark.Of(study, plan, infusion);
        _records = RecordsOf(subject);
        _baseline = MarrowAssessment.BaselineOf(_records.Samples, infusion);
        _confirmation = new Confirmation(plan.ConfirmationDays, RelapseAfter);
        _assessments = _confirmation.Of(
            [.. _records.Samples.Where(s => s.Date > infusion).Select(s => Assessed(s).BeforeFirstDay(plan, infusion))],
            until: null
        );
    }

    /// <param name="dated">The events that need no plan: infusions, other therapy, transplant, death.</param>
    public static MarrowCourse Of(
        IReadOnlyList<CourseEvent> dated,
        Study study,
        ResponsePlan plan,
        SubjectRecords subject,
        DateOnly infusion
    ) => new JudgedCourse(dated, study, plan, subject, infusion).Course();

    MarrowCourse Course()
    {
        var credit = Credit();
        var credited = CountedUntil(credit.Until);
        var remission = credited.FirstOrDefault(a => Landmark.IsRemission(a, _plan));
        var relapse = remission is null ? CourseDay.None("No remission, so no relapse.") : RelapseAfter(remission);
        var (best, ever) = (credit.Or(new(relapse.Value, "relapse")), new WindowEnd(relapse.Value, "relapse"));
        var before = _baseline is null ? null : Assessed(_baseline);
        var open = OpenTherapy(credited);
        return new()
        {
            Plan = _plan,
            Baseline = _baseline,
            OpenTherapy = open,
            InRemissionBefore = before?.Response.Value == ResponseCategory.CR,
            Assessments = _assessments,
            Landmark = _landmark,
            Events =
            [
                new(CourseEventKind.Remission, CourseDay.ShownBy(remission, "First remission", "No remission recorded.")),
                new(CourseEventKind.Relapse, relapse),
                new(CourseEventKind.MrdRelapse, MrdAgain(remission, relapse.Value)),
                .. Failures(credited),
                .. Responses(credited),
                new(CourseEventKind.SecondRemission, Second(relapse.Value)),
                EndOfCredit(credit, open),
                new(CourseEventKind.LastResponseAssessment, LastRead()),
            ],
            OfThisProduct = new(best, CountedUntil(best.Until)),
            WhateverFollowed = new(ever, CountedUntil(ever.Until)),
            BlastChange = BestResponse.BlastChange(_baseline, _assessments, best.Until),
            Findings =
            [
                .. CourseFindings.Of(_records, _infusion, before, remission, relapse.Value),
                .. Mrd.NotRead(_assessments),
                .. CellsGivenAgain.Before(_study, _records.Subject, remission),
            ],
        };
    }

    MarrowAssessment Assessed(MarrowSample sample) => MarrowAssessment.Of(sample, _baseline, _records.Subject, _plan);

    IReadOnlyList<MarrowAssessment> CountedUntil(DateOnly? until) =>
        _confirmation.Of([.. _assessments.Where(a => until is null || a.Date <= until)], until);

    DateOnly? Day(CourseEventKind kind) => _dated.Of(kind).Day;

    DiseaseRecords RecordsOf(SubjectRecords subject)
    {
        var (death, therapy, transplant) = (
            Day(CourseEventKind.Death),
            Day(CourseEventKind.NewTherapy),
            Day(CourseEventKind.Transplant)
        );
        return new(
            subject,
            [.. MarrowSample.Of(subject).Where(s => death is null || s.Date <= death)],
            death,
            CauseOfDeath.IsDisease(subject),
            transplant is null || therapy <= transplant ? therapy : transplant
        );
    }

    // The last day on which a response is this product's: the start of another therapy, or a transplant.
    WindowEnd Credit() =>
        new WindowEnd(Day(CourseEventKind.NewTherapy), "other leukaemia therapy").Or(
            new(_plan.CountAfterTransplant ? null : Day(CourseEventKind.Transplant), "transplant")
        );

    // What has no day, or came before the first response and cannot be read, and may have ended the credit.
    IReadOnlyList<Gap> OpenTherapy(IReadOnlyList<MarrowAssessment> credited) =>
        [
            .. MarrowCourse.FirstResponse(credited, _plan).Day is { } shown
                ? OtherTherapies.Of(_records.Subject, _infusion).Missing(_infusion, shown)
                : [],
            .. _dated.Of(CourseEventKind.NewTherapy).When.Missing.OfType<Gap.Unfilled>(),
            .. _plan.CountAfterTransplant ? [] : _dated.Of(CourseEventKind.Transplant).When.Missing.OfType<Gap.Unfilled>(),
        ];

    CourseEvent EndOfCredit(WindowEnd credit, IReadOnlyList<Gap> open)
    {
        var (therapy, transplant) = (_dated.Of(CourseEventKind.NewTherapy).When, _dated.Of(CourseEventKind.Transplant).When);
        var end = credit.Until == therapy.Value ? therapy : transplant;
        return new(
            CourseEventKind.OtherTherapy,
            credit.Until is null
                ? CourseDay.None("Neither other leukaemia therapy nor transplant that ends the window.") with
                {
                    Missing = open,
                }
                : end
        );
    }

    CourseEvent[] Failures(IReadOnlyList<MarrowAssessment> credited)
    {
        var until = _records.Death ?? Day(CourseEventKind.LastKnownAlive);
        var followed = new Followed(until, _records.Death, _records.DiedOfDisease);
        var refractory = _landmark.Refractory(
            credited,
            _assessments,
            _plan,
            followed,
            Day(CourseEventKind.NewTherapy),
            RelapseAfter
        );
        return
        [
            new(
                CourseEventKind.PrimaryRefractory,
                refractory.Value is null && _plan.RefractoryByBlood && !_assessments.Any(a => a.IsRead)
                    ? _landmark.Chosen(BloodFailures.Of(_records, _plan, _infusion, _landmark), followed) ?? refractory
                    : refractory
            ),
            new(CourseEventKind.RefractoryOrRelapse, _landmark.RefractoryOrRelapse(credited, _plan, RelapseAfter)),
        ];
    }

    CourseEvent[] Responses(IReadOnlyList<MarrowAssessment> credited)
    {
        var response = credited.FirstOrDefault(a => _plan.Responders.Contains(a.Counted.Answer.Value));
        return
        [
            MarrowCourse.FirstResponse(credited, _plan),
            new(
                CourseEventKind.LossOfResponse,
                response is null
                    ? CourseDay.None("No response, so none was lost.")
                    : LossOfResponse.After(response, _assessments, _records)
            ),
        ];
    }

    Answer<DateOnly?> Second(DateOnly? relapse) =>
        CourseDay.ShownBy(
            _assessments.FirstOrDefault(a => a.Date > relapse && Landmark.IsRemission(a, _plan)),
            "Remission after relapse",
            "No remission after a relapse recorded."
        );

    // A marrow that shows no failure though its category is open is one, too, and is never called evaluable.
    Answer<DateOnly?> LastRead()
    {
        var last = _assessments.LastOrDefault(a => a.IsRead && !a.Sample.IsOpen);
        return CourseDay.ShownBy(
            last,
            last?.IsEvaluable == false ? "Last marrow that could be read, its category open," : "Last evaluable assessment",
            "No evaluable assessment after the first infusion."
        );
    }

    // Residual disease found again while the remission lasts; said, and never an event of an endpoint.
    Answer<DateOnly?> MrdAgain(MarrowAssessment? remission, DateOnly? relapse)
    {
        var known = _assessments.Where(a => a.Date >= remission?.Date && a.Mrd.Value is not null && !(a.Date >= relapse));
        var again = known
            .SkipWhile(a => a.Mrd.Value == MrdStatus.Positive)
            .FirstOrDefault(a => a.Mrd.Value == MrdStatus.Positive);
        return again is null
            ? CourseDay.None("No MRD relapse recorded.")
            : new(
                again.Date,
                new("course.mrd-relapse", $"Measurable residual disease again on {DayWords.Of(again.Date)}.", again.Mrd.Rule),
                again.Mrd.Because,
                []
            );
    }

    // Nobody relapses after the death; such a record is a finding.
    Answer<DateOnly?> RelapseAfter(MarrowAssessment response) =>
        Relapse.After(response, _records) is var relapse && relapse.Value > _records.Death
            ? CourseDay.None("No relapse recorded.")
            : relapse;
}
