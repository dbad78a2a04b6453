using Cairn.Ledger.Entries;
using Cairn.Records;

namespace Cairn.Ledger.Kinds;

/// <summary>
/// A record as the values of an entry, and back. What is empty is unknown; a value that was removed reads as unknown, or as its
/// mark where a record cannot be without.
/// </summary>
static class RecordValues
{
    public static void Write(Record record, ContentWriter to)
    {
        foreach (var variable in RecordShape.Of(record.GetType()).Variables)
            if (variable.Identifying)
                to.Private(variable.Name, variable.Of(record));
            else
                to.Text(variable.Name, variable.Of(record));
        if (record.Other.Count > 0)
            foreach (var (name, text) in record.Other.OrderBy(o => o.Key, StringComparer.Ordinal))
                to.Private(name, text);
    }

    /// <summary>The text form of a record, without what was removed.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Texts(IReadOnlyList<EntryValue> values)
    {
        var texts = new List<KeyValuePair<string, string>>(values.Count);
        foreach (var value in values)
            if (value.Text is { } text)
                texts.Add(new(value.Name, text));
        return texts;
    }

    /// <summary>The record; null with the findings when the values are none of its domain.</summary>
    public static Checked<Record> Read(RecordKey key, IReadOnlyList<EntryValue> values, string place, long? entry = null)
    {
        if (RecordShape.Of(key.Domain) is not { } shape)
            return new(null, [Finding.Error(place, null, null, $"{key.Domain} is no domain that Cairn records.", Mend)]);
        var read = shape.Read(Marked(shape, values), place, null, entry);
        return read.Value is not null && read.Value.Key != key
            ? new(null, [Finding.Error(place, null, null, $"It stands for {key} and holds {read.Value.Key}.", Mend)])
            : read;
    }

    /// <summary>
    /// The record of an entry, read in one go; null when that cannot be done: then <see cref="Read"/> says why, or reads it.
    /// </summary>
    public static Record? Plain(Entry entry, RecordKey key)
    {
        if (RecordShape.Of(key.Domain) is not { } shape)
            return null;
        var values = new PlainContent(entry.Content, entry.Private);
        var filling = new RecordFilling(shape);
        while (values.Next())
            if (!filling.Put(values.Name, values.Text))
                return null;
        var record = values.IsWhole ? filling.Done(entry.Sequence) : null;
        return record is not null && record.Subject == key.Subject && record.Sequence == key.Number ? record : null;
    }

    /// <summary>The record of an entry that must hold one.</summary>
    /// <exception cref="FormatException">It holds none.</exception>
    public static Record Required(ContentReader entry)
    {
        var read = Read(entry.Key, entry.Values, "");
        return read.Value ?? throw new FormatException(string.Join(" ", read.Findings.Select(f => f.What)));
    }

    const string Mend = "Read the study with the version of Cairn that wrote the entry, or correct the record.";

    // What was removed reads as its mark where the record cannot be without.
    static List<KeyValuePair<string, string>> Marked(RecordShape shape, IReadOnlyList<EntryValue> values)
    {
        var texts = new List<KeyValuePair<string, string>>(values.Count);
        foreach (var value in values)
            if (value.Text is { } text)
                texts.Add(new(value.Name, text));
            else if (value.IsRemoved && shape.Find(value.Name) is { Required: true })
                texts.Add(new(value.Name, EntryValue.RemovedMark));
        return texts;
    }
}
