using Cairn.Records;
using static Cairn.Safety.Ctcae.GradeLimit;

namespace Cairn.Safety.Ctcae;

/// <summary>
/// The terms of CTCAE v5.0 (NCI, 27 November 2017) that a value grades, a row a term, with CTCAE's numbers. Where it ties a grade
/// to an intervention or a symptom beside the number, the number alone counts, or the circumstance is asked.
/// </summary>
static class ValueTerms5
{
    static readonly GradeLimit BeyondNormal = new OfNormal(1);

    public static IReadOnlyList<ValueTerm> All { get; } =
    [
        Low(
            "Anemia",
            ScreeningCode.Haemoglobin,
            BeyondNormal,
            In(100, "g/L", 10, "g/dL", 6.2, "mmol/L"),
            In(80, "g/L", 8, "g/dL", 4.9, "mmol/L")
        ),
        High("Leukocytosis", ScreeningCode.Leukocytes, (3, In(100, "10*9/L"))),
        High("Activated partial thromboplastin time prolonged", LabCode.Aptt, BeyondNormal, Normal(1.5), Normal(2.5)),
        High("Alanine aminotransferase increased", ScreeningCode.Alt, Liver(1, 1.5, orOn: true), Liver(3), Liver(5), Liver(20)),
        High(
            "Alkaline phosphatase increased",
            LabCode.AlkalinePhosphatase,
            Liver(1, 2, orOn: true),
            Liver(2.5),
            Liver(5),
            Liver(20)
        ) with
        {
            DependsOnGrowth = true,
        },
        High("Aspartate aminotransferase increased", ScreeningCode.Ast, Liver(1, 1.5, orOn: true), Liver(3), Liver(5), Liver(20)),
        High("Blood bilirubin increased", ScreeningCode.Bilirubin, Liver(1), Liver(1.5), Liver(3), Liver(10)),
        High("Blood lactate dehydrogenase increased", ScreeningCode.Ldh, BeyondNormal),
        Low("CD4 lymphocytes decreased", LabCode.Cd4, BeyondNormal, In(0.5, "10*9/L"), In(0.2, "10*9/L"), In(0.05, "10*9/L")),
        High(
            "Cholesterol high",
            LabCode.Cholesterol,
            BeyondNormal,
            In(7.75, "mmol/L", 300, "mg/dL"),
            In(10.34, "mmol/L", 400, "mg/dL"),
            In(12.92, "mmol/L", 500, "mg/dL")
        ),
        High("CPK increased", LabCode.CreatineKinase, BeyondNormal, Normal(2.5), Normal(5), Normal(10)),
        High(
            "Creatinine increased",
            ScreeningCode.Creatinine,
            BeyondNormal,
            new AnyOf(Normal(1.5), Baseline(1.5)),
            new AnyOf(Normal(3), Baseline(3)),
            Normal(6)
        ) with
        {
            DependsOnGrowth = true,
        },
        Low(
            "Fibrinogen decreased",
            LabCode.Fibrinogen,
            BeyondNormal,
            Fall(0.75, 25),
            Fall(0.5, 50),
            new AnyOf(Fall(0.25, 75), In(0.5, "g/L", 50, "mg/dL"))
        ),
        High("GGT increased", LabCode.GammaGlutamylTransferase, Liver(1, 2, orOn: true), Liver(2.5), Liver(5), Liver(20)),
        Low("Haptoglobin decreased", LabCode.Haptoglobin, BeyondNormal),
        High(
            "Hemoglobin increased",
            ScreeningCode.Haemoglobin,
            BeyondNormal,
            new PastNormal(new Given(20, "g/L"), new(2, "g/dL")),
            new PastNormal(new Given(40, "g/L"), new(4, "g/dL"))
        ),
        High("INR increased", LabCode.Inr, Inr(1.2, 1), Inr(1.5), Inr(2.5)),
        High(
            "Lipase increased",
            LabCode.Lipase,
            BeyondNormal,
            Normal(1.5),
            IfSymptoms(2, 5),
            new Where(Circumstance.Symptoms, Normal(5), Assumed.Symptoms)
        ),
        Low(
            "Lymphocyte count decreased",
            LabCode.Lymphocytes,
            BeyondNormal,
            In(0.8, "10*9/L"),
            In(0.5, "10*9/L"),
            In(0.2, "10*9/L")
        ),
        High("Lymphocyte count increased", LabCode.Lymphocytes, (2, In(4, "10*9/L")), (3, In(20, "10*9/L"))),
        Low(
            "Neutrophil count decreased",
            TestCode.Neutrophils,
            BeyondNormal,
            In(1.5, "10*9/L"),
            In(1, "10*9/L"),
            In(0.5, "10*9/L")
        ),
        Low("Platelet count decreased", TestCode.Platelets, BeyondNormal, In(75, "10*9/L"), In(50, "10*9/L"), In(25, "10*9/L")),
        High(
            "Serum amylase increased",
            LabCode.Amylase,
            BeyondNormal,
            Normal(1.5),
            IfSymptoms(2, 5),
            new Where(Circumstance.Symptoms, Normal(5), Assumed.Symptoms)
        ),
        Low(
            "White blood cell decreased",
            ScreeningCode.Leukocytes,
            BeyondNormal,
            In(3, "10*9/L"),
            In(2, "10*9/L"),
            In(1, "10*9/L")
        ),
        Low("Acidosis", LabCode.Ph, (1, BeyondNormal), (3, In(7.3, "[pH]"))),
        High("Alkalosis", LabCode.Ph, (1, BeyondNormal), (3, In(7.5, "[pH]"))),
        High(
            "Hypercalcemia",
            LabCode.CorrectedCalcium,
            BeyondNormal,
            In(2.9, "mmol/L", 11.5, "mg/dL"),
            In(3.1, "mmol/L", 12.5, "mg/dL"),
            In(3.4, "mmol/L", 13.5, "mg/dL")
        ) with
        {
            NeedsCorrection = true,
        },
        High("Hypercalcemia" + ValueTerm.Ionised, LabCode.IonisedCalcium, BeyondNormal, Ionised(1.5), Ionised(1.6), Ionised(1.8)),
        High("Hyperkalemia", LabCode.Potassium, BeyondNormal, In(5.5, "mmol/L"), In(6, "mmol/L"), In(7, "mmol/L")),
        High(
            "Hypermagnesemia",
            LabCode.Magnesium,
            (1, BeyondNormal),
            (3, In(1.23, "mmol/L", 3, "mg/dL")),
            (4, In(3.3, "mmol/L", 8, "mg/dL"))
        ),
        High("Hypernatremia", LabCode.Sodium, BeyondNormal, In(150, "mmol/L"), In(155, "mmol/L"), In(160, "mmol/L")),
        High(
            "Hypertriglyceridemia",
            LabCode.Triglycerides,
            In(1.71, "mmol/L", 150, "mg/dL") with
            {
                OrOn = true,
            },
            In(3.42, "mmol/L", 300, "mg/dL"),
            In(5.7, "mmol/L", 500, "mg/dL"),
            In(11.4, "mmol/L", 1000, "mg/dL")
        ),
        High(
            "Hyperuricemia",
            LabCode.Urate,
            (1, BeyondNormal),
            (3, new Where(Circumstance.Consequences, BeyondNormal, Assumed.Consequences))
        ),
        Low("Hypoalbuminemia", LabCode.Albumin, BeyondNormal, In(30, "g/L", 3, "g/dL"), In(20, "g/L", 2, "g/dL")),
        Low(
            "Hypocalcemia",
            LabCode.CorrectedCalcium,
            BeyondNormal,
            In(2, "mmol/L", 8, "mg/dL"),
            In(1.75, "mmol/L", 7, "mg/dL"),
            In(1.5, "mmol/L", 6, "mg/dL")
        ) with
        {
            NeedsCorrection = true,
        },
        Low("Hypocalcemia" + ValueTerm.Ionised, LabCode.IonisedCalcium, BeyondNormal, Ionised(1), Ionised(0.9), Ionised(0.8)),
        Low(
            "Hypoglycemia",
            LabCode.Glucose,
            BeyondNormal,
            In(3, "mmol/L", 55, "mg/dL"),
            In(2.2, "mmol/L", 40, "mg/dL"),
            In(1.7, "mmol/L", 30, "mg/dL")
        ),
        Low(
            "Hypokalemia",
            LabCode.Potassium,
            BeyondNormal,
            new Where(Circumstance.Symptoms, BeyondNormal, Assumed.Symptoms),
            In(3, "mmol/L"),
            In(2.5, "mmol/L")
        ),
        Low(
            "Hypomagnesemia",
            LabCode.Magnesium,
            BeyondNormal,
            In(0.5, "mmol/L", 1.2, "mg/dL"),
            In(0.4, "mmol/L", 0.9, "mg/dL"),
            In(0.3, "mmol/L", 0.7, "mg/dL")
        ),
        Low("Hyponatremia", LabCode.Sodium, BeyondNormal, On(129, "mmol/L"), Sodium(), In(120, "mmol/L")) with
        {
            Holes = [new(129, 130), new(124, 125)],
        },
        High(
            "Eosinophilia",
            LabCode.Eosinophils,
            (1, Eosinophils),
            (3, new Where(Circumstance.Steroids, Eosinophils, null, Lacking.Steroids))
        ),
        new(
            "Electrocardiogram QT corrected interval prolonged",
            Side.High,
            [("EG", ScreeningCode.QtcF)],
            new(1, On(450, "ms")),
            new(2, On(481, "ms")),
            new(3, new AnyOf(On(501, "ms"), new FromBaseline(new Given(60, "ms"))))
        )
        {
            Holes = [new(480, 481), new(500, 501)],
        },
        new(
            "Ejection fraction decreased",
            Side.Low,
            [("EG", ScreeningCode.EjectionFraction)],
            new(2, new AnyOf(On(50, "%"), new FromBaseline(new Given(10, "%")) { OrOn = true })),
            new(3, new AnyOf(On(39, "%"), new FromBaseline(new Given(20, "%")) { OrOn = true })),
            new(4, In(20, "%"))
        )
        {
            Holes = [new(39, 40)],
        },
        Weight("Weight loss", Side.Low, 0.95, 0.9, 0.8),
        Weight("Weight gain", Side.High, 1.05, 1.1, 1.2),
        new(
            "Fever",
            Side.High,
            [("VS", ScreeningCode.Temperature)],
            new(1, On(38, "Cel", 100.4, "[degF]")),
            new(2, In(39, "Cel", 102.2, "[degF]")),
            new(3, In(40, "Cel", 104, "[degF]")),
            new(4, new Where(Circumstance.LongerThanADay, In(40, "Cel", 104, "[degF]"), null, Lacking.Duration))
        ),
        new(
            "Hypothermia",
            Side.Low,
            [("VS", ScreeningCode.Temperature)],
            new(2, On(35, "Cel", 95, "[degF]")),
            new(3, On(32, "Cel", 89.6, "[degF]")),
            new(4, On(28, "Cel", 82.4, "[degF]"))
        ),
        new(
            "Chronic kidney disease",
            Side.Low,
            [("LB", "EGFR"), ("LB", "CREATCLR")],
            new(1, BeyondNormal),
            new(2, On(59, "mL/min/{1.73_m2}")),
            new(3, On(29, "mL/min/{1.73_m2}")),
            new(4, In(15, "mL/min/{1.73_m2}"))
        )
        {
            Holes = [new(59, 60), new(29, 30)],
        },
    ];

