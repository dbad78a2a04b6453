using System.Globalization;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;
using Cairn.Store;

namespace Cairn.App;

/// <summary>
/// The clock of a rehearsal with synthetic patients: their records are entered on the evening of the day they are about, and
/// never before the person consented, so that the ledger can be read as it was known on any day of the trial, and the same seed
/// gives the same ledger.
/// </summary>
sealed class RehearsalClock : TimeProvider
{
    static readonly TimeOnly Evening = new(18, 0);

    DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Salts that count up: behind synthetic values is nobody to be found.</summary>
    public static NextSalt Salts(int seed)
    {
        var count = 0;
        return () => string.Create(CultureInfo.InvariantCulture, $"{seed:x16}{++count:x16}");
    }

    /// <summary>
    /// Appends drafts day by day; those without a date on the day of the person's consent, or on the first day of all where they
    /// are about nobody.
    /// </summary>
    /// <param name="first">What stands before everything.</param>
    public async Task<LedgerState> Record(
        LedgerStore store,
        string study,
        Draft first,
        IReadOnlyList<Draft> drafts,
        CancellationToken cancel
    )
    {
        var byDay = Dated(drafts).GroupBy(d => d.Day, d => d.Draft);
        List<IGrouping<DateOnly?, Draft>> days = [.. byDay.OrderBy(g => g.Key)];
        var start = days.Select(d => d.Key).FirstOrDefault(d => d is not null) ?? DateOnly.FromDateTime(DateTime.UnixEpoch);
        var state = await Append(store, study, start, [first], cancel);
        foreach (var day in days)
            state = await Append(store, study, day.Key ?? start, Bound(state, [.. day]), cancel);
        return state;
    }

    // A signature is given with what it signs, on its day.
    static IEnumerable<(DateOnly? Day, Draft Draft)> Dated(IReadOnlyList<Draft> drafts)
    {
        var consents = Consents(drafts);
        DateOnly? day = null;
        foreach (var draft in drafts)
            yield return (day = draft.SignsBefore > 0 ? day : DayOf(draft, consents), draft);
    }

    // Illness and treatment of years before are written down when the person comes, not while nobody knows them.
    static Dictionary<string, DateOnly> Consents(IReadOnlyList<Draft> drafts) =>
        (
            from draft in drafts
            let who = (draft.Content as RecordAdded)?.Record as Demographics
            where who?.Consent is { Year: not null }
            select (who.Subject, who.Consent!.Value.Latest)
        ).ToDictionary(c => c.Subject, c => c.Latest, StringComparer.Ordinal);

    // The signature of a judgement of a lot covers what was known of the lot by then.
    static List<Draft> Bound(LedgerState state, List<Draft> drafts)
    {
        for (var i = 1; i < drafts.Count; i++)
            if (drafts[i].Content is Signed signed && drafts[i - 1].Content is LotJudged judged)
                drafts[i] = drafts[i] with
                {
                    Content = signed with { Covers = LotJudgements.Covered(state, judged.Whom, judged.Lot) },
                };
        return drafts;
    }

    async Task<LedgerState> Append(
        LedgerStore store,
        string study,
        DateOnly day,
        IReadOnlyList<Draft> drafts,
        CancellationToken cancel
    )
    {
        _now = new(day, Evening, TimeSpan.Zero);
        return Ledgers.OrRefuse(await store.Append(study, new(drafts), cancel)).State;
    }

    static DateOnly? DayOf(Draft draft, Dictionary<string, DateOnly> consents)
    {
        DateOnly? happened = draft.Content.Happened is { Year: not null } known ? known.Latest : null;
        return draft.Content.Subject is { } who && consents.TryGetValue(who, out var consent) && !(happened > consent)
            ? consent
            : happened;
    }
}
