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
/// A function of the study, its records and the day; nothing in it is stored.
/// </summary>
public sealed record Analysis
{
    public required Study Study { get; init; }

    /// <summary>The records known by <see cref="Day"/>.</summary>
    public required Casebook Casebook { get; init; }

    /// <summary>The data cut-off: the last day whose events are in.</summary>
    public required DateOnly Day { get; init; }
    public required ParticipantFlow Flow { get; init; }
    public required IReadOnlyList<Screening> Screening { get; init; }
    public required IReadOnlyList<CriterionFailures> ScreenFailures { get; init; }

    /// <summary>Every gate of every subject: screening, then those before lymphodepletion and each fraction.</summary>
    public required IReadOnlyList<GateReview> Gates { get; init; }

    /// <summary>Null when the study has no dose levels, no escalation rule or no DLT definition.</summary>
    public DoseBoard? Doses { get; init; }
    public required AdverseEventTable AdverseEvents { get; init; }
    public required IReadOnlyList<ImmuneToxicity> Crs { get; init; }
    public required IReadOnlyList<ImmuneToxicity> Icans { get; init; }

    /// <summary>
    /// Responses and the dated course of each subject; null when the study says nothing of response and has no endpoint without.
    /// </summary>
    public EndpointSet? Endpoints { get; init; }
    public required IReadOnlyList<EndpointAnalysis> Estimates { get; init; }

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
    public required DueList Due { get; init; }

    /// <summary>What the records say that does not fit together.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    static readonly KeptPerSubject<Screening> Screenings = new(
        (study, subject, day) => Criteria.Screening.Of(study, subject, GateMoment.Screening(day))
    );

    static readonly KeptPerSubject<IReadOnlyList<GateReview>> Reviews = new(
        (study, subject, day) => GateLog.Of(study, subject, Screenings.Of(study, subject, day), day)
    );

    static readonly KeptPerSubject<DiseaseCourse> Courses = new((study, subject, day) => DiseaseCourse.Of(study, subject, day));

    static readonly KeptPerSubject<IReadOnlyList<Finding>> Deaths = new((_, subject, _) => [.. DeathFindings.Of(subject)]);

    static readonly KeptPerSubject<IReadOnlyList<Finding>> Standing = new((_, subject, _) => [.. StandingFindings.Of(subject)]);

    /// <summary>Derives everything from the records of events up to and including a day.</summary>
    public static Analysis Of(Study study, Casebook casebook, DateOnly day)
    {
        var known = casebook.AsOf(day);
        List<Screening> log = [.. known.Subjects.Select(s => Screenings.Of(study, s, day))];
        var doses = DoseBoard.Of(study, known, day);
        List<GateReview> gates = [.. known.Subjects.SelectMany(s => Reviews.Of(study, s, day))];
        var endpoints = HasCourses(study) ? EndpointsOf(study, known, Evaluable(doses), day) : null;
        return new()
        {
            Study = study,
            Casebook = known,
            Day = day,
            Flow = ParticipantFlow.Of(known),
            Screening = log,
            ScreenFailures = CriterionFailures.Of(study, log),
            Gates = gates,
            Doses = doses,
            AdverseEvents = AdverseEventTable.Of(
                known,
                study.Endpoints.FirstOrDefault(e => Endpoint.Of(e) is AdverseEvents)?.TimeFrameMonths,
                study.Safety.EventsFrom
            ),
            Crs = Immune(known, ImmuneToxicityKind.Crs),
            Icans = Immune(known, ImmuneToxicityKind.Icans),
            Endpoints = endpoints,
            Estimates = endpoints?.Results ?? [],
            Due = DueList.Of(known, day, TimeSpan.Zero),
            Findings =
            [
                .. known.Unread.SelectMany(u => u.Findings),
                .. known.Strangers.Select(Stranger),
                .. known.UnreadEntries,
                .. doses?.Findings ?? [],
                .. doses?.Deviations ?? [],
                .. gates.SelectMany(g => g.Findings),
                .. CourseFindings(study, endpoints, known, day),
                .. known.Subjects.SelectMany(s => Standing.Of(study, s, day)),
            ],
        };
    }

    static bool HasCourses(Study study) => study.Response is not null || EndpointSet.Derivable(study).Any();

    /// <summary>What does not fit together in the courses of the subjects, and what is asked about their deaths.</summary>
    public IEnumerable<Finding> OfCourses => CourseFindings(Study, Endpoints, Casebook, Day);

    static IEnumerable<Finding> CourseFindings(Study study, EndpointSet? endpoints, Casebook known, DateOnly day) =>
        (endpoints?.Courses.SelectMany(c => c.Findings) ?? []).Concat(known.Subjects.SelectMany(s => Deaths.Of(study, s, day)));

    static EndpointSet EndpointsOf(Study study, Casebook known, HashSet<string> evaluable, DateOnly day) =>
        new(study, [.. known.Subjects.Select(s => Courses.Of(study, s, day))], new(evaluable)) { Casebook = known };

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

    static HashSet<string> Evaluable(DoseBoard? doses) =>
        [
            .. doses?.Subjects.Where(s => s.Assessment.Status.Value is DltStatus.None or DltStatus.Dlt).Select(s => s.Subject)
                ?? [],
        ];

    static List<ImmuneToxicity> Immune(Casebook casebook, ImmuneToxicityKind kind) =>
        [.. casebook.Subjects.Select(s => ImmuneToxicity.Of(s, kind)).OfType<ImmuneToxicity>()];
}
