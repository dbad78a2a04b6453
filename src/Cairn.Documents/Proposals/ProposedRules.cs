using Cairn.Studies;

namespace Cairn.Documents.Proposals;

/// <summary>A draft with what was proposed for its criteria.</summary>
/// <param name="Study">The draft; a criterion with a proposal says that it is worked out from records.</param>
/// <param name="Text">eligibility.cql; null when nothing was recognised.</param>
/// <param name="Count">Criteria with a proposal.</param>
public sealed record ProposedRules(Study Study, string? Text, int Count)
{
    public static ProposedRules Of(Study draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var atoms = draft.AtomicCriteria.Select(c => (Criterion: c, Proposal: Proposals.For(c))).ToList();
        var proposed = atoms.Where(a => a.Proposal is not null).ToDictionary(a => a.Criterion, a => a.Proposal!);
        return proposed.Count == 0
            ? new(draft, null, 0)
            : new(
                draft with
                {
                    Criteria = [.. draft.Criteria.Select(c => Marked(c, proposed))],
                },
                ProposedLibrary.Write(draft.Id, atoms),
                proposed.Count
            );
    }

    static Criterion Marked(Criterion criterion, Dictionary<Criterion, Proposal> proposed)
    {
        if (criterion.Parts.Count > 0)
            return criterion with { Parts = [.. criterion.Parts.Select(p => Marked(p, proposed))] };
        if (!proposed.TryGetValue(criterion, out var proposal))
            return criterion;
        return criterion with { Basis = proposal.NeedsAPerson ? CriterionBasis.Mixed : CriterionBasis.Recorded };
    }

    /// <summary>What to say while a rules file holds expressions that nobody has read; null when it holds none.</summary>
    public static Finding? Unread(string rules, string place)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var lines = rules.Split('\n');
        List<(int Index, string Item)> marked =
        [
            .. lines.Index().Where(l => l.Item.StartsWith(ProposedLibrary.Mark, StringComparison.Ordinal)),
        ];
        return marked.Count == 0
            ? null
            : Finding.Warning(
                place,
                marked[0].Index + 1,
                null,
                $"{marked.Count} expressions were proposed by a program and are not confirmed (the first is named).",
                $"Read each beside its words, mend it, and take its line '{ProposedLibrary.Mark} ...' away."
            );
    }

    /// <summary>The ids of the criteria whose expression was proposed and is not confirmed.</summary>
    public static IReadOnlySet<string> Unconfirmed(string rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var isMarked = false;
        foreach (var line in rules.Split('\n'))
        {
            var isDefine = line.StartsWith(Define, StringComparison.Ordinal);
            if (isDefine && isMarked)
                ids.Add(line[Define.Length..].Split(' ', '"')[0]);
            isMarked = !isDefine && (isMarked || line.StartsWith(ProposedLibrary.Mark, StringComparison.Ordinal));
        }
        return ids;
    }

    const string Define = "define \"";
}
