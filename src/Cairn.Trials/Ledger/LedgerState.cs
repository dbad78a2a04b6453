using System.Collections.Immutable;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>
/// What a study's entries say, up to the last one given. Never changed: <see cref="After"/> gives the state after more entries
/// and leaves this one as it is, sharing everything that they do not touch. Anything else is derived from it.
/// </summary>
public sealed class LedgerState
{
    SubjectLedgers _subjects = SubjectLedgers.None;
    ImmutableDictionary<Type, ImmutableList<Stated<EntryContent>>> _stated = ImmutableDictionary<
        Type,
        ImmutableList<Stated<EntryContent>>
    >.Empty;
    ImmutableList<Finding> _unread = [];
    ImmutableDictionary<long, DateTimeOffset> _knownLater = ImmutableDictionary<long, DateTimeOffset>.Empty;
    Lazy<LabRanges> _ranges = new(LabRanges.None); // of any state that says the same of ranges

    LedgerState(string study) => Study = study;

    public string Study { get; }
    public ChainHead Head { get; private init; } = ChainHead.Empty;

    /// <summary>
    /// The latest time of any entry; null when there is none. What was known at an instant before it is another state.
    /// </summary>
    public DateTimeOffset? Time { get; private init; }

    /// <summary>True from the first <see cref="SyntheticMark"/> on.</summary>
    public bool IsSynthetic => _stated.ContainsKey(typeof(SyntheticMark));

    /// <summary>Everything said of every record, those that were taken out among them.</summary>
    public IEnumerable<RecordVersions> Records => _subjects.All.SelectMany(s => s.Versions.Values);

    /// <summary>What the laboratories call normal.</summary>
    public LabRanges Ranges => _ranges.Value;

    /// <summary>The entries that cannot be read, other than those of records (<see cref="Casebook.Unread"/>).</summary>
    public IReadOnlyList<Finding> Unread => _unread;

    /// <summary>The state of a study without entries.</summary>
    public static LedgerState Empty(string study) => new(study);

    /// <param name="entries">A study's entries from the first, in order.</param>
    public static LedgerState Fold(string study, IEnumerable<Entry> entries) => Empty(study).After(entries);

    /// <summary>What was said of a record; null when nothing was.</summary>
    public RecordVersions? Record(RecordKey key) =>
        _subjects.Find(key.Subject) is { } subject ? subject.Versions.GetValueOrDefault(key) : null;

    /// <summary>What was said of a subject's records.</summary>
    public IReadOnlyDictionary<RecordKey, RecordVersions> RecordsOf(string subject) =>
        _subjects.Find(subject)?.Versions ?? Nothing;

    static readonly SubjectVersions Nothing = SubjectVersions.New();

    /// <summary>What was said of one kind that is no record, in order.</summary>
    public IEnumerable<Stated<T>> Of<T>()
        where T : EntryContent => _stated.GetValueOrDefault(typeof(T), []).Select(s => new Stated<T>(s.Entry, (T)s.Content));

    /// <summary>
    /// Since when one of the state's entries has been known: its time, or the latest of an entry before it, where the clock was
    /// set back between them.
    /// </summary>
    public DateTimeOffset KnownSince(Entry entry) => _knownLater.GetValueOrDefault(entry.Sequence, entry.Time);

    /// <summary>The state after more entries, which follow this one's head.</summary>
    public LedgerState After(IEnumerable<Entry> entries)
    {
        var growth = new LedgerGrowth(_subjects, _stated, _unread);
        var (last, at, time, later) = ((Entry?)null, default(DateTimeOffset), Time, _knownLater);
        foreach (var entry in entries)
        {
            growth.Take(entry);
            at = entry.At == last?.At ? at : entry.Time; // entries of one commit have one time
            if (time > at)
                later = later.SetItem(entry.Sequence, time.Value);
            else
                time = at;
            last = entry;
        }
        return last is null ? this : Grown(growth, ChainHead.Of(last), time, later);
    }

    LedgerState Grown(
        LedgerGrowth growth,
        ChainHead head,
        DateTimeOffset? time,
        ImmutableDictionary<long, DateTimeOffset> knownLater
    ) =>
        new(Study)
        {
            Head = head,
            Time = time,
            _subjects = growth.Subjects,
            _stated = growth.Stated,
            _unread = growth.Unread,
            _knownLater = knownLater,
            _ranges = LabRanges.AreSaidIn(growth.Stated, _stated) ? _ranges : RangesOf(growth.Stated),
        };

    static Lazy<LabRanges> RangesOf(ImmutableDictionary<Type, ImmutableList<Stated<EntryContent>>> stated) =>
        new(() => LabRanges.Of(stated));

    /// <summary>What the ledger says of a subject's records; null when it says nothing.</summary>
    internal SubjectLedger? LedgerOf(string subject) => _subjects.Find(subject);

    // What was known of a subject on a past day stays known when an entry comes of somebody else.
    SubjectRecords KnownOn(string subject, DateOnly day) =>
        LedgerOf(subject)?.By(day, KnownSince) is { } known
            ? Ranges.KnownBy(day, KnownSince).Fill(known)
            : new SubjectRecords(subject, []);

    /// <summary>
    /// The records, read from their text; subjects in order of identifier. What a state before this one had read already is not
    /// read again: an entry more costs what is said of its subject.
    /// </summary>
    public Casebook Casebook()
    {
        var (lists, signatures) = (_subjects.Lists, Signatures.InFull(this));
        return new(Study, IsSynthetic, null, Ranges.Fill(lists.People))
        {
            Strangers = lists.Strangers,
            Decisions = [.. Of<DoseDecided>().Select(d => d.Content.Decision)],
            Rulings = [.. Rulings.Of(this)],
            Judgements = LotJudgements.Of(this, signatures),
            Signatures = [.. signatures.Select(s => s.Signature)],
            SafetyNotes = [.. Of<SafetyNoted>().Select(n => Note(n.Content, n.Entry.Sequence))],
            Opinions = [.. Of<SafetyJudged>().Select(o => Opinion(o.Content, o.Entry.Sequence))],
            Unread = lists.Unread,
            UnreadEntries = Unread,
            KnownOn = KnownOn,
        };
    }

    static SafetyNote Note(SafetyNoted noted, long entry) => new(noted.Key, noted.Step, noted.At, entry);

    static SponsorOpinion Opinion(SafetyJudged judged, long entry) =>
        new(judged.Key, judged.Day, judged.Expected, judged.Related, entry);
}
