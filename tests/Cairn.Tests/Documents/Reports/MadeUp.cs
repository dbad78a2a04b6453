using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Figures;
using Cairn.Studies;

namespace Cairn.Tests.Documents.Reports;

/// <summary>Made-up inputs of every figure, from a seed and a size; every shape that real data can take turns up for some seed.</summary>
sealed class MadeUp(int seed)
{
    readonly Random chance = new(seed);
    static readonly string[] Levels = ["L1", "L2", "L3"];

    public IEnumerable<(string Name, Func<Figure> Draw)> All(int subjects, int groups = 2) =>
        [
            ("flow", () => Flow(subjects).Draw()),
            ("board", () => Board(subjects).Draw()),
            ("heat", () => Heat(subjects).Draw()),
            ("swimmer", () => Swimmer(subjects).Draw()),
            ("waterfall", () => Waterfall(subjects).Draw()),
            ("km", () => KaplanMeier(subjects, groups).Draw()),
            ("cif", () => Incidence(subjects, groups).Draw()),
        ];

    FigureHead Head(string id, string title) => new($"{id}-{seed}", title, true);

    static string Subject(int i) => $"001-{i + 1:000}";

    /// <summary>A product-limit curve of random times; ties happen, since times are whole tenths of months.</summary>
    public Curve Curve(string name, int n, double share, bool survival = true)
    {
        var times = Enumerable
            .Range(0, n)
            .Select(_ => (Time: Math.Round(chance.NextDouble() * 24, 1), Event: chance.NextDouble() < share))
            .OrderBy(t => t.Time)
            .ToList();
        var (steps, s, atRisk) = (new List<CurveStep>(), 1.0, n);
        foreach (var at in times.GroupBy(t => t.Time))
        {
            var (d, all) = (at.Count(t => t.Event), at.Count());
            s *= 1 - (double)d / atRisk;
            var half = 0.9 * Math.Sqrt(s * (1 - s) / atRisk);
            var estimate = survival ? s : (1 - s) / 2;
            double? Bound(double v) => s is > 0 and < 1 ? Math.Clamp(v, 0, 1) : null;
            steps.Add(new(at.Key, atRisk, d, all - d, estimate, Bound(estimate - half), Bound(estimate + half)));
            atRisk -= all;
        }
        return new(name, n, steps);
    }

    public KaplanMeierFigure KaplanMeier(int n, int groups, double share = 0.6) =>
        new()
        {
            Head = Head("km", "Overall survival by dose level, all treated subjects"),
            Outcome = "overall survival",
            Time = new("months", "enrolment"),
            IntervalType = "log-log",
            Test = groups > 1 ? "Log-rank test: chi-square 1.20 on 1 degree of freedom, p = 0.27 (made up)." : null,
            Groups =
            [
                .. Enumerable.Range(0, groups).Select(g => new SurvivalGroup(Curve($"Level {g + 1}", n, share), 8.2, 4.1, null)),
            ],
        };

    public IncidenceFigure Incidence(int n, int groups) =>
        new()
        {
            Head = Head("cif", "Cumulative incidence of relapse, subjects in remission"),
            EventName = "Relapse",
            CompetingName = "Death without relapse",
            Time = new("months", "remission"),
            IntervalType = "log-log, delta-method variance",
            Groups =
            [
                .. Enumerable
                    .Range(0, groups)
                    .Select(g => new IncidenceGroup(
                        Curve($"Level {g + 1}", n, 0.5, survival: false),
                        Curve($"Level {g + 1}", n, 0.2, survival: false)
                    )),
            ],
        };

    public SwimmerFigure Swimmer(int n) =>
        new()
        {
            Head = Head("swim", "Time on study, treated subjects"),
            Time = new("months", "first infusion"),
            DoseLevels = Levels,
            Subjects =
            [
                .. Enumerable
                    .Range(0, n)
                    .Select(i =>
                    {
                        var (end, dies) = (Math.Round(chance.NextDouble() * 22, 1), chance.NextDouble() < 0.4);
                        var marks = new List<SwimmerMark> { new(0, SwimmerEvent.Infusion) };
                        if (chance.NextDouble() < 0.6)
                            marks.Add(new(end * 0.15, SwimmerEvent.Response));
                        if (chance.NextDouble() < 0.4)
                            marks.Add(new(end * 0.4, SwimmerEvent.Transplant));
                        if (chance.NextDouble() < 0.2)
                            marks.Add(new(end * 0.5, SwimmerEvent.OtherTherapy));
                        if (chance.NextDouble() < 0.3)
                            marks.Add(new(end * 0.75, SwimmerEvent.Relapse));
                        if (dies)
                            marks.Add(new(end, SwimmerEvent.Death));
                        return new SwimmerSubject(Subject(i), chance.Next(3), end, !dies && chance.NextDouble() < 0.8, marks);
                    }),
            ],
        };

