using Cairn.Documents.Reports.Content;
using Cairn.Quantities;

namespace Cairn.Documents.Reports.Wording;

/// <summary>Records and dates as evidence for a reader.</summary>
static class Evidence
{
    /// <summary><c>NEUT 1.2 10*9/L, 3 Mar 2026 (LB 34)</c>.</summary>
    public static string Of(Fact fact)
    {
        var value = fact.Value is null || fact.Value == fact.Variable ? "" : " " + fact.Value;
        var unit = fact.Unit is null ? "" : " " + fact.Unit;
        var row = fact.Sequence is { } n ? $"{fact.Domain} {Number(n)}" : fact.Domain;
        return $"{fact.Variable}{value}{unit}, {(fact.Date is { } date ? Written.Date(date) : "date unknown")} ({row})";
    }

    public static string Of(IReadOnlyCollection<Fact> facts) =>
        facts.Count == 0 ? "no record" : string.Join("; ", facts.Select(Of));

    /// <summary>The date with the study day beside it where both are known.</summary>
    public static Inline Day(PartialDate? date, DateOnly? first) =>
        date is not { } written ? Inline.Unknown("date")
        : written.Date is { } day ? Day(day, first)
        : Written.Date(written);

    public static string Day(DateOnly day, DateOnly? first) =>
        first is { } d ? Written.Date(day, StudyDay.Of(day, d)) : Written.Date(day);

    /// <summary>A derived day, "none" with its reason, or what is missing to tell it.</summary>
    public static Inline Day(Answer<DateOnly?> answer, DateOnly? first) =>
        answer.Value is { } day ? Day(day, first)
        : answer.Missing.Count > 0 ? Inline.Unknown(string.Join("; ", answer.Missing))
        : "none";

    /// <summary>SDTM writes in capitals; people do not: LOST TO FOLLOW-UP becomes Lost to follow-up, and CAR-T stays.</summary>
    public static string Sentence(string text) =>
        text.Any(char.IsLower) || text.Length < 4
            ? text
            : (char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant()).Replace(
                "car-t",
                "CAR-T",
                StringComparison.OrdinalIgnoreCase
            );

    public static string Number(int n) => n.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string YesNo(string? code) =>
        code switch
        {
            "Y" => "yes",
            "N" => "no",
            null => "unknown",
            _ => code,
        };

    public static string Missing(IReadOnlyCollection<Gap> missing) =>
        missing.Count == 0 ? "" : $" Missing: {string.Join("; ", missing)}.";
}
