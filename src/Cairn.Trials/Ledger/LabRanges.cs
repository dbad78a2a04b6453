using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.Ledger;

/// <summary>
/// The laboratories' ranges as a ledger says them, and the results that take one: those of a site that bring no range of their
/// own, by the day of collection, sex and age. Safe to use from several threads.
/// </summary>
public sealed class LabRanges
{
    readonly Stated<EntryContent>[] _said;
    readonly ILookup<string, LabRangeLine> _byTest;
    readonly ConditionalWeakTable<SubjectRecords, SubjectRecords> _filled = [];
    readonly ConcurrentDictionary<int, LabRanges> _known = [];

    LabRanges(Stated<EntryContent>[] said)
    {
        _said = said;
        var lines = new SortedDictionary<long, LabRangeLine>();
        foreach (var one in said)
            Take(one, lines);
        Lines = [.. lines.Values];
        _byTest = Lines.ToLookup(l => l.Range.Test, StringComparer.Ordinal);
    }

    /// <summary>The ranges as they stand, in the order of the entries that say them.</summary>
    public IReadOnlyList<LabRangeLine> Lines { get; }

    /// <summary>Everything that was said of ranges, in order.</summary>
    public IReadOnlyList<Stated<EntryContent>> Said => _said;

    public static LabRanges None { get; } = new([]);

    internal static LabRanges Of(ImmutableDictionary<Type, ImmutableList<Stated<EntryContent>>> stated) =>
        new([
            .. stated
                .GetValueOrDefault(typeof(LabRangeStated), [])
                .Concat(stated.GetValueOrDefault(typeof(LabRangeWithdrawn), []))
                .OrderBy(s => s.Entry.Sequence),
        ]);

    /// <summary>True when two states say the same of ranges.</summary>
    internal static bool AreSaidIn(
        ImmutableDictionary<Type, ImmutableList<Stated<EntryContent>>> one,
        ImmutableDictionary<Type, ImmutableList<Stated<EntryContent>>> other
    ) =>
        ReferenceEquals(one.GetValueOrDefault(typeof(LabRangeStated)), other.GetValueOrDefault(typeof(LabRangeStated)))
        && ReferenceEquals(one.GetValueOrDefault(typeof(LabRangeWithdrawn)), other.GetValueOrDefault(typeof(LabRangeWithdrawn)));

    // What names a line that stands no more changes nothing: it was refused, or came from another program.
    static void Take(Stated<EntryContent> said, SortedDictionary<long, LabRangeLine> lines)
    {
        var replaced = said.Content is LabRangeStated { Replaces: { } of } ? of : (said.Content as LabRangeWithdrawn)?.Of;
        LabRangeLine? before = null;
        if (replaced is { } old && !lines.Remove(old, out before))
            return;
        if (said.Content is LabRangeStated { Range: var range })
            lines[said.Entry.Sequence] = new(range, said.Entry, before);
    }

    /// <summary>Those that were known at the end of a day, in UTC.</summary>
    /// <param name="since">Since when an entry has been known.</param>
    internal LabRanges KnownBy(DateOnly day, Func<Entry, DateTimeOffset> since)
    {
        var known = _said.Count(s => DateOnly.FromDateTime(since(s.Entry).UtcDateTime) <= day);
        return known == _said.Length ? this : _known.GetOrAdd(known, n => new(_said[..n]));
    }

    /// <summary>The range that a result takes; null when it brings its own, when none is in force, and when two may be.</summary>
    public LabRangeLine? For(LabResult row, Demographics? who)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row is not { LowLimit: null or "", HighLimit: null or "", Status: null, Date: { Year: not null } date })
            return null;
        LabRangeLine?[] possible =
        [
            .. from day in (DateOnly[])[date.Earliest, date.Latest]
            let age = AgeSpan.On(day, who)
            from years in (int[])[age.Least, age.Most]
            from sex in SexesOf(who)
            select For(row, who?.Site, day, sex, years),
        ];
        return possible.Distinct().ToList() is [{ } one] ? one : null;
    }

    static IEnumerable<Sex> SexesOf(Demographics? who) =>
        who?.Sex?.Meaning is (Sex.Female or Sex.Male) and { } known ? [known] : [Sex.Female, Sex.Male];

    LabRangeLine? For(LabResult row, string? site, DateOnly day, Sex sex, int age)
    {
        var meant = _byTest[row.TestCode]
            .Where(l => l.Range.IsOf(site) && l.Range.Covers(day) && l.Range.IsFor(sex, age) && IsOfItsSpecimen(l.Range, row))
            .ToList();
        meant.RemoveAll(l => meant.Exists(m => m.Range.From > l.Range.From && m.Range.IsForThoseOf(l.Range)));
        return meant is [var one] ? one : null;
    }

    static bool IsOfItsSpecimen(LabRange range, LabResult row) =>
        row.Specimen is not { Length: > 0 } || range.Specimen is null
            ? row.IsOfItsSpecimen()
            : LabRange.IsSameSpecimen(range.Specimen, row.Specimen);

    /// <summary>The result with the limits that it takes; the result itself when it takes none.</summary>
    public LabResult Fill(LabResult row, Demographics? who)
    {
        if (For(row, who) is not { } line)
            return row;
        var (low, high) = (line.Range.In(row.Unit, line.Range.Low), line.Range.In(row.Unit, line.Range.High));
        return low is null && high is null
            ? row
            : row with
            {
                LowLimit = low,
                HighLimit = high,
                Taken = new(line.Range.Laboratory, line.Entry.Sequence),
            };
    }

    /// <summary>The records with the limits that their results take. The same records are filled once.</summary>
    internal SubjectRecords Fill(SubjectRecords subject) => Lines.Count == 0 ? subject : _filled.GetValue(subject, Filled);

    internal IReadOnlyList<SubjectRecords> Fill(SubjectRecords[] subjects) =>
        Lines.Count == 0 ? subjects : Array.ConvertAll(subjects, Fill);

    SubjectRecords Filled(SubjectRecords subject)
    {
        var who = subject.Demographics;
        var taken = false;
        Record Of(Record record)
        {
            var filled = record is LabResult row ? Fill(row, who) : record;
            taken |= !ReferenceEquals(filled, record);
            return filled;
        }
        List<Record> records = [.. subject.All.Select(Of)];
        return taken ? new(subject.Id, records) : subject;
    }
}
