using Cairn.Records;

namespace Cairn.Criteria.Explaining;

/// <summary>What a row would say that is asked for by its term, as a noun: history of stroke, radiotherapy done.</summary>
static class RecordNoun
{
    /// <summary>Words that keep their capitals.</summary>
    static readonly string[] Kept = ["CAR-T", "CAR-NK", "AML"];

    /// <param name="type">The record's type in the data model.</param>
    public static string Of(string type, string term) =>
        type switch
        {
            nameof(MedicalHistory) => $"history of {Lower(term)}",
            nameof(Medication) => $"{Lower(term)} taken",
            nameof(Procedure) => $"{Lower(term)} done",
            _ => Lower(term),
        };

    static string Lower(string term) =>
        string.Join(' ', term.Split(' ').Select(w => Kept.Contains(w, StringComparer.Ordinal) ? w : w.ToLowerInvariant()));
}
