namespace Cairn.Ledger.Import.Mapping;

/// <summary>The order in which a site writes day, month and year with numbers alone.</summary>
public enum DateOrder
{
    /// <summary>14.03.2025, 14/3/2025.</summary>
    Dmy,

    /// <summary>03/14/2025.</summary>
    Mdy,

    /// <summary>2025/3/14.</summary>
    Ymd,
}

/// <summary>The mark between whole and part of a number.</summary>
public enum DecimalMark
{
    Point,
    Comma,
}
