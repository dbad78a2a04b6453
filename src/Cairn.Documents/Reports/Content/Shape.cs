namespace Cairn.Documents.Reports.Content;

/// <summary>The shapes of marks in figures; told apart by form, not by colour.</summary>
public enum Shape
{
    Circle,
    Square,
    Diamond,
    TriangleUp,
    TriangleDown,
    Cross,
    Plus,
    Star,
    Arrow,
}
