using Cairn.CellProducts;
using Cairn.Clocks;
using Cairn.Criteria;
using Cairn.Criteria.Gates;
using Cairn.Criteria.Rules;
using Cairn.Dosing;
using Cairn.Endpoints;
using Cairn.Ledger.Import;
using Cairn.Records;
using Cairn.Response;
using Cairn.Safety;
using Cairn.Safety.Summary;
using Cairn.Studies;

namespace Cairn.Analyses;

/// <summary>
/// Everything Cairn derives of one study on one day: the one place that calls the rules, for pages, reports and commands alike.
/// A function of the study, its records and the day; nothing in it is stored. Each part is derived when it is first asked for,
/// once, so that a page waits for what it shows. Safe to use from several threads.
/// </summary>
public sealed class Analysis
{
    readonly Lazy<ParticipantFlow> _flow;
    readonly Lazy<IReadOnlyList<Screening>> _screening;
    readonly Lazy<IReadOnlyList<CriterionFailures>> _screenFailures;
    readonly Lazy<IReadOnlyList<GateReview>> _gates;
    readonly Lazy<DoseBoard?> _doses;
    readonly Lazy<AdverseEventTable> _adverseEvents;
    readonly Lazy<EndpointSet?> _endpoints;
    readonly Lazy<IReadOnlyList<EndpointAnalysis>> _estimates;
    readonly Lazy<DueList> _due;
    readonly Lazy<IReadOnlyList<Finding>> _findings;

    Analysis(Study study, Casebook known, DateOnly day)
    {
        (Study, Casebook, Day) = (study, known, day);
        _flow = new(() => new(OfEach(Stages)));
        _screening = new(() => OfEach(Screenings));
        _screenFailures = new(() => CriterionFailures.Of(study, Screening));
        _gates = new(() => [.. OfEach(Reviews).SelectMany(g => g)]);
        _doses = new(() => DoseBoard.Of(study, known, day));
        _adverseEvents = new(() => AdverseEventTable.Of(known, MonthsOfEvents, study.Safety.EventsFrom));
        _endpoints = new(() => HasCourses ? OfAllCourses : null);
        _estimates = new(() => Endpoints?.Results ?? []);
        _due = new(() => DueList.Of(known, day, TimeSpan.Zero));
        _findings = new(() => [.. AllFindings]);
    }

    public Study Study { get; }

    /// <summary>The records known by <see cref="Day"/>.</summary>
    public Casebook Casebook { get; }

    /// <summary>The data cut-off: the last day whose events are in.</summary>
    public DateOnly Day { get; }
    public ParticipantFlow Flow => _flow.Value;
    public IReadOnlyList<Screening> Screening => _screening.Value;
    public IReadOnlyList<CriterionFailures> ScreenFailures => _screenFailures.Value;

    /// <summary>Every gate of every subject: screening, then those before lymphodepletion and each fraction.</summary>
    public IReadOnlyList<GateReview> Gates => _gates.Value;

    /// <summary>Null when the study has no dose levels, no escalation rule or no DLT definition.</summary>
    public DoseBoard? Doses => _doses.Value;
    public AdverseEventTable AdverseEvents => _adverseEvents.Value;

    /// <summary>
    /// Responses and the dated course of each subject; null when the study says nothing of response and has no endpoint without.
    /// </summary>
    public EndpointSet? Endpoints => _endpoints.Value;
    public IReadOnlyList<EndpointAnalysis> Estimates => _estimates.Value;

    /// <summary>Who was enrolled with a criterion that is not known to be met, or is not met.</summary>
    public IReadOnlyList<Screening> EnrolledOpen => field ??= [.. EnrolledWith(Eligibility.Undetermined, Eligibility.Ineligible)];

    IEnumerable<Screening> EnrolledWith(params Eligibility[] verdicts)
    {
        var enrolled = (from s in Flow.Subjects where s.Enrolled select s.Subject).ToHashSet(StringComparer.Ordinal);
        return Screening.Where(line => enrolled.Contains(line.Subject) && verdicts.Contains(line.Verdict));
    }

    /// <summary>Everyone given any cells, as the tables of safety read them.</summary>
    public IReadOnlyList<TreatedSubject> Treated => field ??= TreatedSubject.Of(Study, Casebook, Day);

    /// <summary>The cells of every subject, in the order of the casebook.</summary>
    public IReadOnlyList<ProductChain> Products => field ??= ProductsOf(Study, Casebook);

