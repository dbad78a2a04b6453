using System.Collections.Frozen;

namespace Cairn.Records;

/// <summary>
/// The words of every column whose words a rule reads, each list once: CDISC's words first (SDTM Controlled Terminology), then
/// what
/// sites write instead. Import, rules and export read no other list.
/// </summary>
public static class CodeLists
{
    static readonly CodeList<NoYes> NoYes = new(
        (Records.NoYes.No, ["N", "NO"]),
        (Records.NoYes.Yes, ["Y", "YES"]),
        (Records.NoYes.Unknown, ["U", "UNK", "UNKNOWN"]),
        (Records.NoYes.NotApplicable, ["NA"])
    );

    static readonly CodeList<Sex> Sexes = new(
        (Sex.Female, ["F", "FEMALE"]),
        (Sex.Male, ["M", "MALE"]),
        (Sex.Unknown, ["U", "UNKNOWN"]),
        (Sex.Undifferentiated, ["UNDIFFERENTIATED", "INTERSEX"])
    );

    static readonly CodeList<EventOutcome> Outcomes = new(
        (EventOutcome.Fatal, ["FATAL", "DEATH", "DIED"]),
        (EventOutcome.NotResolved, ["NOT RECOVERED/NOT RESOLVED", "NOT RECOVERED", "NOT RESOLVED", "ONGOING"]),
        (EventOutcome.Resolving, ["RECOVERING/RESOLVING", "RECOVERING", "RESOLVING"]),
        (EventOutcome.Resolved, ["RECOVERED/RESOLVED", "RECOVERED", "RESOLVED"]),
        (
            EventOutcome.ResolvedWithSequelae,
            ["RECOVERED/RESOLVED WITH SEQUELAE", "RECOVERED WITH SEQUELAE", "RESOLVED WITH SEQUELAE"]
        ),
        (EventOutcome.Unknown, ["UNKNOWN"])
    );

    static readonly CodeList<RelativeTiming> Timings = new(
        (RelativeTiming.Before, ["BEFORE", "N"]),
        (RelativeTiming.Coincident, ["COINCIDENT"]),
        (RelativeTiming.After, ["AFTER"]),
        (RelativeTiming.Ongoing, ["ONGOING", "Y"]),
        (RelativeTiming.Unknown, ["UNKNOWN", "U"])
    );

    static readonly CodeList<Relatedness> Relations = new(
        (Relatedness.NotRelated, ["NOT RELATED", "UNRELATED", "N"]),
        (Relatedness.Unlikely, ["UNLIKELY", "UNLIKELY RELATED"]),
        (Relatedness.Possible, ["POSSIBLE", "POSSIBLY RELATED"]),
        (Relatedness.Probable, ["PROBABLE", "PROBABLY RELATED"]),
        (Relatedness.Definite, ["DEFINITE"]),
        (Relatedness.Related, ["RELATED", "Y"])
    );

    static readonly CodeList<ExposureKind> Exposures = new(
        (ExposureKind.CellInfusion, ["CAR-T INFUSION"]),
        (ExposureKind.Lymphodepletion, ["LYMPHODEPLETION"])
    );

    static readonly CodeList<Milestone> Milestones = new(
        (Milestone.Consented, ["INFORMED CONSENT OBTAINED"]),
        (Milestone.Eligible, ["ELIGIBILITY CRITERIA MET"]),
        (Milestone.ScreenFailure, ["SCREEN FAILURE"]),
        (Milestone.Enrolled, ["ENROLLED"]),
        (Milestone.NotInfused, ["NOT INFUSED"]),
        (Milestone.Death, ["DEATH"]),
        (Milestone.LostToFollowUp, ["LOST TO FOLLOW-UP"]),
        (Milestone.Withdrawn, ["WITHDRAWAL BY SUBJECT"]),
        (Milestone.Completed, ["COMPLETED"])
    );

    static readonly CodeList<FaObject> Objects = new(
        (FaObject.Crs, ["CRS", "CYTOKINE RELEASE SYNDROME"]),
        (FaObject.Icans, ["ICANS", "IMMUNE EFFECTOR CELL-ASSOCIATED NEUROTOXICITY SYNDROME"]),
        (FaObject.Extramedullary, ["EXTRAMEDULLARY DISEASE"])
    );

