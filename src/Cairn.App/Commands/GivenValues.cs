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

    public object Of(RealsParameter parameter) => NumberText.Row(option, text);

    public object Of(RecordParameter parameter)
    {
        var row = NumberText.Row(option, text);
        if (row.Count != parameter.Fields.Count)
            throw BadInputException.At(
                option,
                $"These are not {parameter.Fields.Count} numbers.",
                "Give "
                    + $"{string.Join(", ", parameter.Fields.Select(f => char.ToLowerInvariant(f.Help[0]) + f.Help[1..]))}, "
                    + "with commas between."
            );
        return parameter.Made([row]);
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
