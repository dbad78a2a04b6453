using Cairn.Escalation.Plan;

namespace Cairn.Documents.StudyFiles;

/// <summary>The value of a parameter under its key in a mapping; null where there is none, or none that can be read.</summary>
sealed class StatedValues(YamlMap m, StudyReading reading, IReadOnlyDictionary<string, string> files) : IParameterForms<object?>
{
    /// <summary>Some numbers, and what the mapping states of some parameters.</summary>
    public Numbers With(Numbers known, IEnumerable<Parameter> parameters) => parameters.Aggregate(known, With);

    Numbers With(Numbers numbers, Parameter parameter) =>
        parameter.As(this) is var value && (value is not null || reading.States($"{m.Path}.{parameter.Key}"))
            ? numbers.With(parameter, value)
            : numbers;

    public object? Of(WholeParameter parameter) => m.Whole(parameter.Key);

    public object? Of(RealParameter parameter) => m.Number(parameter.Key);

    public object? Of(FlagParameter parameter) => m.Flag(parameter.Key);

    public object? Of(ChoiceParameter parameter) =>
        m.WordOf(parameter.Key, parameter.Words, []) is { } word ? parameter.Meant(word) : null;

    public object? Of(RealsParameter parameter) => m.NumbersIfAny(parameter.Key);

    public object? Of(RecordParameter parameter)
    {
        if (!parameter.IsList)
            return m.Map(parameter.Key, record => parameter.Made([Fields(record, parameter)]), parameter.Record);
        var records = m.List(parameter.Key, record => Fields(record, parameter), part: parameter.Record);
        return records.Count == 0 ? null : parameter.Made(records);
    }

    public object? Of(TableParameter parameter)
    {
        if (!m.IsOneValue(parameter.Key))
            return DecisionRows.Read(m.List(parameter.Key, DecisionRows.Row), parameter, reading);
        if (m.Text(parameter.Key) is not { } name)
            return null;
        if (files.TryGetValue(name, out var text))
            return Found(parameter.Read(text, name));
        reading.Error(
            $"{m.Path}.{parameter.Key}",
            $"There is no file '{name}' beside {StudyReader.StudyFile}.",
            "Put the table there as a .csv file with subjects,dlts,decision, or write its rows here."
        );
        return null;
    }

    static double[] Fields(YamlMap record, RecordParameter parameter) =>
        [.. parameter.Fields.Select(f => f.Default is { } usual ? record.Number(f.Key) ?? usual : record.RequiredNumber(f.Key))];

    object? Found(Checked<object> table)
    {
        reading.Findings.AddRange(table.Findings);
        return table.Value;
    }
}
