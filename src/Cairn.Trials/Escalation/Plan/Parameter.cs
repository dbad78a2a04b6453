using System.Globalization;

namespace Cairn.Escalation.Plan;

/// <summary>
/// Something that a protocol tells a design: a number, a word, a table. It is declared once, beside the design that takes it. The
/// options of the command line, the keys of a study file and their schema, the faults of a plan, its facts, and where the numbers
/// of a rule's sentences come from, are all read from here.
/// </summary>
/// <param name="key">Its name in a study file, in camel case; the option is the same in kebab case.</param>
public abstract class Parameter(string key)
{
    /// <summary>Its name in a study file, in camel case.</summary>
    public string Key { get; } = key;

    /// <summary>What a page calls it.</summary>
    public required string Label { get; init; }

    /// <summary>What it is, in one sentence without the full stop.</summary>
    public required string Help { get; init; }

    /// <summary>What holds when it is not stated, in words; null when nothing does.</summary>
    public string? Otherwise
    {
        get => field ?? Usual;
        init;
    }

    /// <summary>How its value is written on a command line, as in <c>LOW,HIGH</c>; null where that is plain.</summary>
    public string? Shape { get; init; }

    /// <summary>Said where a design needs it and it is not stated; null for what no design needs.</summary>
    public Lack? Lacking { get; init; }

    /// <summary>
    /// True when a command line must give it, though a study may leave it out: a study shows what it assumes, an answer does
    /// not.
    /// </summary>
    public bool IsAsked { get; init; }

    /// <summary>Its value in a study, made of the doses of the dose levels; null for what a study states itself.</summary>
    public Func<IReadOnlyList<double>, object>? FromDoses { get; init; }

    /// <summary>The value that holds when none is stated, in words; null for none.</summary>
    private protected abstract string? Usual { get; }

    /// <summary>What is wrong with a value by itself.</summary>
    public abstract IEnumerable<PlanFault> Faults(object value);

    /// <summary>The value that holds under a plan, in the words of a page; null when there is nothing to say.</summary>
    public abstract string? Said(Numbers numbers);

    /// <summary>What somebody makes of it, by its form: an option, a key, a schema.</summary>
    public abstract T As<T>(IParameterForms<T> forms);

    public override string ToString() => Key;

    private protected static string Written(double number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Something that is not there: what is wrong, and how to mend it, each in one sentence.</summary>
public sealed record Lack(string What, string Mend);

/// <summary>
/// Something done with a parameter by its form. One form more is one member more, and the compiler names whoever has to learn
/// it.
/// </summary>
public interface IParameterForms<out T>
{
    T Of(WholeParameter parameter);

    T Of(RealParameter parameter);

    T Of(FlagParameter parameter);

    T Of(ChoiceParameter parameter);

    T Of(RealsParameter parameter);

    T Of(RecordParameter parameter);

    T Of(TableParameter parameter);
}
