namespace Cairn.Documents.Reports.Content;

/// <summary>A point of a drawing, in its units; y grows downwards.</summary>
public readonly record struct Point(double X, double Y);
