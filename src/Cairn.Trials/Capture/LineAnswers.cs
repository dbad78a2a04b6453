using Cairn.Forms;
using Cairn.Records;

namespace Cairn.Capture;

/// <summary>The answers of one line, by variable, and the values of a record that they make.</summary>
sealed class LineAnswers
{
    readonly FormLine _plan;
    readonly Dictionary<string, string> _answers;

    LineAnswers(FormLine plan, Dictionary<string, string> answers) => (_plan, _answers) = (plan, answers);

    /// <summary>
    /// The variables that a line asks for: its items; of a result its unit, range and why it was not done, too.
    /// </summary>
    public static IReadOnlyList<string> AskedBy(FormLine plan)
    {
        var items = plan.Items.Select(i => i.Variable).ToList();
        if (!plan.IsTest)
            return items;
        string[] beside = ["ORRESU", "ORNRLO", "ORNRHI", "REASND"];
        return [.. items, .. beside.Select(b => plan.Domain + b).Where(v => !items.Contains(v, StringComparer.Ordinal))];
    }

    /// <summary>What was sent, where it was sent; else what stands there.</summary>
    public static LineAnswers Of(SheetLine line, SentForm sent) =>
        new(
            line.Plan,
            AskedBy(line.Plan).ToDictionary(v => v, v => sent.Answer(line.Id, v) ?? line.AnswerOf(v), StringComparer.Ordinal)
        );

    /// <summary>What an entry said.</summary>
    public static LineAnswers Of(FormLine plan, IReadOnlyDictionary<string, string> values) =>
        new(plan, AskedBy(plan).ToDictionary(v => v, v => SheetLine.Answer(plan, values, v), StringComparer.Ordinal));

    public string this[string variable] => _answers.GetValueOrDefault(variable, "");

    public IEnumerable<KeyValuePair<string, string>> All => _answers;

    /// <summary>True when none of its questions is answered: a unit or a range alone says nothing.</summary>
    public bool IsEmpty => _plan.Items.Where(i => !IsUnit(i.Variable)).All(i => this[i.Variable].Length == 0);

    /// <summary>
    /// What was typed over what others wrote meanwhile: a question that the person left as it was on the screen takes theirs.
    /// </summary>
    public LineAnswers Over(LineAnswers onScreen, LineAnswers theirs) =>
        new(
            _plan,
            _answers.ToDictionary(a => a.Key, a => a.Value == onScreen[a.Key] ? theirs[a.Key] : a.Value, StringComparer.Ordinal)
        );

    public bool SaysTheSameAs(LineAnswers other) => _answers.All(a => Same(a.Key, a.Value, other[a.Key]));

    bool Same(string variable, string left, string right) =>
        left == right || _plan.Shape.Find(variable)?.SaysTheSame(left, right) == true;

    /// <summary>The variables and texts of the record; empty text for what is not known.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values()
    {
        foreach (var item in _plan.Items)
        foreach (var value in ValuesOf(item))
            yield return value;
        if (!_plan.IsTest)
            yield break;
        var isNotDone = IsNotDone;
        yield return new(_plan.Domain + "STAT", isNotDone ? Observation.NotDone : "");
        yield return new(_plan.Domain + "REASND", isNotDone ? this[_plan.Domain + "REASND"] : "");
        foreach (var beside in AskedBy(_plan).Except(_plan.Items.Select(i => i.Variable), StringComparer.Ordinal))
            if (beside != _plan.Domain + "REASND")
                yield return new(beside, HasResult ? this[beside] : "");
    }

    bool IsNotDone => Absences.OfShort(this[_plan.Domain + "ORRES"]) == Absence.NotDone;

    bool HasResult => this[_plan.Domain + "ORRES"] is { Length: > 0 } text && Absences.OfShort(text) is null;

    IEnumerable<KeyValuePair<string, string>> ValuesOf(FormItem item)
    {
        var text = this[item.Variable];
        var isWord = item.Words.Any(w => w.Word == text);
        var absence = isWord ? null : Absences.OfShort(text);
        var isStatus = _plan.IsTest && item.Variable == _plan.Domain + "ORRES" && absence == Absence.NotDone;
        yield return new(item.Variable, absence is null ? text : "");
        yield return new(Absences.VariableOf(item.Variable), absence is { } why && !isStatus ? why.Flavour : "");
    }

    bool IsUnit(string variable) => _plan.IsTest && variable == _plan.Domain + "ORRESU";
}
