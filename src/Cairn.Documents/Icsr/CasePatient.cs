using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Documents.Icsr;

/// <summary>Who it happened to (D). No name and no initials are kept, and the date of birth is not told.</summary>
/// <param name="Number">D.1.1.4, the number in the trial.</param>
/// <param name="AgeYears">D.2.2, completed years at the start of the first reaction; null when it cannot be told.</param>
/// <param name="WeightKg">D.3, the last before it.</param>
/// <param name="HeightCm">D.4, rounded.</param>
/// <param name="Sex">D.5; null when it is not recorded as female or male.</param>
/// <param name="History">D.7.1, of what has a code, and D.7.2 of the rest.</param>
/// <param name="Death">D.9; null for the living.</param>
public sealed record CasePatient(
    string Number,
    int? AgeYears,
    double? WeightKg,
    double? HeightCm,
    Sex? Sex,
    IReadOnlyList<PastCondition> History,
    CaseDeath? Death
);

/// <summary>An illness before the reaction, or beside it (D.7).</summary>
/// <param name="Code">Null without the user's MedDRA, or where it lacks the term.</param>
/// <param name="Continuing">Whether it goes on.</param>
public sealed record PastCondition(string Term, CodedTerm? Code, PartialDate? Start, PartialDate? End, Truth Continuing);

/// <summary>A death (D.9).</summary>
/// <param name="Day">D.9.1.</param>
/// <param name="Causes">D.9.2.r, as reported.</param>
public sealed record CaseDeath(PartialDate? Day, IReadOnlyList<(string Term, CodedTerm? Code)> Causes);
