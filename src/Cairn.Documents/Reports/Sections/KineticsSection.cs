using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Documents.Reports.Wording;
using Cairn.Kinetics;

namespace Cairn.Documents.Reports.Sections;

/// <summary>Expansion and persistence of the cells: by dose level, each subject's course, and the levels drawn.</summary>
public static class KineticsSection
{
    const string Unit = "copies/µg DNA";

    static readonly (Phrase Name, Phrase Unit, Func<CellularKinetics, double?> Of)[] Measures =
    [
        ("Peak (Cmax)", Unit, k => k.Cmax),
        ("Day of the peak (Tmax)", "days", k => k.Tmax),
        ("Last detected (Tlast)", "days", k => k.Tlast),
        ("Area to day 28", $"{Unit} × days", k => k.HorizonCovered.IsTrue ? k.AucHorizon : null),
        ("Half-life", "days", k => k.Decline?.HalfLife),
    ];

    public static Section Of(Analysis analysis)
    {
        var courses = SubjectKinetics.Of(analysis.Treated);
        return new(
            "kinetics",
            "Cellular kinetics",
            [
                new Answered(InWords(analysis, courses)),
                .. Unread(courses),
                ByLevel(analysis, courses),
                Drawn(analysis, courses),
                Each(analysis, courses),
            ]
        );
    }

    static Phrase InWords(Analysis analysis, IReadOnlyList<SubjectKinetics> courses)
    {
        var sampled = courses.Where(k => k.Points.Count > 0).ToList();
        if (sampled.Count == 0)
            return "No transgene level after the cells is recorded.";
        var expanded = sampled.Count(k => k.Course.Cmax > 0);
        var still = sampled.Count(k => k.Course.StillDetected.IsTrue);
        return $"Transgene was sampled in {Written.Count(sampled.Count)} of {Written.Count(analysis.Treated.Count)} given cells, "
            + $"found in {Written.Count(expanded)}, and still there in the last sample in {Written.Count(still)}.";
    }

    static IEnumerable<Block> Unread(IReadOnlyList<SubjectKinetics> courses) =>
        courses.Sum(k => k.Unread.Count) is > 0 and var count
            ?
            [
                new Words(
                    $"{Written.Plural(count, "result is", "results are")} no number, in another unit or without a whole date, "
                        + $"and in none of this, of {Named(courses.Where(k => k.Unread.Count > 0))}."
                ),
            ]
            : [];

    static string Named(IEnumerable<SubjectKinetics> courses) => string.Join(", ", courses.Select(k => k.Subject.Id));

    static Table ByLevel(Analysis analysis, IReadOnlyList<SubjectKinetics> courses) =>
        new()
        {
            Id = "kinetics-by-level",
            Caption = "Cellular kinetics by dose level",
            Synthetic = analysis.Casebook.IsSynthetic,
            WhenEmpty = "No transgene level after the cells is recorded.",
            Columns =
            [
                Column.OfWords("Measure"),
                Column.OfNumbers("Subjects", "n"),
                Column.OfNumbers("Geometric mean"),
                Column.OfNumbers("CV", "%"),
                Column.OfNumbers("Median"),
                Column.OfWords("Range"),
            ],
            Groups =
            [
                .. from course in courses
                where course.Points.Count > 0
                group course by course.Subject.Level into level
                orderby level.Key ?? 0
                select new RowGroup(Level(level.Key), [.. Measures.Select(m => Row(m, level))]),
            ],
            Notes =
            [
                "Geometric means of the values above 0; who never was above it is counted in n. The area is that of subjects "
                    + "sampled to day 28: straight lines while the level rises, lines of its logarithm while it falls.",
                "Where it was still found in the last sample, the last detection is the least that it can be.",
            ],
        };

    static Phrase Level(int? level) => level is { } known ? (Phrase)$"Level {Sourced.Number(known)}" : "level not recorded";

    static IReadOnlyList<Cell> Row(
        (Phrase Name, Phrase Unit, Func<CellularKinetics, double?> Of) measure,
        IEnumerable<SubjectKinetics> subjects
    )
    {
        List<SubjectKinetics> measured = [.. subjects.Where(k => measure.Of(k.Course) is not null)];
        var summary = LevelSummary.Of(measured.Select(k => measure.Of(k.Course)));
        Cell Grounded(Phrase text) => ((Cell)text).From(measured.SelectMany(k => k.Because));
        return
        [
            (Phrase)$"{measure.Name}, {measure.Unit}",
            Grounded(Written.Count(summary.N)),
            Grounded(Rounded(summary.GeometricMean)),
            Grounded(Written.Fixed(100 * summary.GeometricCv, 0)),
            Grounded(Rounded(summary.Median)),
            Grounded(summary.N == 0 ? Written.NotEstimable : (Phrase)$"{Rounded(summary.Least)} to {Rounded(summary.Most)}"),
        ];
    }

    // Levels run over five powers of ten; days are told to the tenth.
    static string Rounded(double? value) =>
        value is >= Thousand ? Written.Count((int)Math.Round(value.Value)) : Written.Fixed(value, 1);

    const double Thousand = 1000;

    static Figure Drawn(Analysis analysis, IReadOnlyList<SubjectKinetics> courses) =>
        new KineticsFigure
        {
            Head = new("kinetics-levels", "Transgene levels of each subject", analysis.Casebook.IsSynthetic),
            Time = new("days", "first cells"),
            Measure = Unit,
            Courses =
            [
                .. courses
                    .Where(k => k.Points.Count > 0)
                    .Select(k => new LevelCourse(k.Subject.Id, [.. k.Points.Select(p => new LevelPoint(p.Day, p.Level))])
                    {
                        Because = k.Because,
                    }),
            ],
        }.Draw();

    static Table Each(Analysis analysis, IReadOnlyList<SubjectKinetics> courses) =>
        new()
        {
            Id = "kinetics-subjects",
            Caption = "Cellular kinetics of each subject",
            Synthetic = analysis.Casebook.IsSynthetic,
            IsListing = true,
            WhenEmpty = "No transgene level after the cells is recorded.",
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("Dose level"),
                Column.OfNumbers("Samples", "n"),
                .. Measures.Select(m => Column.OfNumbers(m.Name, m.Unit)),
                Column.OfWords("In the last sample"),
            ],
            Groups = Table.Plain(courses.Where(k => k.Points.Count > 0).Select(Row)),
        };

    static IReadOnlyList<Cell> Row(SubjectKinetics k) =>
        [
            Cell.Subject(k.Subject.Id),
            Level(k.Subject.Level),
            Cell.Of(k.Course.Samples).From(k.Because),
            .. Measures.Select(m => ((Cell)Rounded(m.Of(k.Course))).From(k.Because)),
            k.Course.StillDetected.IsTrue ? "found" : "not found",
        ];
}
