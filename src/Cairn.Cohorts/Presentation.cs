namespace Cairn.Cohorts;

/// <summary>
/// A person as screening finds them: within the limits that trials of this kind set, then changed by one problem.
/// Units: years, kg, cm, U/L, umol/L, mL/min, %, ms, mm[Hg].
/// </summary>
sealed record Presentation
{
    public required ScreeningProblem Problem { get; init; }
    public required int Age { get; init; }
    public required bool Female { get; init; }
    public required double Weight { get; init; }
    public required double Height { get; init; }
    public required double Alt { get; init; }
    public required double Ast { get; init; }
    public required double Bilirubin { get; init; }
    public required double DirectBilirubin { get; init; }
    public required double Clearance { get; init; }
    public required double EjectionFraction { get; init; }
    public required double Oxygen { get; init; }
    public required double QtcF { get; init; }
    public required double Systolic { get; init; }
    public required double Diastolic { get; init; }
    public required int Ecog { get; init; }
    public required double Cll1Percent { get; init; }
    public required double Cd38Percent { get; init; }
    public required double MarrowBlasts { get; init; }
    public required double BloodBlasts { get; init; }
    public required double Neutrophils { get; init; }
    public required double Platelets { get; init; }

    /// <summary>Karnofsky's index that goes with the ECOG status (Oken 1982).</summary>
    public int Karnofsky =>
        Ecog switch
        {
            0 => 90,
            1 => 80,
            2 => 60,
            3 => 40,
            _ => 20,
        };

    public bool CanBePregnant => Female && Age < 50;

    /// <summary>
    /// Creatinine in serum that gives the clearance by Cockcroft and Gault 1976, umol/L (88.42 umol/L = 1 mg/dL); at most 120
    /// where the kidneys are no problem.
    /// </summary>
    public double Creatinine =>
        Problem switch
        {
            ScreeningProblem.CreatinineClearance => OfClearance,
            ScreeningProblem.Creatinine => Math.Max(OfClearance, 160),
            ScreeningProblem.AnswerOnly
            or ScreeningProblem.AgeAbove
            or ScreeningProblem.NotAml
            or ScreeningProblem.Promyelocytic
            or ScreeningProblem.TargetNegative
            or ScreeningProblem.PoorPerformance
            or ScreeningProblem.LiverEnzymes
            or ScreeningProblem.Bilirubin
            or ScreeningProblem.EjectionFraction
            or ScreeningProblem.Oxygen
            or ScreeningProblem.Pregnant
            or ScreeningProblem.DrugAllergy
            or ScreeningProblem.Steroids
            or ScreeningProblem.RecentTherapy
            or ScreeningProblem.Radiotherapy
            or ScreeningProblem.LymphocyteInfusion
            or ScreeningProblem.PriorCellTherapy
            or ScreeningProblem.RecentAllograft
            or ScreeningProblem.GraftVersusHost
            or ScreeningProblem.Infection
            or ScreeningProblem.OtherMalignancy
            or ScreeningProblem.Stroke
            or ScreeningProblem.Seizure
            or ScreeningProblem.HeartFailure
            or ScreeningProblem.Infarction
            or ScreeningProblem.LongQt
            or ScreeningProblem.Cardiomyopathy
            or ScreeningProblem.Hypertension
            or ScreeningProblem.CentralNervousSystem
            or ScreeningProblem.Hiv
            or ScreeningProblem.HepatitisB
            or ScreeningProblem.HepatitisC
            or ScreeningProblem.Syphilis
            or ScreeningProblem.PulmonaryFibrosis
            or ScreeningProblem.Autoimmune
            or ScreeningProblem.LiveVaccine
            or ScreeningProblem.Surgery
            or ScreeningProblem.UnresolvedToxicity => Math.Min(OfClearance, 120),
        };

    double OfClearance => (140 - Age) * Weight * (Female ? 0.85 : 1) / (72 * Clearance) * 88.42;

