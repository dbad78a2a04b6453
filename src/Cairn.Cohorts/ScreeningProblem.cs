namespace Cairn.Cohorts;

/// <summary>What the records of a screened person show when a criterion fails. Written in kebab-case in cohort.yaml.</summary>
public enum ScreeningProblem
{
    /// <summary>The answer alone says so: a judgement, or a statement of the subject.</summary>
    AnswerOnly,
    AgeAbove, NotAml, Promyelocytic, TargetNegative, PoorPerformance,
    LiverEnzymes, Bilirubin, CreatinineClearance, EjectionFraction, Oxygen, Pregnant,
    DrugAllergy, Steroids, RecentTherapy, Radiotherapy, LymphocyteInfusion, PriorCellTherapy, RecentAllograft,
    GraftVersusHost, Infection, OtherMalignancy, Stroke,
    HeartFailure, Infarction, LongQt, Cardiomyopathy, Hypertension, CentralNervousSystem,
    Hiv, HepatitisB, HepatitisC, Syphilis, PulmonaryFibrosis, Autoimmune, LiveVaccine, Surgery, UnresolvedToxicity,
}
