using System.Collections.Concurrent;
using System.Globalization;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Ledger.Import;

/// <summary>
/// What a site recorded, is kept as it is, and cannot be or cannot be read: a grade of 7, an end before the start, a word that no
/// rule knows where a word decides (EXCAT, AEREL), a result that is no number where one is measured (120/80, 5 (H)). It stands as
/// an open finding for as long as the record says it; a correction
/// resolves it.
/// </summary>
public static class StandingFindings
{
    /// <summary>The variables of a record type that have limits, its periods, and its words that rules read.</summary>
    sealed record Looked(
        IReadOnlyList<Variable> Numbers,
        IReadOnlyList<(Variable Start, Variable End)> Periods,
        IReadOnlyList<Variable> Words
    );

    static readonly ConcurrentDictionary<Type, Looked> Shapes = new();

    /// <summary>Those of a subject, in the order of the records.</summary>
    public static IEnumerable<Finding> Of(SubjectRecords subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.All.SelectMany(Of);
    }

    static IEnumerable<Finding> Of(Record record)
    {
        var looked = Shapes.GetOrAdd(record.GetType(), Look);
        foreach (var number in looked.Numbers)
            if (OutOfLimits(record, number) is { } odd)
                yield return odd;
        foreach (var (start, end) in looked.Periods)
            if (EndsFirst(record, start, end) is { } odd)
                yield return odd;
        foreach (var variable in looked.Words.Where(v => v.IsStrange(record)))
            yield return Strange(record, variable);
        if (record is Observation observation && ResultText.Odd(observation) is { } result)
            yield return Unread(observation, result);
        if (record is Exposure { Category: null })
            yield return NoCategory(record);
    }

    static Looked Look(Type type)
    {
        var shape = RecordShape.Of(type);
        var start = shape.Find(shape.Domain + "STDTC");
        var end = shape.Find(shape.Domain + "ENDTC");
        return new(
            [.. shape.Variables.Where(v => PlausibleLimits.Numbers.ContainsKey(v.Name))],
            start is not null && end is not null ? [(start, end)] : [],
            [.. shape.Variables.Where(v => v.Words.Count > 0)]
        );
    }

    static Finding? OutOfLimits(Record record, Variable variable)
    {
        var (low, high) = PlausibleLimits.Numbers[variable.Name];
        if (variable.NumberOf(record) is not { } number || (number >= low && number <= high))
            return null;
        var text = number.ToString(CultureInfo.InvariantCulture);
        return Finding.Warning(record.Subject, null, variable.Name, $"{Name(record)} has {text}, which cannot be.", Mend);
    }

    static Finding? EndsFirst(Record record, Variable start, Variable end) =>
        start.Of<PartialDate>(record) is { } first && end.Of<PartialDate>(record) is { } last && last.IsBefore(first).IsTrue
            ? Finding.Warning(
                record.Subject,
                null,
                end.Name,
                $"{Name(record)} ends on {last}, before it starts on {first}.",
                Mend
            )
            : null;

    static Finding Strange(Record record, Variable variable) =>
        Finding.Warning(
            record.Subject,
            null,
            variable.Name,
            $"{Name(record)} has {variable.Name} '{variable.Of(record)}', which no rule knows: nothing is decided by it.",
            $"Ask the site what it means, and correct the record to a word that is known: {Known(variable)}."
        );

    static Finding Unread(Observation record, OddResult odd) =>
        Finding.Warning(
            record.Subject,
            null,
            record.Domain + "ORRES",
            Phrase.Join(" ", $"{Name(record)}, {record.TestCode}:", odd.What),
            odd.Mend
        );

    static Finding NoCategory(Record record) =>
        Finding.Warning(
            record.Subject,
            null,
            "EXCAT",
            $"{Name(record)} does not say what was given: whether it counts as an infusion is not decided.",
            $"Ask the site, and give EXCAT: {string.Join(", ", CodeLists.Of<ExposureKind>().Words)}."
        );

    static string Known(Variable variable) => string.Join(", ", variable.Words);

    static string Name(Record record) => new RecordKey(record.Subject, record.Domain, record.Sequence).ToString();

    const string Mend = "Look it up in the source and correct the record; until then it stands as it was recorded.";
}
