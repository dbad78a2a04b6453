using Cairn.Criteria.Model;
using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria.Explaining;

/// <summary>Says of one criterion what it is, what it rests on, what is missing, and when time alone will change it.</summary>
sealed class Explainer(EligibilityRules rules, GateMoment at, SubjectRecords subject)
{
    /// <summary>Days ahead that are looked at.</summary>
    const int Horizon = 400;
    readonly CriteriaSession _session = rules.Begin();
    readonly RecordRows _rows = new(subject);

    public CriterionJudgement Explain(Criterion criterion)
    {
        var trace = new ReadingTrace(_rows);
        var (satisfied, error) = _session.Ask(criterion, at, trace, trace);
        var missing = satisfied.IsUnknown ? new Settling(_session, criterion, at, subject).Missing(trace) : [];
        var rule = new Rule($"criterion.{criterion.Id}", error ?? rules.WordsOf(criterion) ?? criterion.Text);
        var answer = new Answer<Truth>(satisfied, rule, Because(criterion, satisfied, trace), missing);
        return new(criterion, answer) { Turns = trace.AsksClock ? Turns(criterion, satisfied) : null, Error = error };
    }

    /// <summary>
    /// The records without which the verdict would be another; all that were read when none alone decides. Milestones bound the
    /// days that count: they explain what is known, not what is unknown.
    /// </summary>
    List<Fact> Because(Criterion criterion, Truth satisfied, ReadingTrace trace)
    {
        bool Decides(Record record) => _session.Ask(criterion, at, ChangedRows.Without(subject, record)).Satisfied != satisfied;
        List<Record> read = [.. trace.Records.Where(r => r is not Disposition || !satisfied.IsUnknown)];
        var deciding = read.Where(Decides).ToList();
        return [.. (deciding.Count > 0 ? deciding : read).SelectMany(r => FactsOf.Read(r, trace.PropertiesOf(r)))];
    }

    /// <summary>
    /// The first day on which the verdict will be another if nothing more is recorded; null within the horizon.
    /// </summary>
    Turn? Turns(Criterion criterion, Truth satisfied)
    {
        for (var days = 1; days <= Horizon; days++)
        {
            var later = at with { Today = at.Today.AddDays(days) };
            if (_session.Ask(criterion, later, _rows).Satisfied is var then && then != satisfied)
                return new(later.Today, then);
        }
        return null;
    }
}
