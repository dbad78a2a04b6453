using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.CellTherapy;

namespace Cairn.Safety.Summary;

/// <summary>A kind of event that a trial of cells looks for by name.</summary>
/// <param name="Id">For files and addresses.</param>
/// <param name="Name">As it is said.</param>
/// <param name="GradedBy">The scale of its grades, in words; null where it has none.</param>
/// <param name="Find">Looks for its occurrences in one subject.</param>
public sealed record SpecialInterest(
    string Id,
    string Name,
    string? GradedBy,
    Func<TreatedSubject, IEnumerable<SpecialEvent>> Find
)
{
    const string Astct = "ASTCT 2019",
        CtcaeGrades = "CTCAE";

    const int FirstMonth = 28;

    /// <summary>Immunoglobulin G below this is low, g/L; a usual limit of replacement.</summary>
    public const double LowIgg = 4;

    /// <summary>
    /// Whether somebody looked for it in a subject: without that, none found says nothing. Usual: whoever was seen after the
    /// cells, or has an adverse event recorded.
    /// </summary>
    public Func<TreatedSubject, bool> WasLookedFor { get; init; } = WasSeen;

    /// <summary>
    /// Whether it was graded day by day in a subject: without that, none found rests on the events recorded alone. Usual: what
    /// has no daily grades rests on nothing else.
    /// </summary>
    public Func<TreatedSubject, bool> WasGraded { get; init; } = _ => true;

    /// <summary>
    /// Whether something recorded may be it, of a grade or above (0: of any), and nobody has said: then none found is open.
    /// </summary>
    public Func<TreatedSubject, int, bool> MayBe { get; init; } = (_, _) => false;

    /// <summary>Whether it can come in a subject at all: who it cannot come in is no denominator. Usual: it can.</summary>
    public Func<TreatedSubject, Truth> MayCome { get; init; } = _ => Truth.True;

    /// <summary>False of what values tell alone, or a procedure: then no drug is counted as begun for it, and 0 would be a
    /// claim.</summary>
    public bool AsksForDrugs { get; init; } = true;

    /// <summary>Where the search for it, at a grade or above (0: at any), stands in a subject.</summary>
    public Search SearchIn(TreatedSubject subject, int grade = 0)
    {
        var found = In(subject);
        if (found.Any(e => grade == 0 ? e.Worst != 0 : e.Worst >= grade))
            return Search.Found;
        if (found.Count == 0 && MayCome(subject).IsFalse)
            return Search.NotAtRisk;
        if (grade > 0 && found.Any(e => e.Worst is null || e.AtMost >= grade) || MayBe(subject, grade))
            return Search.Open;
        return found.Count > 0 || WasLookedFor(subject) ? Search.NotFound : Search.NotMade;
    }

    /// <summary>Its occurrences in one subject, looked for once.</summary>
    public IReadOnlyList<SpecialEvent> In(TreatedSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Once(this);
    }

    /// <summary>Cytokine release syndrome, by the grades of days where there are some.</summary>
    public static SpecialInterest Crs { get; } =
        new("crs", "Cytokine release syndrome", Astct, s => Syndrome(s, FaObject.Crs, ToxicityTerm.Crs))
        {
            WasLookedFor = s => s.Events.Count > 0 || IsGraded(s, FaObject.Crs),
            WasGraded = s => IsGraded(s, FaObject.Crs),
            MayBe = (s, grade) => GradedMoments.MayBe(s.Records, FaObject.Crs, grade) || MayBeNamed(s, ToxicityTerm.Crs, grade),
        };

    /// <summary>Neurotoxicity of the cells, by the grades of days where there are some.</summary>
    public static SpecialInterest Icans { get; } =
        new("icans", "ICANS", Astct, s => Syndrome(s, FaObject.Icans, ToxicityTerm.Icans))
        {
            WasLookedFor = s => s.Events.Count > 0 || IsGraded(s, FaObject.Icans),
            WasGraded = s => IsGraded(s, FaObject.Icans),
            MayBe = (s, grade) =>
                GradedMoments.MayBe(s.Records, FaObject.Icans, grade)
                || MayBeIcans(s, grade).Any()
                || MayBeNamed(s, ToxicityTerm.Icans, grade),
        };

    /// <summary>Every kind, in the order of tables. A new one is a line here.</summary>
    public static IReadOnlyList<SpecialInterest> All { get; } =
    [
        Crs,
        Icans,
        Row("iec-hs", "IEC-HS or HLH", "the investigator", IecHsChecklist.Term) with
        {
            WasLookedFor = s => HasTaken(s, 1, LabCode.Ferritin),
        },
        Counted("icaht", "ICAHT, early", "EHA/EBMT 2023", IcahtScale.Neutrophils, TestCode.Neutrophils, Early),
        Counted("icaht-late", "ICAHT, late", "EHA/EBMT 2023", IcahtScale.Neutrophils, TestCode.Neutrophils, Late),
        Counted("t-icaht", "T-ICAHT, early", "T-ICAHT", IcahtScale.Platelets, TestCode.Platelets, Early),
        Counted("t-icaht-late", "T-ICAHT, late", "T-ICAHT", IcahtScale.Platelets, TestCode.Platelets, Late),
        new("prolonged-cytopenia", "Cytopenia of grade 3 or more after day 28", CtcaeGrades, LongCytopenia.Of)
        {
            WasLookedFor = LongCytopenia.IsCounted,
            MayBe = (s, _) => LongCytopenia.MayBe(s),
        },
        new("infection", "Infections", CtcaeGrades, s => OfClass(s, Infections))
        {
            MayBe = (s, grade) => s.Events.Any(ae => IsUnclassed(s, ae) && !(ae.WorstGrade < grade)),
        },
        new("hypogammaglobulinaemia", "Hypogammaglobulinaemia", null, LowImmunoglobulin) { WasLookedFor = HasImmunoglobulin },
        Row("tumour-lysis", "Tumour lysis syndrome", CtcaeGrades, "Tumor lysis syndrome") with
        {
            WasLookedFor = s => HasTaken(s, 2, LabCode.Urate, LabCode.Potassium, LabCode.Phosphate, LabCode.Calcium),
        },
        new("gvhd", "Graft versus host disease", "the investigator", GraftVersusHost)
        {
            MayCome = s => s.MayHaveGraftDisease,
            MayBe = (s, grade) => MayBeNamed(s, GraftDisease, grade),
        },
        new("transplant", "Rescue or other transplant after the cells", null, Transplants) { AsksForDrugs = false },
        new("second-cancer", "Second cancers", CtcaeGrades, SecondCancers)
        {
            MayBe = (s, grade) => s.Events.Any(ae => IsUnclassed(s, ae) && !(ae.WorstGrade < grade)),
        },
    ];

    // Told by the rows of adverse events alone.
    static SpecialInterest Row(string id, string name, string gradedBy, string term) =>
        new(id, name, gradedBy, s => Named(s, term)) { MayBe = (s, grade) => MayBeNamed(s, term, grade) };

    // What the laboratory shows first is looked for by the laboratory: at least some of its tests within a month of the cells.
    static bool HasTaken(TreatedSubject subject, int least, params string[] tests)
    {
        var taken =
            from o in subject.Records.Of<LabResult>()
            where o.Status is null && o.IsOfItsSpecimen() && Plausible.Ends(o) is not null
            where tests.Contains(o.TestCode, StringComparer.Ordinal)
            where subject.DaysAfterCells(o.Date?.Date) is >= 0 and <= FirstMonth
            select o.TestCode;
        return taken.Distinct(StringComparer.Ordinal).Count() >= least;
    }

    // Told by the counts of a phase.
    static SpecialInterest Counted(
        string id,
        string name,
        string gradedBy,
        IcahtScale scale,
        string test,
        Func<TreatedSubject, IcahtScale, string, (SpecialEvent? Found, bool WasCounted)> phase
    ) =>
        new(id, name, gradedBy, s => phase(s, scale, test).Found is { } found ? [found] : [])
        {
            WasLookedFor = s => phase(s, scale, test).WasCounted,
            AsksForDrugs = false,
        };

    static bool WasSeen(TreatedSubject subject) =>
        subject.Events.Count > 0 || subject.DaysAfterCells(subject.Vital.LastKnownAlive.Value) > 0;

    // Who records a subject's events records a syndrome of the cells among them: it is looked for, though not every day. A grade
    // of the day of the cells alone says nothing of the days on which it comes.
    static bool IsGraded(TreatedSubject subject, FaObject about) =>
        GradedMoments
            .Of(subject.Records, about)
            .Any(moment => subject.DaysAfterCells(DateOnly.FromDateTime(moment.At)) is not <= 0);

    /// <summary>
    /// Events of the first month after the cells that may be ICANS of a grade or above, which nobody has said.
    /// </summary>
    internal static IEnumerable<AdverseEvent> MayBeIcans(TreatedSubject subject, int grade) =>
        SuspectedIcans
            .Of([.. subject.Records.Of<AdverseEvent>()], Math.Max(1, grade), DailyGrades.Of(subject.Records, FaObject.Icans))
            .Where(ae => EventPeriods.Of(subject, ae) == EventPeriod.FirstMonth);

    // By a name that no list has; what a site wrote in CTCAE's words and did not code is what it wrote.
    static bool MayBeNamed(TreatedSubject subject, string term, int grade) =>
        subject.Events.Any(ae =>
            !(ae.WorstGrade < grade)
            && !(ae.Code is null && OpenName.IsKnown(ae.Term))
            && !ToxicityTerm.IsOne(ae, term)
            && OpenName.MayBe(ae, term).IsUnknown
        );

    // The daily grades where there are some, and what rows of adverse events tell beside them.
    static IEnumerable<SpecialEvent> Syndrome(TreatedSubject subject, FaObject about, string term)
    {
        var moments = GradedMoments.Of(subject.Records, about);
        var rows = subject.Events.Where(ae => ToxicityTerm.IsOne(ae, term)).ToList();
        var episodes = SyndromeEpisode.Of(moments);
        var died = rows.FindAll(ae => ae.IsFatal);
        var last = episodes.LastOrDefault(e => died.Exists(ae => IsDuring(ae, e))) ?? (episodes.Count > 0 ? episodes[^1] : null);
        var told = episodes.Select(e =>
            Of(subject, e, rows.FindAll(ae => IsDuring(ae, e)), died.Count > 0 && ReferenceEquals(e, last))
        );
        var beside = rows.FindAll(ae =>
            !(died.Count > 0 && last is not null && ae.IsFatal) && !episodes.Any(e => IsDuring(ae, e))
        );
        return told.Concat(Beside(subject, beside, moments)).OrderBy(e => e.First ?? DateOnly.MaxValue);
    }

    // Rows of days that have no grade of the syndrome, or grade 0 alone: nobody took them back. CTCAE's grade of such a row is
    // never ASTCT's.
    static IEnumerable<SpecialEvent> Beside(
        TreatedSubject subject,
        List<AdverseEvent> rows,
        IReadOnlyList<GradedMoment> moments
    ) =>
        EventEpisodes
            .Of(rows, subject.Followed)
            .Select(pieces =>
                SpecialEvent.Of(subject, pieces) with
                {
                    Note = pieces.Any(ae => moments.Any(m => IsOn(ae, m)))
                        ? new EventNote.DaysWithout()
                        : new EventNote.NoDailyGrades(),
                }
            );

    static bool IsOn(AdverseEvent ae, GradedMoment moment) =>
        DateOnly.FromDateTime(moment.At) is var day && !(ae.Start?.Latest > day) && !(ae.End?.Earliest < day);

    // Somebody dies in the last episode of a fatal event's days: those before it had the grades of their days.
    // An adverse event graded higher than every day of it leaves the grade open between the two.
    static SpecialEvent Of(TreatedSubject subject, SyndromeEpisode episode, List<AdverseEvent> during, bool isFatal)
    {
        var reported = during.Max(ae => isFatal || !ae.IsFatal ? ae.WorstGrade : BeforeDeath(ae));
        return new(
            subject,
            episode.First,
            episode.IsOver ? episode.Last : null,
            isFatal ? 5 : episode.Worst,
            SpecialEvent.GivenFor(subject, episode.First, episode.Last),
            [.. episode.Moments.Select(m => m.Because).OfType<Fact>()]
        )
        {
            AtMost = isFatal ? null : SpecialEvent.Above(new(episode.Worst, Math.Max(episode.AtMost, reported ?? 0))),
            AtGrades = TimeAtGrade.Of(episode),
            Reported = reported,
            Note = during.Count == 0 ? new EventNote.NoAdverseEvent() : null,
        };
    }

    // The grade of a fatal event's row in its episodes before the one that it died in.
    static int? BeforeDeath(AdverseEvent ae) => ae.KnownGrade is < 5 and var grade ? grade : null;

    static bool IsDuring(AdverseEvent ae, SyndromeEpisode episode) =>
        !(ae.Start?.Earliest > episode.Last) && !(ae.End?.Latest < episode.First);

    static IEnumerable<SpecialEvent> Named(TreatedSubject subject, string term) =>
        SpecialEvent.Each(subject, subject.Events.Where(ae => ToxicityTerm.IsOne(ae, term)));

    // With the dictionary's name for it: acute, chronic, in an organ.
    static IEnumerable<SpecialEvent> GraftVersusHost(TreatedSubject subject) =>
        SpecialEvent.Each(
            subject,
            subject.Events.Where(ae =>
                ToxicityTerm.IsOne(ae, GraftDisease) || ae.Name.Contains("graft versus host", StringComparison.OrdinalIgnoreCase)
            )
        );

    const string Infections = OrganClass.Infections,
        GraftDisease = "Graft versus host disease";

    static IEnumerable<SpecialEvent> OfClass(TreatedSubject subject, string organClass) =>
        SpecialEvent.Each(subject, subject.Events.Where(ae => OrganClass.Is(ae, organClass, subject.Version)));

    // Neither the row nor the words name a class.
    static bool IsUnclassed(TreatedSubject subject, AdverseEvent ae) => OrganClass.Of(ae, subject.Version) is null;

    static (SpecialEvent? Found, bool WasCounted) Early(TreatedSubject subject, IcahtScale scale, string test)
    {
        var (counts, because) = Counts(subject, test);
        var early = scale.EarlyGrade(counts, subject.Followed.IsOver ? subject.DaysAfterCells(subject.Followed.Until) : null);
        if (early.Value.Least > 0 && subject.FirstCells is not null)
            return (Low(subject, counts, (0, 30), c => scale.IsLow(c.Count, scale.Early.Low), early, because), true);
        var until = subject.DaysAfterCells(subject.Followed.Until);
        return (null, IcahtScale.WatchesEarly(counts, until) && scale.EarlyGrade(counts, until).Value.Known == 0);
    }

    // Late counts end on the day before relapse or the next therapy, or with the last contact.
    static (SpecialEvent? Found, bool WasCounted) Late(TreatedSubject subject, IcahtScale scale, string test)
    {
        var (counts, because) = Counts(subject, test);
        DateOnly?[] ends =
        [
            subject.Course.Day(Response.CourseEventKind.Relapse)?.AddDays(-1),
            subject.Course.Day(Response.CourseEventKind.NewTherapy)?.AddDays(-1),
            subject.Vital.LastKnownAlive.Value,
        ];
        var until = subject.DaysAfterCells(ends.Min());
        var late = scale.LateGrade(counts, until);
        List<DayCount> watched = [.. counts.Where(c => !(c.Day > until))];
        return late.Value.Least > 0 && subject.FirstCells is not null
            ? (Low(subject, watched, (31, 100), c => scale.IsLow(c.Count, scale.Late[0]), late, because), true)
            : (null, late.Value.Known == 0);
    }

    // From the first to the last low count of a phase, beside what the marrow says. Only a later count that is not low shows
    // that it ended.
    static SpecialEvent Low(
        TreatedSubject subject,
        IReadOnlyList<DayCount> counts,
        (int From, int To) days,
        Func<DayCount, bool> isLow,
        Answer<GradeSpan> grade,
        IReadOnlyList<Fact> because
    )
    {
        List<int> low = [.. from c in counts where c.Day >= days.From && c.Day <= days.To && isLow(c) orderby c.Day select c.Day];
        List<DayCount> before = [.. counts.Where(c => c.Day <= 0)];
        List<DayCount> after = [.. from c in counts where c.Day > low[^1] orderby c.Day select c];
        var isOver = after is [var next, ..] && !isLow(next);
        var marrow = MarrowBeside.Of(subject, days, wasLow: before is [.., var last] && isLow(last));
        return new(
            subject,
            subject.FirstCells?.AddDays(low[0]),
            isOver ? subject.FirstCells?.AddDays(low[^1]) : null,
            grade.Value.Least,
            [],
            Grounds.Of([Grounds.Rows(because), marrow.Grounds]).Because
        )
        {
            AtMost = SpecialEvent.Above(grade.Value),
            Note = new EventNote.LowCounts(low.Count, marrow, grade.Missing),
        };
    }

    /// <summary>
    /// The counts of a test by day from the first cells, and their records; one whose day is known in part is on no day.
    /// </summary>
    public static (IReadOnlyList<DayCount> Counts, IReadOnlyList<Fact> Because) Counts(TreatedSubject subject, string test)
    {
        ArgumentNullException.ThrowIfNull(subject);
        List<LabResult> rows =
        [
            .. subject.Records.Of<LabResult>().Where(o => o.TestCode == test && o.Status is null && o.IsOfItsSpecimen()),
        ];
        return (
            [
                .. from row in rows
                let day = subject.DaysAfterCells(row.Date?.Date)
                let count = Catalogue.Read(row).Value
                where day is not null && count is not null && !Plausible.IsOutside(Catalogue.Find(row), count.Value)
                select DayCount.Of(day.Value, count.Value),
            ],
            [.. rows.Select(o => o.AsFact())]
        );
    }

    static IEnumerable<SpecialEvent> LowImmunoglobulin(TreatedSubject subject)
    {
        List<LabResult> low = [.. Immunoglobulins(subject).Where(IsLowIgg)];
        var named = subject.Events.Where(ae => ae.Name.Contains("gammaglobulin", StringComparison.OrdinalIgnoreCase)).ToList();
        var told = SpecialEvent.Each(subject, named);
        return low.Count == 0 ? told : told.Prepend(OfValues(subject, low)).OrderBy(e => e.First ?? DateOnly.MaxValue);
    }

    static SpecialEvent OfValues(TreatedSubject subject, List<LabResult> low) =>
        new(
            subject,
            low.Min(o => o.Date!.Value.Date),
            IsLowIgg(Immunoglobulins(subject)[^1]) ? null : low.Max(o => o.Date!.Value.Date),
            null,
            SpecialEvent.GivenFor(subject, low.Min(o => o.Date!.Value.Date), null),
            [.. low.Select(o => o.AsFact())]
        )
        {
            Note = new EventNote.LowIgg(LowIgg),
        };

    static bool HasImmunoglobulin(TreatedSubject subject) => Immunoglobulins(subject).Count > 0;

    // After the cells, by date.
    static List<LabResult> Immunoglobulins(TreatedSubject subject) =>
        [
            .. subject
                .Records.Of<LabResult>()
                .Where(o => o.TestCode == LabCode.Igg && o.IsOfItsSpecimen() && subject.DaysAfterCells(o.Date?.Date) > 0),
        ];

    static bool IsLowIgg(LabResult row) => row.Number is { } number && Catalogue.Find(row)?.ValueOf(number, row.Unit) < LowIgg;

    static IEnumerable<SpecialEvent> Transplants(TreatedSubject subject) =>
        from row in subject.Records.Of<Procedure>()
        where row.IsAllograft().IsTrue || row.Name.Contains("STEM CELL", StringComparison.OrdinalIgnoreCase)
        let day = row.Start is { Year: not null } start ? start.Earliest : (DateOnly?)null
        where day is null || subject.DaysAfterCells(day) > 0
        select new SpecialEvent(subject, row.Start?.Date, row.Start?.Date, null, [], [row.AsFact()])
        {
            IsProcedure = true,
            Note =
                subject.Course.Day(Response.CourseEventKind.Relapse) is { } relapse && relapse <= day
                    ? new EventNote.AfterRelapse()
                    : new EventNote.WithoutRelapse(),
        };

    static readonly string[] Cancers =
    [
        "second primary",
        "secondary malignancy",
        "myelodysplastic",
        "T-cell lymphoma",
        "carcinoma",
        "neoplasm",
    ];

    static IEnumerable<SpecialEvent> SecondCancers(TreatedSubject subject) =>
        SpecialEvent.Each(subject, subject.Events.Where(ae => IsCancer(subject, ae)));

    static bool IsCancer(TreatedSubject subject, AdverseEvent ae) =>
        ae.Name != "Tumor lysis syndrome"
        && (
            OrganClass.Is(ae, "Neoplasms benign, malignant and unspecified (incl cysts and polyps)", subject.Version)
            || Cancers.Any(c => ae.Name.Contains(c, StringComparison.OrdinalIgnoreCase))
        );
}
