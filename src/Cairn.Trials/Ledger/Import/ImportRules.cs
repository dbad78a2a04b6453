namespace Cairn.Ledger.Import;

/// <summary>What an import is checked against.</summary>
/// <param name="Study">The study's identifier: a STUDYID column says the same or one of <paramref name="OtherIds"/>.</param>
/// <param name="Today">The last day on which something recorded can have happened.</param>
/// <param name="Visits">Names and identifiers of the scheduled visits; null when there is no schedule to check against.</param>
/// <param name="OtherIds">The other numbers that the trial goes by, the registry's among them.</param>
/// <param name="Asked">Words that the study's criteria ask for, by variable: rules read them beside those of the lists.</param>
public sealed record ImportRules(
    string Study,
    DateOnly Today,
    IReadOnlyCollection<string>? Visits = null,
    IReadOnlyCollection<string>? OtherIds = null,
    IReadOnlySet<(string Variable, string Word)>? Asked = null
);