    static IReadOnlyList<ProductChain> ProductsOf(Study study, Casebook book)
    {
        var judged = book.Judgements.ToLookup(j => j.Subject, StringComparer.Ordinal);
        return [.. book.Subjects.Select(s => ProductChain.Of(study, s, [.. judged[s.Id]]))];
    }

    /// <summary>What has to be reported of serious events, until when.</summary>
    public DueList Due => _due.Value;

    /// <summary>What the records say that does not fit together.</summary>
    public IReadOnlyList<Finding> Findings => _findings.Value;

    static readonly KeptPerSubject<SubjectStage> Stages = new((_, subject, _) => SubjectStage.Of(subject));

    static readonly KeptPerSubject<Screening> Screenings = new(
        (study, subject, day) => Criteria.Screening.Of(study, subject, GateMoment.Screening(day))
    );

    static readonly KeptPerSubject<IReadOnlyList<GateReview>> Reviews = new(
        (study, subject, day) => GateLog.Of(study, subject, Screenings.Of(study, subject, day), day)
    );

    static readonly KeptPerSubject<IReadOnlyList<Finding>> Deaths = new((_, subject, day) => [.. DeathFindings.Of(subject, day)]);

    static readonly KeptPerSubject<IReadOnlyList<Finding>> Standing = new((_, subject, _) => [.. StandingFindings.Of(subject)]);

    /// <summary>What is derived from the records of events up to and including a day.</summary>
    public static Analysis Of(Study study, Casebook casebook, DateOnly day) => new(study, casebook.AsOf(day), day);

    internal SubjectStage StageOf(SubjectRecords subject) => Stages.Of(Study, subject, Day);

    internal Screening ScreeningOf(SubjectRecords subject) => Screenings.Of(Study, subject, Day);

    internal DiseaseCourse CourseOf(SubjectRecords subject) => DiseaseCourse.Kept(Study, subject, Day);

    /// <summary>One subject's part of each endpoint, in the study's order; without asking of anybody else.</summary>
    /// <param name="dose">The subject on the dose board; null when not on it.</param>
    internal IReadOnlyList<EndpointAnalysis> EstimatesOf(SubjectRecords subject, DoseSubject? dose) =>
        HasCourses ? new EndpointSet(Study, [CourseOf(subject)], new(Counting(dose is null ? [] : [dose]))).Results : [];

    List<T> OfEach<T>(KeptPerSubject<T> kept)
        where T : class => [.. Casebook.Subjects.Select(s => kept.Of(Study, s, Day))];

    int? MonthsOfEvents => Study.Endpoints.FirstOrDefault(e => Endpoint.Of(e) is AdverseEvents)?.TimeFrameMonths;

    bool HasCourses => Study.Response is not null || EndpointSet.Derivable(Study).Any();

    EndpointSet OfAllCourses => new(Study, [.. Casebook.Subjects.Select(CourseOf)], new(Evaluable)) { Casebook = Casebook };

    HashSet<string> Evaluable => Counting(Doses?.Subjects ?? []);

    static HashSet<string> Counting(IReadOnlyList<DoseSubject> infused) =>
        [.. infused.Where(s => s.Assessment.Status.Value is DltStatus.None or DltStatus.Dlt).Select(s => s.Subject)];

    /// <summary>What does not fit together in the courses of the subjects, and what is asked about their deaths.</summary>
    public IEnumerable<Finding> OfCourses =>
        (Endpoints?.Courses.SelectMany(c => c.Findings) ?? []).Concat(OfEach(Deaths).SelectMany(f => f));

    IEnumerable<Finding> AllFindings =>
        [
            .. Casebook.Unread.SelectMany(u => u.Findings),
            .. Casebook.Strangers.Select(Stranger),
            .. Casebook.UnreadEntries,
            .. Doses?.Findings ?? [],
            .. Doses?.Deviations ?? [],
            .. Gates.SelectMany(g => g.Findings),
            .. OfCourses,
            .. OfEach(Standing).SelectMany(f => f),
        ];

    // An event under a mistyped identifier makes no person, and is not lost either.
    static Finding Stranger(SubjectRecords records)
    {
        var rows = records.All.GroupBy(r => r.Domain, StringComparer.Ordinal).Select(g => $"{g.Count()} of {g.Key}");
        return Finding.Error(
            records.Id,
            null,
            "USUBJID",
            $"Records stand under this identifier ({string.Join(", ", rows)}), and nobody bears it: they count for nobody.",
            "Correct the identifier, or record who this is (DM)."
        );
    }
}
