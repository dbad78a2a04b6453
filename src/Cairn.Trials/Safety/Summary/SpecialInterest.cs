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

    /// <summary>Immunoglobulin G below this is low, g/L; a usual limit of replacement.</summary>
    public const double LowIgg = 4;

    const int Prolonged = 28,
        Severe = 3;

    /// <summary>
    /// Whether somebody looked for it in a subject: without that, none found says nothing. Usual: whoever is seen is.
    /// </summary>
    public Func<TreatedSubject, bool> WasLookedFor { get; init; } = _ => true;

    /// <summary>Its occurrences in one subject, looked for once.</summary>
    public IReadOnlyList<SpecialEvent> In(TreatedSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Once(this);
    }

    /// <summary>Every kind, in the order of tables. A new one is a line here.</summary>
    public static IReadOnlyList<SpecialInterest> All { get; } =
    [
        new("crs", "Cytokine release syndrome", Astct, s => Syndrome(s, FaObject.Crs, ToxicityTerm.Crs)),
        new("icans", "ICANS", Astct, s => Syndrome(s, FaObject.Icans, ToxicityTerm.Icans)),
        new("iec-hs", "IEC-HS or HLH", "the investigator", s => Named(s, IecHsChecklist.Term)),
        new("icaht", "ICAHT, early", "EHA/EBMT 2023", s => Haematotoxicity(s, IcahtScale.Neutrophils, TestCode.Neutrophils)),
        new("icaht-late", "ICAHT, late", "EHA/EBMT 2023", s => Late(s, IcahtScale.Neutrophils, TestCode.Neutrophils)),
        new("t-icaht", "T-ICAHT, early", "T-ICAHT", s => Haematotoxicity(s, IcahtScale.Platelets, TestCode.Platelets)),
        new("prolonged-cytopenia", "Cytopenia of grade 3 or more after day 28", CtcaeGrades, LongCytopenia),
        new("infection", "Infections", CtcaeGrades, s => OfClass(s, "Infections and infestations")),
        new("hypogammaglobulinaemia", "Hypogammaglobulinaemia", null, LowImmunoglobulin) { WasLookedFor = HasImmunoglobulin },
        new("tumour-lysis", "Tumour lysis syndrome", CtcaeGrades, s => Named(s, "Tumor lysis syndrome")),
        new("gvhd", "Graft versus host disease", CtcaeGrades, s => Named(s, "Graft versus host disease")),
        new("transplant", "Rescue or other transplant after the cells", null, Transplants),
        new("second-cancer", "Second cancers", CtcaeGrades, SecondCancers),
    ];

    // The daily grades where there are some, else the rows of adverse events. CTCAE's grade of such a row is never ASTCT's.
    static IEnumerable<SpecialEvent> Syndrome(TreatedSubject subject, FaObject about, string term)
    {
        var moments = GradedMoments.Of(subject.Records, about);
        var rows = subject.Events.Where(ae => ToxicityTerm.IsOne(ae, term)).ToList();
        if (moments.Count == 0)
            return rows.Select(ae => SpecialEvent.Of(subject, ae) with { Note = "grade of the adverse event; no daily grades" });
        var fatal = rows.Exists(ae => ae.IsFatal);
        return SyndromeEpisode.Of(moments).Select(e => Of(subject, e, fatal));
    }

    static SpecialEvent Of(TreatedSubject subject, SyndromeEpisode episode, bool fatal) =>
        new(
            subject,
            episode.First,
            episode.IsOver ? episode.Last : null,
            fatal ? 5 : episode.Worst,
            SpecialEvent.GivenFor(subject, episode.First, episode.Last),
            [.. episode.Moments.Select(m => m.Because).OfType<Fact>()]
        );

    static IEnumerable<SpecialEvent> Named(TreatedSubject subject, string term) =>
        subject.Events.Where(ae => ToxicityTerm.IsOne(ae, term)).Select(ae => SpecialEvent.Of(subject, ae));

    static IEnumerable<SpecialEvent> OfClass(TreatedSubject subject, string organClass) =>
        subject
            .Events.Where(ae => organClass.Equals(ae.OrganClass, StringComparison.OrdinalIgnoreCase))
            .Select(ae => SpecialEvent.Of(subject, ae));

    static IEnumerable<SpecialEvent> Haematotoxicity(TreatedSubject subject, IcahtScale scale, string test)
    {
        var (counts, because) = Counts(subject, test);
        if (scale.EarlyGrade(counts) is not { Value: > 0 } early || subject.FirstCells is not { } first)
            return [];
        var low = counts.Where(c => c.Day is >= 0 and <= 30 && c.Count <= scale.Early.Low).ToList();
        return
        [
            new(subject, first.AddDays(low[0].Day), first.AddDays(low[^1].Day), early.Value, [], because)
            {
                Note = DiseaseBefore(subject, counts, scale) ? "low before the cells with blasts in the marrow" : "",
            },
        ];
    }

    // Late counts end with relapse, the next therapy or the last contact.
    static IEnumerable<SpecialEvent> Late(TreatedSubject subject, IcahtScale scale, string test)
    {
        var (counts, because) = Counts(subject, test);
        DateOnly?[] ends =
        [
            subject.Course.Day(Response.CourseEventKind.Relapse),
            subject.Course.Day(Response.CourseEventKind.NewTherapy),
            subject.Vital.LastKnownAlive.Value,
        ];
        if (
            scale.LateGrade(counts, subject.DaysAfterCells(ends.Min())) is not { Value: > 0 } late
            || subject.FirstCells is not { } first
        )
            return [];
        var low = counts.Where(c => c.Day is >= 31 and <= 100 && c.Count <= scale.Late[0]).ToList();
        return [new(subject, first.AddDays(low[0].Day), first.AddDays(low[^1].Day), late.Value, [], because)];
    }

    /// <summary>The counts of a test by day from the first cells, and their records.</summary>
    public static (IReadOnlyList<DayCount> Counts, IReadOnlyList<Fact> Because) Counts(TreatedSubject subject, string test)
    {
        ArgumentNullException.ThrowIfNull(subject);
        List<LabResult> rows = [.. subject.Records.Of<LabResult>().Where(o => o.TestCode == test && o.Status is null)];
        return (
            [
                .. from row in rows
                let day = subject.DaysAfterCells(row.Date is { Year: not null } date ? date.Earliest : null)
                let count = Catalogue.Read(row).Value?.Exact
                where day is not null && count is not null
                select new DayCount(day.Value, count.Value),
            ],
            [.. rows.Select(o => o.AsFact())]
        );
    }

    // Who comes with few cells and blasts in the marrow has them from the disease.
    static bool DiseaseBefore(TreatedSubject subject, IReadOnlyList<DayCount> counts, IcahtScale scale) =>
        counts.Any(c => c.Day <= 0)
        && counts.Last(c => c.Day <= 0).Count <= scale.Early.Low
        && Response
            .MarrowSample.Of(subject.Records)
            .LastOrDefault(m => m.Date <= subject.FirstCells)
            ?.Blasts.Value.IsAtLeast(5)
            .IsTrue == true;

    static IEnumerable<SpecialEvent> LongCytopenia(TreatedSubject subject) =>
        subject
            .Values.Where(v => v.Term.Name is "Neutrophil count decreased" or "Platelet count decreased" && v.Value >= Severe)
            .Where(v => subject.DaysAfterCells(v.Day) > Prolonged)
            .GroupBy(v => v.Term.Name, StringComparer.Ordinal)
            .Select(of => new SpecialEvent(
                subject,
                of.Min(v => v.Day),
                of.Max(v => v.Day),
                of.Max(v => v.Value),
                [],
                [.. of.Select(v => v.Record.AsFact())]
            )
            {
                Note = of.Key == "Neutrophil count decreased" ? "neutrophils" : "platelets",
            });

    static IEnumerable<SpecialEvent> LowImmunoglobulin(TreatedSubject subject)
    {
        List<LabResult> low =
        [
            .. from row in subject.Records.Of<LabResult>()
            where IsLowIgg(row) && subject.DaysAfterCells(row.Date?.Date) > 0
            select row,
        ];
        var named = subject.Events.Where(ae => ae.Name.Contains("gammaglobulin", StringComparison.OrdinalIgnoreCase)).ToList();
        if (low.Count > 0)
            yield return new(
                subject,
                low.Min(o => o.Date!.Value.Date),
                low.Max(o => o.Date!.Value.Date),
                null,
                SpecialEvent.GivenFor(subject, low.Min(o => o.Date!.Value.Date), null),
                [.. low.Select(o => o.AsFact())]
            )
            {
                Note = FormattableString.Invariant($"immunoglobulin G below {LowIgg} g/L"),
            };
        foreach (var ae in named.Where(_ => low.Count == 0))
            yield return SpecialEvent.Of(subject, ae);
    }

    static bool HasImmunoglobulin(TreatedSubject subject) =>
        subject.Records.Of<LabResult>().Any(o => o.TestCode == "IGG" && subject.DaysAfterCells(o.Date?.Date) > 0);

    static bool IsLowIgg(LabResult row) =>
        row.TestCode == "IGG" && row.Number is { } number && Catalogue.Find(row)?.ValueOf(number, row.Unit) < LowIgg;

    static IEnumerable<SpecialEvent> Transplants(TreatedSubject subject) =>
        from row in subject.Records.Of<Procedure>()
        where row.Code == ProcedureCode.Allograft || row.Name.Contains("STEM CELL", StringComparison.OrdinalIgnoreCase)
        let day = row.Start is { Year: not null } start ? start.Earliest : (DateOnly?)null
        where day is null || subject.DaysAfterCells(day) > 0
        select new SpecialEvent(subject, day, day, null, [], [row.AsFact()])
        {
            Note =
                subject.Course.Day(Response.CourseEventKind.Relapse) is { } relapse && relapse <= day
                    ? "after relapse"
                    : "without relapse before",
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
        subject
            .Events.Where(ae =>
                "Neoplasms benign, malignant and unspecified (incl cysts and polyps)".Equals(
                    ae.OrganClass,
                    StringComparison.OrdinalIgnoreCase
                ) || Cancers.Any(c => ae.Name.Contains(c, StringComparison.OrdinalIgnoreCase))
            )
            .Where(ae => ae.Name != "Tumor lysis syndrome")
            .Select(ae => SpecialEvent.Of(subject, ae));
}
