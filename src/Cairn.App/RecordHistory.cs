using System.Text.Json;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Registry.Comparing;
using Cairn.Store.Registry;

namespace Cairn.App;

/// <summary>The versions of a record that are kept, and what changed from one to another.</summary>
/// <param name="Versions">The oldest first, by what the records say of their update; the current one is the last.</param>
sealed record RecordHistory(string Number, IReadOnlyList<VersionRow> Versions)
{
    public static async Task<RecordHistory> Of(RegistryStore registry, string number, CancellationToken cancel)
    {
        var rows = await registry.History(number, cancel);
        return new(number, [.. rows.Order(Comparer<VersionRow>.Create(InTime))]);
    }

    static int InTime(VersionRow a, VersionRow b)
    {
        if (a.IsCurrent != b.IsCurrent)
            return a.IsCurrent ? 1 : -1;
        var (updated, held) = (string.CompareOrdinal(a.Updated, b.Updated), string.CompareOrdinal(a.Held, b.Held));
        if (updated != 0 || held != 0)
            return updated != 0 ? updated : held;
        return a.Id.CompareTo(b.Id);
    }

    /// <summary>
    /// The versions asked for by id: the later one is the current where none is named, the earlier the one before it. Null with
    /// what is wrong when there are no such two.
    /// </summary>
    public (VersionRow? From, VersionRow? To, string Wrong) Pair(long? from, long? to)
    {
        if (new[] { from, to }.OfType<long>().FirstOrDefault(id => Versions.All(v => v.Id != id)) is not 0 and var unknown)
            return (null, null, $"{Number} has no version {unknown}.");
        if (Versions.Count < 2)
            return (null, null, $"One version of {Number} is kept: there is nothing to compare it with.");
        var later = to is null ? Versions.Count - 1 : At(to.Value);
        if (from is null && later == 0)
            return (null, null, $"Version {to} of {Number} is the oldest: there is none before it.");
        return (Versions[from is null ? later - 1 : At(from.Value)], Versions[later], "");
    }

    int At(long id) => Versions.Index().First(v => v.Item.Id == id).Index;

    /// <summary>What changed from one version to another.</summary>
    public static async Task<IReadOnlyList<PieceChange>> Changes(
        RegistryStore registry,
        VersionRow from,
        VersionRow to,
        CancellationToken cancel
    )
    {
        var (older, newer) = (await registry.Version(from.Id, cancel), await registry.Version(to.Id, cancel));
        using var before = Parsed(older!);
        using var after = Parsed(newer!);
        return RecordChanges.Between(RecordJson.Values(before.RootElement), RecordJson.Values(after.RootElement));
    }

    static JsonDocument Parsed(StoredVersion version) =>
        JsonDocument.Parse(ReadRecord.ToJson(version.Record.Format, version.Record.Source));

    /// <summary>Changes as JSON.</summary>
    public static object Json(string number, VersionRow from, VersionRow to, IReadOnlyList<PieceChange> changes) =>
        new
        {
            Number = number,
            From = Said(from),
            To = Said(to),
            Changes = changes.Select(c => new
            {
                Section = c.Section.Path,
                Field = c.Piece.Name,
                TakenOut = c.Lines.Where(l => l.Fate == LineFate.TakenOut).Select(l => l.Text),
                PutIn = c.Lines.Where(l => l.Fate == LineFate.PutIn).Select(l => l.Text),
            }),
        };

    static object Said(VersionRow row) =>
        new
        {
            row.Id,
            row.Updated,
            row.Held,
            row.Format,
            row.Loaded,
            row.IsCurrent,
        };
}
