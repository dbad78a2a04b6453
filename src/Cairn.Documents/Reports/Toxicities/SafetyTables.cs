using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>A table of safety: what it is called, and how it is made of the subjects of a scope.</summary>
/// <param name="Id">For <c>cairn safety --table</c>.</param>
/// <param name="Part">The section it stands in.</param>
public sealed record SafetyTable(string Id, SafetyPart Part, Func<SafetyScope, Table> Of)
{
    /// <summary>A listing that grows with the trial: folded on a screen, open on paper.</summary>
    public bool IsListing { get; init; }

    /// <summary>Too wide for a screen to stand open there; each dose level has it all the same.</summary>
    public bool IsWide { get; init; }
}

/// <summary>The sections of safety.</summary>
public enum SafetyPart
{
    Events,
    SpecialInterest,
    Serious,
    Deaths,
    Laboratory,
    Coding,
}

/// <summary>
/// Every table of safety, once: the command, the page and the report read this list. Each is a file and its line here.
/// </summary>
public static class SafetyTables
{
    public static IReadOnlyList<SafetyTable> All { get; } =
    [
        new("overall", SafetyPart.Events, OverallTable.Of),
        new("terms", SafetyPart.Events, TermTable.Of),
        new("periods", SafetyPart.Events, PeriodTable.Of),
        new("relations", SafetyPart.Events, RelationTable.Of),
        new("rates", SafetyPart.Events, RateTable.Of),
        new("not-counted", SafetyPart.Events, EarlierEventTable.Of) { IsListing = true },
        new("special-interest", SafetyPart.SpecialInterest, SpecialInterestTable.Of),
        new("special-events", SafetyPart.SpecialInterest, SpecialEventTable.Of) { IsListing = true },
        new("treatment", SafetyPart.SpecialInterest, TreatmentTable.Of) { IsListing = true },
        new("infections", SafetyPart.SpecialInterest, InfectionTable.Of),
        new("iec-hs", SafetyPart.SpecialInterest, IecHsTable.Of) { IsListing = true },
        new("febrile-neutropenia", SafetyPart.SpecialInterest, FebrileNeutropeniaTable.Of) { IsListing = true },
        new("dlt", SafetyPart.Serious, DltList.Of),
        new("rulings", SafetyPart.Serious, RulingTable.Of),
        new("serious", SafetyPart.Serious, SeriousTable.Of) { IsWide = true },
        new("deaths", SafetyPart.Deaths, DeathTable.Of),
        new("mortality", SafetyPart.Deaths, MortalityTable.OfAll),
        new("non-relapse-mortality", SafetyPart.Deaths, MortalityTable.Of),
        new("shift", SafetyPart.Laboratory, ShiftTables.Of),
        new("recovery", SafetyPart.Laboratory, RecoveryTable.Of),
        new("grades", SafetyPart.Laboratory, GradeTable.Of) { IsListing = true },
        new("uncoded", SafetyPart.Coding, UncodedTable.Of),
    ];
}
