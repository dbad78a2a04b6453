using Cairn.Records;

namespace Cairn.Documents.RecordFiles;

/// <summary>People who are in no ledger yet.</summary>
/// <param name="Subjects">In order of identifier.</param>
/// <param name="IsSynthetic">True when a file's name says that its rows are synthetic.</param>
public sealed record Cohort(IReadOnlyList<SubjectRecords> Subjects, bool IsSynthetic);