    public WaterfallFigure Waterfall(int n) =>
        new()
        {
            Head = Head("fall", "Best change in marrow blasts, treated subjects"),
            Measure = "Best change in marrow blasts from baseline",
            Threshold = -50,
            Subjects =
            [
                .. Enumerable
                    .Range(0, n)
                    .Select(i =>
                    {
                        double? change = chance.NextDouble() < 0.12 ? null : Math.Round(chance.NextDouble() * 260 - 100, 1);
                        var response = change switch
                        {
                            null => i % 2 == 0 ? ResponseCategory.NotEvaluable : ResponseCategory.CR,
                            < -85 => ResponseCategory.CR,
                            < -70 => ResponseCategory.CRi,
                            < -60 => ResponseCategory.MLFS,
                            < -50 => ResponseCategory.PR,
                            _ => ResponseCategory.NoResponse,
                        };
                        return new WaterfallSubject(Subject(i), change, response);
                    }),
            ],
        };

    public DoseBoardFigure Board(int n)
    {
        var start = new DateOnly(2025, 6, 2);
        var subjects = Enumerable
            .Range(0, n)
            .Select(i => new BoardSubject(
                Subject(i),
                Math.Min(1 + i * 3 / Math.Max(n, 3), 3),
                start.AddDays(i * 400 / Math.Max(n, 12) + chance.Next(3)),
                i >= n - 2
                    ? DoseToken.Pending
                    : (
                        i % 5 == 4 ? DoseToken.Dlt
                        : i % 7 == 6 ? DoseToken.NotEvaluable
                        : DoseToken.Evaluable
                    )
            ))
            .ToList();
        return new()
        {
            Head = Head("board", "Dose escalation"),
            Levels = ["1: 5 × 10⁶/kg", "2: 10 × 10⁶/kg", "3: 20 × 10⁶/kg"],
            Subjects = subjects,
            AsOf = start.AddDays(430),
            Decisions =
                n < 6
                    ? []
                    :
                    [
                        new(start.AddDays(132), 1, 2, "escalate to level 2: 0 of 3 with DLT", true),
                        new(start.AddDays(200), 2, 2, "stay at level 2: 1 of 3 with DLT", true),
                        new(start.AddDays(266), 2, 3, "escalate to level 3: 1 of 6 with DLT", true),
                        new(start.AddDays(420), 3, null, "stop: 2 of 6 with DLT", false),
                    ],
        };
    }

    public ToxicityHeatMapFigure Heat(int n) =>
        new()
        {
            Head = Head("heat", "Daily grade of CRS and ICANS, infused subjects"),
            Panels = [new("CRS", HeatRows(n)), new("ICANS", HeatRows(n))],
        };

    List<HeatMapRow> HeatRows(int n) =>
        [
            .. Enumerable
                .Range(0, n)
                .Select(i =>
                {
                    var (onset, length, top) = (chance.Next(1, 8), chance.Next(0, 9), chance.Next(1, 6));
                    return new HeatMapRow(
                        Subject(i),
                        [
                            .. Enumerable
                                .Range(0, chance.NextDouble() < 0.1 ? 12 : 29)
                                .Select(d =>
                                    chance.NextDouble() < 0.03 ? (int?)null
                                    : d < onset || d >= onset + length ? 0
                                    : Math.Min(top, 1 + Math.Min(d - onset, onset + length - 1 - d))
                                ),
                        ]
                    );
                }),
        ];

    public ParticipantFlowFigure Flow(int n) =>
        new()
        {
            Head = Head("flow", "Participant flow"),
            Steps =
            [
                new(
                    "Screened",
                    n * 2,
                    "Failed screening",
                    n == 0
                        ? []
                        :
                        [
                            new("Creatinine clearance 45 mL/min or less", n - n / 3),
                            new("No confirmed donor for an allogeneic transplantation", n / 3),
                        ]
                ),
                new("Enrolled", n, null, []),
                new(
                    "Apheresis done",
                    n,
                    "Not infused",
                    n < 6 ? [] : [new("Manufacturing failure", 1), new("Died before infusion", 2)]
                ),
                new("Infused", n < 6 ? n : n - 3, null, []),
                new("Evaluable for DLT", n < 6 ? n : n - 4, null, []),
            ],
        };
}
