using Cairn.Records;

namespace Cairn.Criteria.Explaining;

/// <summary>
/// A row that may be what a criterion asks about: what it is. The answer that is tried is that it is something else.
/// </summary>
sealed class NameQuestion(Record record) : Question
{
    public override Gap Gap { get; } =
        new Gap.Question(record.AsFact(), record is AdverseEvent ? QuestionKind.IsSyndrome : QuestionKind.WhatItIs);

    public override IReadOnlyList<Candidate> Candidates { get; } = [new("")];

    public override IReadOnlyList<Record> Taken => [record];

    public override IReadOnlyList<Record> Added(Candidate answer) => [];

    public override Passing Passing(Func<Candidate, bool> passes) => new Passing.Recorded();
}
