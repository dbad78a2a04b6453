namespace Cairn.Registry.Comparing;

/// <summary>What a line of a record is: lines of one kind are looked for among each other first.</summary>
public enum LineKind
{
    Inclusion,
    Exclusion,
    Arm,
    Intervention,
    PrimaryOutcome,
    SecondaryOutcome,
    OtherOutcome,
}

/// <summary>A line of a record that is looked for in another record.</summary>
/// <param name="Id">How it is called within its record: I7.1, 2.</param>
/// <param name="Text">What it says.</param>
/// <param name="Under">The line it stands under; null when it stands by itself.</param>
public sealed record ComparedLine(string Id, LineKind Kind, string Text, string? Under = null);
