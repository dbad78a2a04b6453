using Cairn.Forms;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Capture;

/// <summary>A line of a form as the ledger has it.</summary>
/// <param name="Id">The line's, or that of a row of a log; unique on the sheet.</param>
/// <param name="Said">What was said of its record; null when nothing was.</param>
public sealed record SheetLine(string Id, FormLine Plan, RecordKey? Key, RecordVersions? Said)
{
    readonly Dictionary<string, string> _values = TextsOf(Said?.Newest);

    /// <summary>The record's values, by variable; empty while there is no record.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>Sequence of the entry that counts; 0 when there is none.</summary>
    public long Entry => Said?.Newest.Sequence ?? 0;

    /// <summary>When it happened or was measured, where the record says so.</summary>
    public PartialDate? Date => Said?.Newest.Event;

    /// <summary>True while its record counts: it was written, and not taken out.</summary>
    public bool IsAnswered => Said is { IsRemoved: false };

    /// <summary>True when every question that has to be answered is: by a value, or by why there is none.</summary>
    public bool IsComplete => IsAnswered && Plan.Items.Where(i => i.IsRequired).All(i => AnswerOf(i.Variable).Length > 0);

    /// <summary>The answer of a question as a person types it; empty while nobody answered.</summary>
    public string AnswerOf(string variable) => Answer(Plan, _values, variable);

    /// <summary>The values of its record as an earlier entry says them; none for entry 0 or one of another record.</summary>
    public IReadOnlyDictionary<string, string> At(long entry) =>
        entry == Entry ? _values : TextsOf(Said?.All.FirstOrDefault(e => e.Sequence == entry));

    /// <summary>The answer of a question in the values of a record.</summary>
    public static string Answer(FormLine plan, IReadOnlyDictionary<string, string> values, string variable)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.TryGetValue(variable, out var value))
            return value;
        if (
            plan.IsTest
            && variable == plan.Domain + "ORRES"
            && values.GetValueOrDefault(plan.Domain + "STAT") == Observation.NotDone
        )
            return Absence.NotDone.ShortWord;
        return Absences.OfFlavour(values.GetValueOrDefault(Absences.VariableOf(variable)))?.ShortWord ?? "";
    }

    static Dictionary<string, string> TextsOf(Entry? entry) =>
        entry is null || entry.Kind == Ledger.Kinds.RecordRemoved.OfKind.Code
            ? new(StringComparer.Ordinal)
            : entry
                .ReadableValues.Where(v => v.Text is not null || v.IsRemoved)
                .ToDictionary(v => v.Name, v => v.Text ?? EntryValue.RemovedMark, StringComparer.Ordinal);
}
