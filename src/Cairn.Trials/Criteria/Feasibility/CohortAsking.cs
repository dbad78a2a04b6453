using Cairn.Cql.Values;
using Cairn.Criteria.Explaining;
using Cairn.Criteria.Model;
using Cairn.Criteria.Rules;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria.Feasibility;

/// <summary>Asks a study's criteria of every subject of a cohort.</summary>
sealed class CohortAsking
{
    readonly EligibilityRules _rules;
    readonly IReadOnlyList<Criterion> _criteria;
    readonly IReadOnlyList<SubjectRecords> _cohort;
    readonly IReadOnlyList<RecordRows> _rows;
    readonly CriteriaSession _session;
    readonly IReadOnlyList<GateMoment> _at;

    public CohortAsking(
        EligibilityRules rules,
        IReadOnlyList<Criterion> criteria,
        IReadOnlyList<SubjectRecords> cohort,
        DateOnly? asOf,
        DateOnly today,
        int daysBefore
    )
    {
        (_rules, _criteria, _session) = (rules, criteria, rules.Begin());
        List<DateOnly> days = [.. cohort.Select(s => asOf ?? LastDay(s) ?? today)];
        _cohort = [.. cohort.Zip(days, (s, day) => Consenting(s.AsOf(day), day))];
        _rows = [.. _cohort.Select(s => new RecordRows(s))];
        var instead = DaysBefore(daysBefore);
        var moments = days.Distinct().ToDictionary(d => d, d => GateMoment.Screening(d) with { Instead = [instead] });
        _at = [.. days.Select(day => moments[day])];
    }

    /// <summary>The day of the last measurement, treatment or event; null without one of a known day.</summary>
    static DateOnly? LastDay(SubjectRecords subject) => subject.All.Max(r => r.When?.Date);

    static RuleParameter DaysBefore(int days) =>
        new("Days before consent", Cql.Types.CqlType.Quantity, Value.Of(QuantityMath.Read(days, "day")));

    static SubjectRecords Consenting(SubjectRecords subject, DateOnly today) =>
        ScreeningPeriod.Of(subject).Consent is not null
            ? subject
            : new(
                subject.Id,
                subject.All.Append(
                    new Disposition
                    {
                        Subject = subject.Id,
                        Sequence = int.MaxValue,
                        Code = Milestone.Consented,
                        Date = PartialDate.Of(today),
                    }
                )
            );

    /// <summary>Whether each criterion is satisfied, by subject, then in the order of the criteria.</summary>
    public IReadOnlyList<Truth[]> Verdicts()
    {
        var pass = _rules.Verdicts(_criteria);
        var verdicts = new Truth[_cohort.Count][];
        foreach (var day in Enumerable.Range(0, _cohort.Count).GroupBy(i => _at[i]))
        foreach (var some in day.Chunk(VerdictPass.Together))
        foreach (var (subject, satisfied) in some.Zip(Asked(pass, day.Key, some)))
            verdicts[subject] = satisfied;
        return verdicts;
    }

    Truth[][] Asked(VerdictPass pass, GateMoment at, int[] subjects)
    {
        var satisfied = new Truth[subjects.Length * _criteria.Count];
        pass.Ask(at, Array.ConvertAll(subjects, s => _rules.Ahead(_cohort[s])), satisfied);
        return [.. subjects.Select((_, i) => satisfied[(i * _criteria.Count)..((i + 1) * _criteria.Count)])];
    }

    /// <summary>What another value of one bound would change; only its own criterion is asked again.</summary>
    public Loosening Loosen(IReadOnlyList<Truth[]> verdicts, RuleParameter from, RuleParameter to)
    {
        var index = IndexOf(from);
        var (letIn, eligible) = (0, 0);
        for (var i = 0; i < verdicts.Count && index >= 0; i++)
        {
            if (!verdicts[i][index].IsFalse || verdicts[i].Count(c => c.IsFalse) > 1)
                continue;
            var then = _session.Ask(_criteria[index], With(_at[i], to), _rows[i]).Satisfied;
            if (then.IsFalse)
                continue;
            letIn++;
            if (then.IsTrue && verdicts[i].Count(c => c.IsTrue) == verdicts[i].Length - 1)
                eligible++;
        }
        return new(from, to, letIn, eligible);
    }

    static GateMoment With(GateMoment at, RuleParameter to) => at with { Instead = [.. at.Instead, to] };

    /// <summary>A bound's name begins with the id of its criterion.</summary>
    int IndexOf(RuleParameter bound)
    {
        var id = bound.Name.Split(' ', 2)[0];
        return _criteria.ToList().FindIndex(c => c.Id == id);
    }

    /// <summary>For lack of what a criterion is unknown.</summary>
    public IReadOnlyList<LackingDatum> Lacking(int index, IReadOnlyList<Truth[]> verdicts)
    {
        var known = new Dictionary<string, IReadOnlyList<LackingDatum>>(StringComparer.Ordinal);
        var lacking = Enumerable
            .Range(0, verdicts.Count)
            .Where(i => verdicts[i][index].IsUnknown)
            .SelectMany(i => Missing(_criteria[index], i, known));
        return
        [
            .. lacking
                .GroupBy(d => (d.Domain, d.Variable, d.Name))
                .Select(g => g.First() with { Subjects = g.Count() })
                .OrderByDescending(d => d.Subjects)
                .ThenBy(d => d.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Subjects of whom the same was asked and found lack the same.</summary>
    IReadOnlyList<LackingDatum> Missing(Criterion criterion, int subject, Dictionary<string, IReadOnlyList<LackingDatum>> known)
    {
        var trace = new ReadingTrace(_rows[subject]);
        _session.Ask(criterion, _at[subject], trace, trace);
        var signature = trace.Signature;
        if (!known.TryGetValue(signature, out var missing))
            known[signature] = missing = [
                .. new Settling(_session, criterion, _at[subject], _cohort[subject])
                    .Missing(trace)
                    .Select(gap => Datum(gap, criterion))
                    .Distinct(),
            ];
        return missing;
    }

    // What is no value of a record is the criterion's own question.
    static LackingDatum Datum(Gap gap, Criterion criterion)
    {
        var place = gap.Place ?? new("IE", criterion.Id, criterion.Id);
        return new(place.Domain, place.Variable, place.Name, 1);
    }
}
