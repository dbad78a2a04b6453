using System.Globalization;
using Cairn.Forms;
using Cairn.Ledger;

namespace Cairn.Capture;

/// <summary>A form of one subject as the ledger has it.</summary>
/// <param name="Lines">In the order of the form; of a log in the order of the records' numbers.</param>
public sealed record FormSheet(FormPlace Place, IReadOnlyList<SheetLine> Lines)
{
    /// <summary>The day of the form: that of its first dated line; empty while there is none.</summary>
    public string Date =>
        Place.Day is { } day
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : Lines.Select(l => l.Plan.Dated is { } v ? l.AnswerOf(v) : "").FirstOrDefault(d => d.Length > 0) ?? "";

    public static FormSheet Of(LedgerState state, FormPlace place)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(place);
        var records = SubjectLines.Of(state, place.Subject);
        return new(place, place.Form.Repeats == FormRepeat.Log ? Rows(place, records) : Found(place, records));
    }

    static List<SheetLine> Rows(FormPlace place, SubjectLines records) =>
        [
            .. from line in place.Form.Lines
            from record in records.In(line.Domain)
            where IsOf(line.Identity, record)
            select record with
            {
                Id = RowId(record.Key!.Value),
                Plan = line,
            },
        ];

    static string RowId(RecordKey key) => string.Create(CultureInfo.InvariantCulture, $"r{key.Number}");

    static List<SheetLine> Found(FormPlace place, SubjectLines records)
    {
        var taken = new HashSet<RecordKey>();
        var lines = new List<SheetLine>();
        foreach (var line in place.Form.Lines)
        {
            var own = place.Form.Id + "/" + (place.When is { } when ? when + "/" : "") + line.Id;
            var identity = line.Identity.ToList();
            var mine = Near(place, line, records).Where(r => !taken.Contains(r.Key!.Value) && IsOf(identity, r));
            var said = mine.OrderByDescending(r => r.Values.GetValueOrDefault(line.Domain + "SPID") == own).FirstOrDefault();
            if (said?.Key is { } key)
                taken.Add(key);
            lines.Add(said is null ? new(line.Id, line, null, null) : said with { Id = line.Id, Plan = line });
        }
        return lines;
    }

    static bool IsOf(IEnumerable<KeyValuePair<string, string>> identity, SheetLine record) =>
        identity.All(f => string.Equals(record.Values.GetValueOrDefault(f.Key), f.Value, StringComparison.OrdinalIgnoreCase));

    static IEnumerable<SheetLine> Near(FormPlace place, FormLine line, SubjectLines records)
    {
        if (place.Day is { } day)
            return records.In(line.Domain).Where(r => r.Date?.Date == day);
        return place.Visit is { } visit && line.Shape.IsNumbered
            ? records.At(line.Domain, visit.Name, visit.Id)
            : records.In(line.Domain);
    }
}
