using Cairn.Cql.Evaluation;
using Cairn.Cql.Values;
using Cairn.Criteria.Model;
using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria.Explaining;

/// <summary>
/// What would settle an unknown criterion: the smallest set of data with which it can be satisfied, and the values that would do.
/// Found by asking the rule itself with data put in, so that what is said here cannot differ from what the rule will say when
/// they come.
/// </summary>
sealed class Settling(CriteriaSession session, Criterion criterion, GateMoment at, SubjectRecords subject)
{
    const int MostAtOnce = 3;
    const int MostTries = 20_000;
    int _tries;

    /// <summary>The day on which data would be recorded so as to count.</summary>
    DateOnly Day { get; } = at.Day ?? (at.Gate == Gate.Screening ? ScreeningPeriod.Of(subject).End : null) ?? at.Today;

    /// <summary>
    /// The data to record, with the values that pass; what was asked for and not found when no set of up to three would do.
    /// </summary>
    public IReadOnlyList<Gap> Missing(ReadingTrace reading)
    {
        var questions = Questions(reading);
        for (var size = 1; size <= MostAtOnce; size++)
            foreach (var set in Sets(questions, size))
                if (Satisfying(set) is { } answers)
                    return [.. Say(set, answers)];
        return questions.Count > 0 ? [.. questions.Select(q => q.Gap)] : [.. Unclear(reading)];
    }

    /// <summary>
    /// When nothing can be asked for, what was read and did not say enough: that without which it would be known.
    /// </summary>
    IEnumerable<Gap> Unclear(ReadingTrace reading)
    {
        var records = reading.Read.Select(r => r.Record).Distinct();
        List<Medication> medications = [.. records.OfType<Medication>().Where(m => !m.IsDenied)];
        var unclear = medications.Where(LeavesOpen).ToList();
        return medications.Count > 0
            ? (unclear.Count > 0 ? unclear : medications).Select(m => new Gap.Unclear(m.AsFact(), m.Treatment))
            : reading
                .Asked.Where(a => a.Code is not null && Properties.AskFor(a.Path))
                .Select(a => new Gap.NotRecorded(RecordModel.DomainOf(a.Type), a.Code, a.Code!));
    }

    bool LeavesOpen(Record record) => !session.Ask(criterion, at, ChangedRows.Without(subject, record)).Satisfied.IsUnknown;

    /// <summary>The day something began is asked for before the day it ended.</summary>
    List<Question> Questions(ReadingTrace reading)
    {
        var variables = reading.Read.SelectMany(r => VariableQuestion.Of(r.Record, r.Property, criterion, Day));
        List<Question> questions =
        [
            .. Unnamed(reading),
            .. Differing(reading),
            .. variables.DistinctBy(q => q.Gap).OrderBy(q => q.IsOfTheEnd),
        ];
        foreach (var asked in reading.Asked.OrderByDescending(IsResult).ThenBy(a => a.Found > 0))
            if (FormOf(asked) is { } form)
                questions.Add(new RowQuestion(asked, form, criterion, subject.Id, Day));
        return questions;
    }

    /// <summary>What may be what the criterion asks about is asked first: nothing else of it matters when it is not.</summary>
    IEnumerable<CountQuestion> Unnamed(ReadingTrace reading) =>
        reading
            .Asked.Where(a => a.Path == Properties.MayBe)
            .SelectMany(a => RowsOf(a).Items)
            .Select(row => (Record)row.Record)
            .Distinct<Record>(ReferenceEqualityComparer.Instance)
            .Select(record => new CountQuestion(record));

    /// <summary>Results of one day that differ.</summary>
    IEnumerable<CountQuestion> Differing(ReadingTrace reading) =>
        reading
            .Asked.Where(a => a.Code is not null)
            .SelectMany(a => RowsOf(a).Items)
            .Where(row => row.Row.Others.Count > 0 && reading.Read.Any(r => ReferenceEquals(r.Record, row.Record)))
            .Select(row => new CountQuestion((Record)row.Record));

    CqlList RowsOf(RowsAsked asked) =>
        new RecordRows(subject).Rows(new CodeAsked(asked.Type, asked.Type.Find(asked.Path!)!, asked.Code!));

    /// <summary>How a row that is asked for would be answered: found by asking the rule with an empty one.</summary>
    AnswerForm? FormOf(RowsAsked asked)
    {
        if (asked.Code is null || !Properties.AskFor(asked.Path))
            return null;
        if (IsOccurrence(asked))
            return Occurrence(asked);
        if (asked.Type.Name is nameof(Disposition))
            return CodeLists.Of<Milestone>().Meaning(asked.Code) is Milestone.Enrolled or Milestone.ScreenFailure
                ? null
                : new AnswerForm.Presence();
        var shape = RecordModel.ShapeOf(asked.Type);
        if (shape.Read(RowQuestion.BareRow(asked, shape, subject.Id, Day), "asked", null).Value is not { } bare)
            return null;
        return AnswerForm.Of(PropertiesRead(bare)) ?? AnswerForm.Of(Catalogue.Find(shape.Domain, asked.Code));
    }

