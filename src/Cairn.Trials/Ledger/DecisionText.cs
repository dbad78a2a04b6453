using System.Globalization;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>
/// A committee's decision as the values of an entry, and back. Who, in which role and why stand in the entry's attribution; what was
/// known is every entry before it, bound by the chain.
/// </summary>
static class DecisionText
{
    const string Day = "DAY",
        Action = "ACTION",
        Level = "LEVEL",
        Subjects = "SUBJECTS",
        Infused = "INFUSED",
        Proposal = "PROPOSAL",
        Evidence = "EVIDENCE",
        Late = "LATE";

    public static IEnumerable<KeyValuePair<string, string>> Write(CommitteeDecision decision)
    {
        (string Name, string? Text)[] values =
        [
            (Day, decision.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (Action, Word(decision.Action)),
            (Level, decision.Level?.ToString(CultureInfo.InvariantCulture)),
            (Subjects, decision.Subjects?.ToString(CultureInfo.InvariantCulture)),
            (Infused, decision.Infused?.ToString(CultureInfo.InvariantCulture)),
            (Proposal, decision.Proposal.Code),
            (Evidence, decision.Evidence),
            (Late, decision.Late.Count == 0 ? null : string.Join(' ', decision.Late.Select(l => l.Code))),
        ];
        return values.Where(v => v.Text is not null).Select(v => KeyValuePair.Create(v.Name, v.Text!));
    }

    /// <exception cref="InvalidDataException">The entry holds no decision: it was written by another version, or altered.</exception>
    public static CommitteeDecision Read(Entry entry)
    {
        var values = entry.Values.ToDictionary(StringComparer.Ordinal);
        try
        {
            return new()
            {
                Day = DateOnly.ParseExact(values[Day], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Action = Enum.GetValues<CommitteeAction>().First(a => Word(a) == values[Action]),
                Level = Whole(Level),
                Subjects = Whole(Subjects),
                Infused = Whole(Infused),
                Proposal = ProposedStep.Parse(values[Proposal]),
                Evidence = values[Evidence],
                Late =
                [
                    .. (values.GetValueOrDefault(Late) ?? "")
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(LateKey.Parse),
                ],
                By = entry.By.Who,
                Role = entry.By.Role,
                Reason = entry.By.Reason ?? "",
            };
        }
        catch (Exception unread)
            when (unread is KeyNotFoundException or FormatException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException(
                $"Entry {entry.Sequence} of {entry.Study} cannot be read as a committee's decision: {unread.Message}",
                unread
            );
        }

        int? Whole(string name) => values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    static string Word(CommitteeAction action) => action.ToString().ToLowerInvariant();
}
