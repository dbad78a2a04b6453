namespace Cairn.Escalation.Plan;

/// <summary>What a design cannot do without: one of several ways of stating it.</summary>
/// <param name="Ways">Each way is the parameters that state it together; the first is the usual one.</param>
public sealed record Need(params IReadOnlyList<IReadOnlyList<Parameter>> Ways)
{
    /// <summary>A parameter that must be stated.</summary>
    public static Need Of(Parameter parameter) => new([parameter]);

    /// <summary>True when it is asked for only where a trial must say when it ends.</summary>
    public bool IsAnEnd { get; init; }

    /// <summary>What is not stated: the rest of a way begun, or the usual way; null when one way is whole.</summary>
    public Parameter? Missing(Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (Ways.Any(way => way.All(numbers.States)))
            return null;
        var begun = Ways.FirstOrDefault(way => numbers.States(way[0])) ?? Ways[0];
        return begun.First(p => !numbers.States(p));
    }
}