    /// <summary>A measurement: one that can be had is asked for before what a person had, and before a judgement.</summary>
    static bool IsResult(RowsAsked asked) =>
        !IsOccurrence(asked) && asked.Type.Name is not (nameof(EligibilityAnswer) or nameof(Disposition));

    /// <summary>What a person had or was given.</summary>
    static bool IsOccurrence(RowsAsked asked) =>
        asked.Type.Name is nameof(MedicalHistory) or nameof(Medication) or nameof(Procedure);

    /// <summary>Asked for where nothing of the kind is recorded, or only that it was not there.</summary>
    AnswerForm.Occurred? Occurrence(RowsAsked asked)
    {
        var rows = RowsOf(asked).Items;
        var denials = rows.Count(row => row.Record is MedicalHistory { Occurred.Meaning: NoYes.No } or Record { IsDenied: true });
        return asked.Found == 0 || denials == rows.Length ? new(IsDenied: denials > 0) : null;
    }

    HashSet<string> PropertiesRead(Record bare)
    {
        var trace = new ReadingTrace(ChangedRows.With(subject, bare));
        session.Ask(criterion, at, trace, trace);
        return [.. trace.Read.Where(r => ReferenceEquals(r.Record, bare)).Select(r => r.Property.Name)];
    }

    static IEnumerable<IReadOnlyList<Question>> Sets(IReadOnlyList<Question> questions, int size) =>
        size == 0
            ?
            [
                [],
            ]
            : questions.SelectMany(
                (q, i) => Sets([.. questions.Skip(i + 1)], size - 1).Select(rest => (IReadOnlyList<Question>)[q, .. rest])
            );

    /// <summary>Answers with which the criterion is satisfied; null when none of those tried does.</summary>
    Candidate[]? Satisfying(IReadOnlyList<Question> set)
    {
        foreach (var rows in new[] { 1, 2 })
        {
            foreach (var question in set.OfType<RowQuestion>())
                question.Rows = rows;
            if (Search(set, new Candidate[set.Count], 0) is { } found)
                return found;
        }
        return null;
    }

    Candidate[]? Search(IReadOnlyList<Question> set, Candidate[] answers, int depth)
    {
        if (depth == set.Count)
            return Satisfies(set, answers) ? answers : null;
        foreach (var candidate in set.Count == 1 ? set[depth].Candidates : Sparse(set[depth].Candidates))
        {
            answers[depth] = candidate;
            if (_tries < MostTries && Search(set, answers, depth + 1) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>Every few of many, so that sets stay small.</summary>
    static IEnumerable<Candidate> Sparse(IReadOnlyList<Candidate> candidates) =>
        candidates.Where((_, i) => i % Math.Max(candidates.Count / 12, 1) == 0);

    bool Satisfies(IReadOnlyList<Question> set, IReadOnlyList<Candidate> answers)
    {
        _tries++;
        var rows = ChangedRows.Of(subject, [.. set.SelectMany(q => q.Taken)], [.. set.SelectMany((q, i) => q.Added(answers[i]))]);
        return session.Ask(criterion, at, rows).Satisfied.IsTrue;
    }

    /// <summary>
    /// What passes of each, where that does not depend on the others; of creatinine and weight, which make a clearance together,
    /// no bound is said of either.
    /// </summary>
    IEnumerable<Gap> Say(IReadOnlyList<Question> set, Candidate[] answers)
    {
        List<Passing> passing = [.. set.Select((_, i) => Passing(set, answers, i))];
        var isApart = passing.Index().All(p => Others(set, answers, p.Index).All(o => Passing(set, o, p.Index).Equals(p.Item)));
        return set.Zip(passing, (question, passes) =>
            isApart && question.Gap is not (Gap.Judgement or Gap.Question)
                ? new Gap.ToPass(question.Gap, passes, question.Rows)
                : question.Gap
        );
    }

    Passing Passing(IReadOnlyList<Question> set, Candidate[] answers, int which)
    {
        var tried = (Candidate[])answers.Clone();
        return set[which]
            .Passing(candidate =>
            {
                tried[which] = candidate;
                return Satisfies(set, tried);
            });
    }

    /// <summary>The same with another answer to each of the others, the last of those that do.</summary>
    IEnumerable<Candidate[]> Others(IReadOnlyList<Question> set, Candidate[] answers, int which)
    {
        for (var other = 0; other < set.Count; other++)
        {
            if (other == which)
                continue;
            var tried = (Candidate[])answers.Clone();
            foreach (var candidate in Sparse(set[other].Candidates).Reverse())
            {
                tried[other] = candidate;
                if (Satisfies(set, tried))
                    break;
            }
            yield return tried;
        }
    }
}