    public static Presentation Draw(AccrualPlan plan, ScreeningProblem problem, Chance chance)
    {
        var female = chance.For("sex").Happens(plan.FemaleShare);
        var marrow = Math.Round(Math.Clamp(chance.For("marrow").About(38, 0.6), 9, 95));
        return With(
            problem,
            chance.For("problem"),
            new Presentation
            {
                Problem = problem,
                Female = female,
                Age = (int)Math.Clamp(chance.For("age").Normal(plan.MedianAge, 12), 19, 64),
                Weight = Math.Round(Math.Clamp(chance.For("weight").Normal(female ? 58 : 69, 9), 42, 105), 1),
                Height = Math.Round(Math.Clamp(chance.For("height").Normal(female ? 160 : 171, 6), 145, 192)),
                Alt = Math.Round(Math.Clamp(chance.For("alt").About(24, 0.4), 7, 80)),
                Ast = Math.Round(Math.Clamp(chance.For("ast").About(22, 0.35), 8, 75)),
                Bilirubin = Math.Round(Math.Clamp(chance.For("bilirubin").About(10, 0.35), 3, 30), 1),
                DirectBilirubin = Math.Round(chance.For("directBilirubin").Between(1.5, 5), 1),
                Clearance = Math.Clamp(chance.For("clearance").About(98, 0.2), 60, 160),
                EjectionFraction = Math.Round(Math.Clamp(chance.For("ejectionFraction").Normal(63, 4), 52, 74)),
                Oxygen = chance.For("oxygen").Whole(95, 99),
                QtcF = Math.Round(Math.Clamp(chance.For("qtcF").Normal(418, 16), 370, 465)),
                Systolic = Math.Round(Math.Clamp(chance.For("systolic").Normal(118, 9), 94, 138)),
                Diastolic = Math.Round(Math.Clamp(chance.For("diastolic").Normal(74, 7), 56, 89)),
                Ecog = chance.For("ecog").Weighted([0.3, 0.55, 0.15]),
                Cll1Percent = Math.Round(chance.For("cll1Percent").Between(35, 98)),
                Cd38Percent = Math.Round(chance.For("cd38Percent").Between(25, 95)),
                MarrowBlasts = marrow,
                BloodBlasts = Math.Round(Math.Max(1, marrow * chance.For("bloodBlasts").Between(0.05, 0.5))),
                Neutrophils = Math.Round(Math.Clamp(chance.For("neutrophils").About(0.9, 0.7), 0.1, 5), 2),
                Platelets = Math.Round(Math.Clamp(chance.For("platelets").About(42, 0.6), 8, 210)),
            }
        );
    }

    // The sizes are chosen beyond the limits of both trials (ALT 2.5 ULN, bilirubin 2 ULN, clearance 45 mL/min, LVEF 45 %, ...).
    static Presentation With(ScreeningProblem problem, Chance chance, Presentation p) =>
        problem switch
        {
            ScreeningProblem.AgeAbove => p with { Age = chance.Whole(71, 76) },
            ScreeningProblem.TargetNegative => p with { Cll1Percent = chance.Whole(0, 1), Cd38Percent = chance.Whole(0, 1) },
            ScreeningProblem.PoorPerformance => p with { Ecog = chance.Whole(3, 4) },
            ScreeningProblem.LiverEnzymes => p with { Alt = chance.Whole(140, 320), Ast = chance.Whole(130, 290) },
            ScreeningProblem.Bilirubin => p with { Bilirubin = chance.Whole(46, 92), DirectBilirubin = chance.Whole(18, 40) },
            ScreeningProblem.Creatinine => p with { Clearance = chance.Between(24, 43) },
            ScreeningProblem.CreatinineClearance => p with { Clearance = chance.Between(24, 43) },
            ScreeningProblem.EjectionFraction => p with { EjectionFraction = chance.Whole(33, 43) },
            ScreeningProblem.Oxygen => p with { Oxygen = chance.Whole(86, 91) },
            ScreeningProblem.Pregnant => p with { Female = true, Age = chance.Whole(22, 41) },
            ScreeningProblem.LongQt => p with { QtcF = chance.Whole(482, 520) },
            ScreeningProblem.Hypertension => p with { Systolic = chance.Whole(154, 178), Diastolic = chance.Whole(101, 112) },
            ScreeningProblem.AnswerOnly
            or ScreeningProblem.NotAml
            or ScreeningProblem.Promyelocytic
            or ScreeningProblem.DrugAllergy
            or ScreeningProblem.Steroids
            or ScreeningProblem.RecentTherapy
            or ScreeningProblem.Radiotherapy
            or ScreeningProblem.LymphocyteInfusion
            or ScreeningProblem.PriorCellTherapy
            or ScreeningProblem.RecentAllograft
            or ScreeningProblem.GraftVersusHost
            or ScreeningProblem.Infection
            or ScreeningProblem.OtherMalignancy
            or ScreeningProblem.Stroke
            or ScreeningProblem.Seizure
            or ScreeningProblem.HeartFailure
            or ScreeningProblem.Infarction
            or ScreeningProblem.Cardiomyopathy
            or ScreeningProblem.CentralNervousSystem
            or ScreeningProblem.Hiv
            or ScreeningProblem.HepatitisB
            or ScreeningProblem.HepatitisC
            or ScreeningProblem.Syphilis
            or ScreeningProblem.PulmonaryFibrosis
            or ScreeningProblem.Autoimmune
            or ScreeningProblem.LiveVaccine
            or ScreeningProblem.Surgery
            or ScreeningProblem.UnresolvedToxicity => p,
        };
}
