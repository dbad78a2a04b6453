using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Cairn.Ledger.Entries;

namespace Cairn.Ledger;

/// <summary>
/// What was said of each record of one subject, in the order in which the records were first named. One with a few entries more
/// shares what was settled before them: an entry costs the square root of the records, not all of them.
/// </summary>
sealed class SubjectVersions : IReadOnlyDictionary<RecordKey, RecordVersions>
{
    /// <summary>Recent records that are copied with each growth, however few are settled.</summary>
    const int AlwaysRecent = 16;

    readonly Dictionary<RecordKey, RecordVersions> _settled,
        _recent;

    /// <summary>How many of the recent ones are not among the settled.</summary>
    int _added;

    SubjectVersions(Dictionary<RecordKey, RecordVersions> settled, Dictionary<RecordKey, RecordVersions> recent, int added) =>
        (_settled, _recent, _added) = (settled, recent, added);

    /// <summary>Nothing said yet; to be grown by who asked for it, before anybody else sees it.</summary>
    public static SubjectVersions New() => new(Table(), Table(), 0);

    /// <summary>The same; to be grown by who asked for it, before anybody else sees it.</summary>
    public SubjectVersions Growing() =>
        _recent.Count <= AlwaysRecent || _recent.Count * _recent.Count <= 2 * _settled.Count
            ? new(_settled, new(_recent, KeyOfOneSubject.Comparer), _added)
            : new(Together(), Table(), 0);

    /// <summary>Takes an entry about one of the subject's records.</summary>
    public void Take(RecordKey key, Entry entry)
    {
        ref var version = ref CollectionsMarshal.GetValueRefOrAddDefault(_recent, key, out var isRecent);
        var before = isRecent ? version : _settled.GetValueOrDefault(key);
        _added += before is null ? 1 : 0;
        version = new(entry, before);
    }

    /// <summary>Puts other versions of a record in the place of those that are there.</summary>
    public void Replace(RecordKey key, RecordVersions versions) => _recent[key] = versions;

    public int Count => _settled.Count + _added;

    public RecordVersions this[RecordKey key] => _recent.TryGetValue(key, out var recent) ? recent : _settled[key];

    public IEnumerable<RecordKey> Keys => this.Select(v => v.Key);

    public IEnumerable<RecordVersions> Values => _settled.Count == 0 ? _recent.Values : this.Select(v => v.Value);

    public bool ContainsKey(RecordKey key) => _recent.ContainsKey(key) || _settled.ContainsKey(key);

    public bool TryGetValue(RecordKey key, [MaybeNullWhen(false)] out RecordVersions value) =>
        _recent.TryGetValue(key, out value) || _settled.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<RecordKey, RecordVersions>> GetEnumerator()
    {
        foreach (var settled in _settled)
            yield return _recent.TryGetValue(settled.Key, out var recent) ? new(settled.Key, recent) : settled;
        foreach (var recent in _recent)
            if (_settled.Count == 0 || !_settled.ContainsKey(recent.Key))
                yield return recent;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    Dictionary<RecordKey, RecordVersions> Together()
    {
        if (_settled.Count == 0)
            return _recent;
        var all = new Dictionary<RecordKey, RecordVersions>(_settled, KeyOfOneSubject.Comparer);
        foreach (var (key, recent) in _recent)
            all[key] = recent;
        return all;
    }

    static Dictionary<RecordKey, RecordVersions> Table() => new(KeyOfOneSubject.Comparer);
}
