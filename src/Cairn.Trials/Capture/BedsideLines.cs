using Cairn.Safety.CellTherapy;

namespace Cairn.Capture;

/// <summary>The form that is filled in at the bedside day by day, and which of its lines follow from the others.</summary>
public static class BedsideLines
{
    /// <summary>The form's id.</summary>
    public const string Form = "bedside";

    public const string Crs = "CRS",
        Icans = "ICANS",
        Ice = IcansRecord.Ice;

    /// <summary>
    /// The lines that follow from the signs of the day where nobody types them, in the order in which they follow.
    /// </summary>
    public static IReadOnlyList<string> Followed { get; } = [Ice, Crs, Icans];

    /// <summary>
    /// The parts of the ICE score with their questions, each worth one point: 10 in all (Lee 2019, table 4).
    /// </summary>
    public static IReadOnlyList<(string Line, IReadOnlyList<string> Questions)> IceParts { get; } =
    [
        ("ICEORI", ["Knows the year", "Knows the month", "Knows the city", "Knows the hospital"]),
        ("ICENAM", ["Names the first object", "Names the second object", "Names the third object"]),
        ("ICECOM", ["Follows a simple command"]),
        ("ICEWRI", ["Writes a standard sentence"]),
        ("ICEATT", ["Counts backwards from 100 by ten"]),
    ];
}
