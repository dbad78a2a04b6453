using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Response;

/// <summary>
/// A response assessment: one marrow sample, with the blood counts, blood blasts and extramedullary status nearest to it inside
/// the window. The same day comes first, then the nearest day; of two equally near the earlier.
/// </summary>
public sealed record MarrowAssessment
{
    public required string Subject { get; init; }
    public required MarrowSample Sample { get; init; }
    public required ResponseValues Values { get; init; }

    /// <summary>What the table says of this assessment by itself.</summary>
    public required ResponseJudgement Judgement { get; init; }

    /// <summary>What it counts for: the same, unless the plan asks for confirmation (see <see cref="Confirmation"/>).</summary>
    public ResponseJudgement Counted
    {
        get => field ?? Judgement;
        init;
    }

    /// <summary>Measurable residual disease beside it.</summary>
    public required Answer<MrdStatus?> Mrd { get; init; }

    /// <summary>
    /// Transfusions, growth factor, dry tap: what a reader should know. Support changes the category only where the plan asks
    /// for days without it (see <see cref="CountSupport"/>).
    /// </summary>
    public required IReadOnlyList<MarrowNote> Notes { get; init; }

    /// <summary>The date of the marrow sample.</summary>
    public DateOnly Date => Sample.Date;
    public Answer<ResponseCategory> Response => Judgement.Answer;

    /// <summary>False when the marrow shows nothing either way.</summary>
    public bool IsEvaluable => Response.Value != ResponseCategory.NotEvaluable;

    /// <summary>True when the marrow could be read, though what stands beside it may leave the category open.</summary>
    public bool IsRead => IsEvaluable || Judgement.StillPossible.Count > 0;

    /// <summary>
    /// The last sample with a percentage surely on or before the day of the first infusion; null when there is none.
    /// </summary>
    public static MarrowSample? BaselineOf(IReadOnlyList<MarrowSample> samples, DateOnly infusion) =>
        samples.LastOrDefault(s => s.Written.Latest <= infusion && s.Blasts.Value is not null);

    /// <summary>The same, read too soon to show what the cells did: not evaluable, whatever it says by itself.</summary>
    internal MarrowAssessment BeforeFirstDay(ResponsePlan plan, DateOnly infusion) =>
        Date >= infusion.AddDays(plan.FirstAssessmentDay)
            ? this
            : this with
            {
                Judgement = new(
                    new(
                        ResponseCategory.NotEvaluable,
                        new(
                            "response.too-early",
                            $"Taken {Date.DayNumber - infusion.DayNumber} days after the first infusion, before day "
                                + $"{plan.FirstAssessmentDay}: "
                                + "too soon to show what the cells did, so not evaluable. By itself:",
                            Response.Rule
                        ),
                        Response.Because,
                        []
                    ),
                    []
                ),
            };

    public static MarrowAssessment Of(MarrowSample sample, MarrowSample? baseline, SubjectRecords subject, ResponsePlan plan)
    {
        var values = ValuesOf(sample, baseline, subject, plan);
        return new()
        {
            Subject = subject.Id,
            Sample = sample,
            Values = values,
            Judgement = ResponseJudgement.Of(values, plan),
            Mrd = Cairn.Response.Mrd.At(sample.Date, subject, plan),
            Notes =
            [
                .. sample.Notes,
                .. sample.DateIsPartial ? [new MarrowNote.PartialDay()] : Array.Empty<MarrowNote>(),
                .. Support(sample, subject, plan.WindowDays),
                .. Aplasia(values),
            ],
        };
    }

