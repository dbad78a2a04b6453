namespace Cairn.Ledger.Import;

/// <summary>What an import is checked against.</summary>
/// <param name="Study">The study's identifier: a STUDYID column must say the same.</param>
/// <param name="Today">The last day on which something recorded can have happened.</param>
/// <param name="Visits">Names and identifiers of the scheduled visits; null when there is no schedule to check against.</param>
public sealed record ImportRules(string Study, DateOnly Today, IReadOnlyCollection<string>? Visits = null);
