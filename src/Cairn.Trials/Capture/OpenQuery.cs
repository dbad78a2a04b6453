using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;

namespace Cairn.Capture;

/// <summary>A query that is not settled, with its thread.</summary>
/// <param name="Entry">Sequence of the entry that asked.</param>
/// <param name="Check">The check that asked; null when a person did.</param>
/// <param name="Answers">In order, each with its entry.</param>
public sealed record OpenQuery(
    RecordKey Key,
    long Entry,
    string? Variable,
    string Question,
    string? Check,
    Entry Asked,
    IReadOnlyList<(Entry By, string Text)> Answers
)
{
    /// <summary>True when the site's word is what is waited for; else it is whoever asked.</summary>
    public bool WaitsForSite => Answers.Count == 0;

    /// <summary>The open queries of a study, oldest first (<see cref="OpenThreads"/>).</summary>
    public static IReadOnlyList<OpenQuery> Of(LedgerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var answers = state.Of<QueryAnswered>().ToLookup(a => a.Content.Query);
        return
        [
            .. OpenThreads
                .Of(state)
                .Select(q => new OpenQuery(
                    q.Content.Key,
                    q.Entry.Sequence,
                    q.Content.Variable,
                    q.Content.Question,
                    q.Content.Check,
                    q.Entry,
                    [.. answers[q.Entry.Sequence].Select(a => (a.Entry, a.Content.Answer))]
                )),
        ];
    }
}