    static ResponseValues ValuesOf(MarrowSample sample, MarrowSample? baseline, SubjectRecords subject, ResponsePlan plan)
    {
        var window = plan.WindowDays;
        IReadOnlyList<LabResult> Near(string code) => DayResults.Nearest(Blood(subject, code), sample.Date, window);
        var neutrophils = DayResults.Lowest(Near(TestCode.Neutrophils));
        var platelets = DayResults.Lowest(Near(TestCode.Platelets));
        var blasts = DayResults.Highest(Near(TestCode.BloodBlasts));
        var extramedullary = DayResults.Said(DayResults.Nearest(Extramedullary(subject), sample.Date, window));
        var auerRods = DayResults.Said(sample.AuerRods);
        var (anc, plt, pb) = (Read(neutrophils), Read(platelets), SeenOrNot(Read(blasts)));
        var growthFactor = CountSupport.OfNeutrophils(subject, neutrophils?.Date?.Date, plan.GrowthFactorFreeDays);
        var transfusion = CountSupport.OfPlatelets(subject, platelets?.Date?.Date, plan.TransfusionFreeDays);
        IAnswered?[] read =
        [
            sample.Blasts,
            baseline?.Blasts,
            auerRods,
            Seen(sample.CellsCounted),
            Seen(sample.Cellularity),
            anc,
            plt,
            pb,
            extramedullary,
            growthFactor,
            transfusion,
        ];
        return new()
        {
            MarrowBlasts = sample.Blasts.Value,
            BaselineBlasts = baseline?.Blasts.Value,
            AuerRods = auerRods?.Value ?? Truth.Unknown,
            BloodBlasts = (pb?.Value).IsAbove(0),
            Extramedullary = extramedullary?.Value ?? Truth.Unknown,
            Neutrophils = anc?.Value,
            Platelets = plt?.Value,
            NeutrophilsSupported = growthFactor.Value,
            PlateletsSupported = transfusion.Value,
            Adequate = sample.IsAdequate,
            Read = Grounds.Of([.. read.OfType<IAnswered>()]),
        };
    }

    static Answer<Truth>? Seen(Observation? finding) =>
        finding is null ? null : Answer<Truth>.Of(finding.YesNo, new("measured", finding.TestCode), finding.AsFact());

    // What blood cannot reach, as a count in another unit, is not known until it is corrected.
    static Answer<Measured?>? Read(LabResult? lab)
    {
        if (lab is null)
            return null;
        var read = Catalogue.Read(lab);
        var isAbsurd = Catalogue.Find(lab)?.Plausible is var (_, high) && read.Value?.Low > high;
        return isAbsurd ? read with { Value = null } : read;
    }

    // Blasts in blood are asked about no further where they are there, or not, in whatever unit.
    static Answer<Measured?>? SeenOrNot(Answer<Measured?>? blasts) =>
        blasts is { } read && !read.Value.IsAbove(0).IsUnknown ? read with { Missing = [] } : blasts;

    internal static IEnumerable<LabResult> Blood(SubjectRecords subject, string code) =>
        subject.Of<LabResult>().Where(l => l.TestCode == code && l.IsOfItsSpecimen());

    internal static IEnumerable<FindingAbout> Extramedullary(SubjectRecords subject) =>
        subject.Of<FindingAbout>().Where(f => f.About?.Meaning == FaObject.Extramedullary && f.TestCode == TestCode.Occurrence);

    // The words of CRi hold for counts of a marrow that has not come back.
    static IEnumerable<MarrowNote> Aplasia(ResponseValues values)
    {
        if (values.Neutrophils.IsBelow(0.5).And(values.Platelets.IsBelow(20)).IsTrue)
            yield return new MarrowNote.MayBeAplastic();
    }

    // Support given from a window before the sample until its day.
    static IEnumerable<MarrowNote> Support(MarrowSample sample, SubjectRecords subject, int window) =>
        subject
            .Of<Medication>()
            .Concat<PeriodRecord>(subject.Of<Procedure>())
            .Where(m =>
                m.IsSupport()
                && m.Start is { } start
                && start.Earliest <= sample.Date
                && (m.End ?? start).Latest >= sample.Date.AddDays(-window)
            )
            .Select(m => new MarrowNote.Supported(m.Called(), m.Start!.Value));
}
