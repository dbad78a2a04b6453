namespace Cairn.Ledger.Import.Ranges;

/// <summary>What a column of a laboratory's list of ranges says.</summary>
enum RangeColumn
{
    Test,
    Low,
    High,

    /// <summary>Both limits in one cell: 7 - 40.</summary>
    Limits,
    Unit,
    People,
    AgeFrom,
    AgeTo,

    /// <summary>Both ages in one cell: 18 - 65.</summary>
    Ages,
    Specimen,
    Laboratory,
    Site,
    From,
    To,
}