    static readonly CodeList<ProductStep> Steps = new(
        (ProductStep.Collected, ["COLLECTED"]),
        (ProductStep.Shipped, ["SHIPPED", "SENT"]),
        (ProductStep.Received, ["RECEIVED"]),
        (ProductStep.ManufactureStarted, ["MANUFACTURE STARTED"]),
        (ProductStep.ManufacturingFailure, ["MANUFACTURING FAILURE"]),
        (ProductStep.Filled, ["FILLED", "CRYOPRESERVED"]),
        (ProductStep.Released, ["RELEASED"]),
        (ProductStep.Thawed, ["THAWED"]),
        (ProductStep.Identified, ["IDENTITY CONFIRMED"]),
        (ProductStep.Infused, ["INFUSED"]),
        (ProductStep.Destroyed, ["DESTROYED", "DISCARDED"])
    );

    static readonly CodeList<DoseFrequency> Frequencies = new(
        (DoseFrequency.OnceADay, ["QD", "Q24H", "QAM", "QPM", "QHS", "DAILY", "ONCE DAILY", "ONCE A DAY", "OD"]),
        (DoseFrequency.TwiceADay, ["BID", "Q12H", "TWICE DAILY", "TWICE A DAY", "BD", "2 TIMES PER DAY"]),
        (DoseFrequency.ThreeTimesADay, ["TID", "Q8H", "THREE TIMES A DAY", "TDS", "3 TIMES PER DAY"]),
        (DoseFrequency.FourTimesADay, ["QID", "Q6H", "FOUR TIMES A DAY", "QDS", "4 TIMES PER DAY"]),
        (DoseFrequency.FiveTimesADay, ["5 TIMES PER DAY", "FIVE TIMES A DAY"]),
        (DoseFrequency.SixTimesADay, ["Q4H", "6 TIMES PER DAY"]),
        (DoseFrequency.EightTimesADay, ["Q3H", "8 TIMES PER DAY"]),
        (DoseFrequency.TwelveTimesADay, ["Q2H", "12 TIMES PER DAY"]),
        (DoseFrequency.EverySecondDay, ["QOD", "Q48H", "EVERY OTHER DAY", "EVERY SECOND DAY", "Q2D"]),
        (DoseFrequency.EveryThirdDay, ["Q3D", "Q72H", "EVERY 3 DAYS"]),
        (DoseFrequency.EveryWeek, ["QS", "QW", "WEEKLY", "EVERY WEEK"]),
        (DoseFrequency.EverySecondWeek, ["Q2W", "EVERY 2 WEEKS"]),
        (DoseFrequency.EveryThirdWeek, ["Q3W", "EVERY 3 WEEKS"]),
        (DoseFrequency.EveryFourthWeek, ["Q4W", "EVERY 4 WEEKS"]),
        (DoseFrequency.Once, ["ONCE", "SINGLE DOSE", "STAT"])
    );

    static readonly FrozenDictionary<Type, object> ByMeaning = new Dictionary<Type, object>
    {
        [typeof(NoYes)] = NoYes,
        [typeof(Sex)] = Sexes,
        [typeof(EventOutcome)] = Outcomes,
        [typeof(RelativeTiming)] = Timings,
        [typeof(Relatedness)] = Relations,
        [typeof(ExposureKind)] = Exposures,
        [typeof(Milestone)] = Milestones,
        [typeof(FaObject)] = Objects,
        [typeof(ProductStep)] = Steps,
        [typeof(DoseFrequency)] = Frequencies,
    }.ToFrozenDictionary();

    /// <summary>The meanings that have a list.</summary>
    public static IReadOnlyCollection<Type> Meanings => ByMeaning.Keys;

    /// <summary>The list of a meaning.</summary>
    public static CodeList<T> Of<T>()
        where T : struct, Enum => (CodeList<T>)ByMeaning[typeof(T)];

    /// <summary>The word that is written for a meaning.</summary>
    public static string Word<T>(this T meaning)
        where T : struct, Enum => Of<T>().Word(meaning);
}