    static GradeLimit Eosinophils => new AllOf(new OfNormal(1), new OfBaseline(1));

    static ValueTerm Low(string name, string test, params IReadOnlyList<GradeLimit> limits) => Low(name, test, Numbered(limits));

    static ValueTerm High(string name, string test, params IReadOnlyList<GradeLimit> limits) =>
        High(name, test, Numbered(limits));

    static ValueTerm Low(string name, string test, params (int Grade, GradeLimit Limit)[] lines) =>
        Lab(name, Side.Low, test, lines);

    static ValueTerm High(string name, string test, params (int Grade, GradeLimit Limit)[] lines) =>
        Lab(name, Side.High, test, lines);

    static ValueTerm Lab(string name, Side side, string test, (int Grade, GradeLimit Limit)[] lines) =>
        new(name, side, [("LB", test)], [.. lines.Select(l => new GradeLine(l.Grade, l.Limit))]);

    static (int, GradeLimit)[] Numbered(IReadOnlyList<GradeLimit> limits) => [.. limits.Select((limit, i) => (i + 1, limit))];

    static GradeLimit In(double number, string unit) => new Fixed(new Given(number, unit));

    static GradeLimit In(double first, string unit, double second, string other) =>
        new Fixed(new(first, unit), new(second, other));

    static GradeLimit In(double first, string unit, double second, string other, double third, string last) =>
        new Fixed(new(first, unit), new(second, other), new(third, last));

