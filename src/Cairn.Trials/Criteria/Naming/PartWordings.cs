using System.Buffers;

namespace Cairn.Criteria.Naming;

/// <summary>
/// Wordings of a script that parts no words, and what each means, looked for anywhere in a name. The longer one is read first,
/// and what it took is read by no shorter one: 非霍奇金淋巴瘤 is one lymphoma.
/// </summary>
sealed class PartWordings<T>(IEnumerable<(string Wording, T Meaning)> table)
{
    readonly (string Wording, T Meaning)[] _table = [.. table.OrderByDescending(t => t.Wording.Length)];
    readonly SearchValues<string> _any = SearchValues.Create([.. table.Select(t => t.Wording)], StringComparison.Ordinal);

    /// <summary>What the wordings in a name mean.</summary>
    public IEnumerable<T> In(string name) => Has(name) ? Found(name) : [];

    public bool Has(string name) => name.AsSpan().ContainsAny(_any);

    IEnumerable<T> Found(string name)
    {
        var left = name;
        foreach (var group in _table.GroupBy(t => t.Wording, StringComparer.Ordinal))
        {
            if (!left.Contains(group.Key, StringComparison.Ordinal))
                continue;
            left = left.Replace(group.Key, " ", StringComparison.Ordinal);
            foreach (var (_, meaning) in group)
                yield return meaning;
        }
    }
}
