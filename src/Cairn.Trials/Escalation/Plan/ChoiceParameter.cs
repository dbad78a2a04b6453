namespace Cairn.Escalation.Plan;

/// <summary>One word of several.</summary>
public abstract class ChoiceParameter(string key) : Parameter(key)
{
    /// <summary>The words, in their order.</summary>
    public abstract IReadOnlyList<string> Words { get; }

    /// <summary>What a word stands for; null for none of the words.</summary>
    public abstract object? Meant(string word);

    /// <summary>The word for what holds under some numbers.</summary>
    public abstract string Held(Numbers numbers);

    public override IEnumerable<PlanFault> Faults(object value) => [];

    public override T As<T>(IParameterForms<T> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        return forms.Of(this);
    }
}

/// <summary>The same, of the members of a family.</summary>
public sealed class ChoiceParameter<TMember>(string key) : ChoiceParameter(key)
    where TMember : struct, Enum
{
    /// <summary>The members with their words.</summary>
    public required IReadOnlyList<(TMember Member, string Word)> Members { get; init; }

    /// <summary>The member that holds when none is stated.</summary>
    public TMember Default { get; init; }

    /// <summary>True when the default is the absence of something, and a page does not mention it.</summary>
    public bool DefaultIsNone { get; init; }

    public override IReadOnlyList<string> Words => [.. Members.Select(m => m.Word)];

    private protected override string? Usual => DefaultIsNone ? null : Word(Default);

    public override object? Meant(string word)
    {
        var meant = Members.Where(m => m.Word == word).ToList();
        return meant.Count > 0 ? meant[0].Member : null;
    }

    /// <summary>The word for a member.</summary>
    public string Word(TMember member) => Members.First(m => m.Member.Equals(member)).Word;

    public override string Held(Numbers numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return Word(numbers.Of(this));
    }

    public override string? Said(Numbers numbers) =>
        Held(numbers) is var held && DefaultIsNone && held == Word(Default) ? null : held;
}
