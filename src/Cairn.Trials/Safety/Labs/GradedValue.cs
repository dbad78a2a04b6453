using Cairn.Records;
using Cairn.Safety.Ctcae;

namespace Cairn.Safety.Labs;

/// <summary>A recorded value with the CTCAE grade it has.</summary>
/// <param name="Record">The record of the value.</param>
/// <param name="Day">The day it was taken; the first it can be where part of the date is not known.</param>
/// <param name="IsAfter">True after treatment began; false up to then; unknown where its date leaves that open.</param>
/// <param name="Grade">The grade, with what it rests on.</param>
public sealed record GradedValue(ValueTerm Term, Observation Record, DateOnly? Day, Truth IsAfter, GradeAnswer Grade)
{
    public int? Value => Grade.Grade.Value;
}
