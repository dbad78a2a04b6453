namespace Cairn.Dosing;

/// <summary>One subject of a dose board.</summary>
/// <param name="Deviations">Where this subject's dosing went another way than planned or allowed.</param>
public sealed record SubjectDose(DoseSubject Subject, IReadOnlyList<Finding> Deviations);
