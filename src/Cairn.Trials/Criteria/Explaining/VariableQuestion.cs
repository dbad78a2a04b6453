using Cairn.Cql.Types;
using Cairn.Cql.Values;
using Cairn.Criteria.Model;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Criteria.Explaining;

/// <summary>
/// A row that stands, with a variable that is empty or known in part: a birth date by its year, an end left out, a dose.
/// </summary>
sealed class VariableQuestion : Question
{
    readonly Record _record;
    readonly RecordShape _shape;
    readonly string _property;
    readonly string _variable;
    readonly PartialDate? _partial;
    readonly Criterion _criterion;
    readonly DateOnly _day;

    VariableQuestion(Record record, RecordProperty property, Criterion criterion, DateOnly day)
    {
        (_record, _property, _criterion, _day) = (record, property.Name, criterion, day);
        _shape = RecordShape.Of(record.GetType());
        _variable = property.Source!.Replace("--", _shape.Domain, StringComparison.Ordinal);
        var text = RecordShape.Write(record).GetValueOrDefault(_variable);
        _partial = text is not null && PartialDate.TryParse(text, out var date, out _) && !date.IsComplete ? date : null;
    }

    /// <summary>
    /// The questions of a value that was read and is not wholly known; none when it is, or when nothing can be asked.
    /// </summary>
    public static IEnumerable<VariableQuestion> Of(Record record, RecordProperty property, Criterion criterion, DateOnly day) =>
        from asked in MadeOf(record, property)
        where Forms(asked.Name) is not null && !IsWhole(asked.Get(record))
        select new VariableQuestion(record, asked, criterion, day);

    public bool IsOfTheEnd => _property == "endDate";

    /// <summary>A period is asked for by its ends, and whether something goes on by its end.</summary>
    static IEnumerable<RecordProperty> MadeOf(Record record, RecordProperty property)
    {
        var type = RecordModel.TypeOf(record);
        return property.Name switch
        {
            "period" => [type.Find("startDate")!, .. EndOf(type, record)],
            "isOngoing" or "endDate" => EndOf(type, record),
            "doseADay" => [type.Find("dose")!, type.Find("frequency")!],
            "everyDays" => [type.Find("frequency")!],
            _ => [property],
        };
    }

    /// <summary>The end is no question while it goes on.</summary>
    static IEnumerable<RecordProperty> EndOf(RecordType type, Record record) =>
        type.Find("isOngoing")?.Get(record).IsTrue == true ? [] : [type.Find("endDate")!];

    static bool IsWhole(Value value) =>
        !value.IsNull && (value.Kind != ValueKind.Date || value.Temporal.Precision >= Precision.Day);

    /// <summary>The words that answer a property; none for a day or a dose; null when it cannot be asked for.</summary>
    static IReadOnlyList<string>? Forms(string property) =>
        property switch
        {
            "sex" => ["F", "M"],
            "birth" or "consent" or "date" or "startDate" or "endDate" or "dose" => [],
            "occurred" => ["N", "Y"],
            "isPositive" => ["NEGATIVE", "POSITIVE"],
            "isYes" => ["Y", "N"],
            "grade" => ["1", "2", "3", "4"],
            "frequency" => ["QD", "BID", "TID", "QID", "QOD"],
            _ => null,
        };

    public override Gap Gap
    {
        get
        {
            if (_record is EligibilityAnswer)
                return new Gap.Judgement(_criterion.Id, _criterion.Text);
            if (_partial is not null)
                return new Gap.WholeDate(_record.AsFact(), Noun());
            if (_record is Demographics)
                return new Gap.NotRecorded(_shape.Domain, _variable, DemographicNoun());
            return new Gap.Unfilled(_record.AsFact(), _variable);
        }
    }

    string DemographicNoun() =>
        _property switch
        {
            "birth" or "consent" => $"date of {_property}",
            _ => _property,
        };

    string Noun() =>
        _property switch
        {
            "birth" => "birth",
            "consent" => "consent",
            "endDate" => $"the end of {_record.AsFact().Variable}",
            _ => _record.AsFact().Variable,
        };

    public override IReadOnlyList<Candidate> Candidates
    {
        get
        {
            if (Forms(_property) is { Count: > 0 } words)
                return [.. words.Select(w => new Candidate(w))];
            if (_property == "dose")
                return Ladder.Numbers;
            if (_partial is { Year: not null } partial)
                return Ladder.Days(partial.Earliest, partial.Latest);
            return Ladder.DaysUpTo(_day);
        }
    }

    // An end is looked for up to the day of the gate: of what ends later nothing is said.
    DateOnly? LastTried => IsOfTheEnd && _partial is null ? _day : null;

    public override IReadOnlyList<Record> Taken => [_record];

    public override IReadOnlyList<Record> Added(Candidate answer)
    {
        var values = RecordShape.Write(_record).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        values[_variable] = answer.Text;
        if (_property == "dose")
            values.TryAdd($"{_shape.Domain}DOSU", "mg");
        return Read(_shape, values) is { } record ? [record] : [];
    }

    public override Passing Passing(Func<Candidate, bool> passes)
    {
        if (Forms(_property) is { Count: > 0 })
            return new Passing.OneOf([.. Candidates.Where(passes).Select(c => c.Text)]);
        if (_property == "dose")
            return Ladder.Range(Candidates, passes, "mg", ofUpperLimit: false);
        if (Ladder.Run(Candidates, passes) is not { } run)
            return new Passing.OneOf([]);
        return new Passing.Days(
            run.Below is { } below ? Ladder.LastPassing(run.First.Place, below.Place, passes) : null,
            run.Above is { } above ? Ladder.LastPassing(run.Last.Place, above.Place, passes) : LastTried
        );
    }
}
