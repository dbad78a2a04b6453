using Cairn.Records;

namespace Cairn.Criteria.Explaining;

/// <summary>
/// A row that may count or not: one that may be what a criterion asks about, and one of several results of a day that differ. The
/// answer that is tried is that it does not count.
/// </summary>
sealed class CountQuestion(Record record) : Question
{
    public override Gap Gap { get; } =
        new Gap.Question(
            record.AsFact(),
            record switch
            {
                Observation => QuestionKind.WhichResult,
                AdverseEvent => QuestionKind.IsSyndrome,
                _ => QuestionKind.WhatItIs,
            }
        );

    public override IReadOnlyList<Candidate> Candidates { get; } = [new("")];

    public override IReadOnlyList<Record> Taken => [record];

    public override IReadOnlyList<Record> Added(Candidate answer) => [];

    public override Passing Passing(Func<Candidate, bool> passes) => new Passing.Recorded();
}
