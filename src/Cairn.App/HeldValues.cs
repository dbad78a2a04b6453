using Cairn.Escalation.Plan;

namespace Cairn.App;

/// <summary>The value of a parameter that holds under some numbers, as JSON prints it.</summary>
sealed class HeldValues(Numbers numbers) : IParameterForms<object?>
{
    public object? Of(WholeParameter parameter) => numbers[parameter];

    public object? Of(RealParameter parameter) => numbers[parameter];

    public object? Of(FlagParameter parameter) => numbers[parameter];

    public object? Of(ChoiceParameter parameter) => parameter.Held(numbers);

    public object? Of(RealsParameter parameter) => numbers[parameter];

    public object? Of(RecordParameter parameter) => numbers.Value(parameter);

    public object? Of(TableParameter parameter) => parameter.Said(numbers);
}
