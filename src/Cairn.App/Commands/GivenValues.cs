using Cairn.Escalation.Plan;

namespace Cairn.App.Commands;

/// <summary>The value of a parameter that an option gives in words.</summary>
/// <param name="option">The option, for what is wrong.</param>
/// <param name="text">What it was given.</param>
sealed class GivenValues(string option, string text) : IParameterForms<object>
{
    public object Of(WholeParameter parameter) => NumberText.Whole(option, text);

    public object Of(RealParameter parameter) => NumberText.Real(option, text);

    public object Of(FlagParameter parameter) => true;

    public object Of(ChoiceParameter parameter) =>
        parameter.Meant(text)
        ?? throw BadInputException.At(option, $"There is no '{text}'.", $"Give {string.Join(", ", parameter.Words)}.");

    public object Of(RealsParameter parameter) =>
        parameter.Within == Bounds.Rate ? NumberText.Rates(option, text) : NumberText.Row(option, text);

    public object Of(RecordParameter parameter) =>
        parameter.Made([.. Records(parameter.IsList).Select(record => Fields(record, parameter))]);

    // Several records have a stroke between them.
    string[] Records(bool isList) => isList ? text.Split('/') : [text];

    IReadOnlyList<double> Fields(string record, RecordParameter parameter)
    {
        var row = NumberText.Row(option, record);
        if (row.Count == parameter.Fields.Count)
            return row;
        var fields = parameter.Fields.Select(f => char.ToLowerInvariant(f.Help[0]) + f.Help[1..]);
        throw BadInputException.At(
            option,
            $"'{record}' are not {parameter.Fields.Count} numbers.",
            $"Give {string.Join(", ", fields)}, with commas between{(parameter.IsList ? ", and a stroke before the next" : "")}."
        );
    }

    public object Of(TableParameter parameter)
    {
        if (!File.Exists(text))
            throw BadInputException.At(
                option,
                $"There is no file '{text}'.",
                "Give the path of a CSV file with subjects,dlts,decision."
            );
        return DoseCommand.Read(parameter.Read(File.ReadAllText(text), text));
    }
}