    static GradeLimit On(double number, string unit) => In(number, unit) with { OrOn = true };

    static GradeLimit On(double first, string unit, double second, string other) =>
        In(first, unit, second, other) with
        {
            OrOn = true,
        };

    // CTCAE gives mmol/L alone. In mg/dL it is four times as much, as in CTCAE's limits of total calcium (2.0 mmol/L, 8.0 mg/dL).
    static GradeLimit Ionised(double millimoles) => In(millimoles, "mmol/L", Math.Round(4 * millimoles, 1), "mg/dL");

    static GradeLimit Normal(double times) => new OfNormal(times);

    static GradeLimit Baseline(double times) => new OfBaseline(times);

    // Multiples of the upper limit where the value before treatment was normal, else of that value.
    static GradeLimit Liver(double times) => Liver(times, times, orOn: false);

    static GradeLimit Liver(double ofNormal, double ofBaseline, bool orOn) =>
        new ByBaseline(new OfNormal(ofNormal), new OfBaseline(ofBaseline) { OrOn = orOn });

    // A share of the lower limit, or, once below it, a fall by so many percent of the value before treatment.
    static GradeLimit Fall(double ofNormal, double percent) =>
        new AnyOf(new OfNormal(ofNormal), new AllOf(BeyondNormal, new OfBaseline(1 - percent / 100) { OrOn = true }));

    static GradeLimit Inr(double number) => Inr(number, number);

    static GradeLimit Inr(double number, double ofBaseline) =>
        new AnyOf(
            new Fixed(new Given(number, "1")),
            new Where(Circumstance.Anticoagulation, new OfBaseline(ofBaseline), Assumed.Anticoagulation)
        );

    // From the first multiple on with symptoms, from the second in any case.
    static GradeLimit IfSymptoms(double with, double without) =>
        new AnyOf(new OfNormal(without), new Where(Circumstance.Symptoms, new OfNormal(with), Assumed.Symptoms));

    static GradeLimit Sodium() =>
        new AnyOf(On(124, "mmol/L"), new Where(Circumstance.Symptoms, On(129, "mmol/L"), Assumed.Symptoms));

    static ValueTerm Weight(string name, Side side, params double[] shares) =>
        new(
            name,
            side,
            [("VS", ScreeningCode.Weight)],
            [.. shares.Select((share, i) => new GradeLine(i + 1, new OfBaseline(share) { OrOn = true }))]
        )
        {
            DependsOnGrowth = true,
        };
}
