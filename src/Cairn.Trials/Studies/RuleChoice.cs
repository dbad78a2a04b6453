namespace Cairn.Studies;

/// <summary>A parameter of the criteria's expressions whose source the study tells.</summary>
/// <param name="Id">The parameter's name.</param>
public sealed record RuleChoice(string Id);
