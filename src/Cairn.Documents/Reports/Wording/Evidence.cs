using Cairn.Documents.Reports.Content;
using Cairn.Quantities;

namespace Cairn.Documents.Reports.Wording;

/// <summary>Records and dates as evidence for a reader.</summary>
static class Evidence
{
    /// <summary><c>Neutrophils 1.2 ×10⁹/L, 3 Mar 2026 (LB 34)</c>, the record leading to its row.</summary>
    public static Inline Of(Fact fact)
    {
        var value = fact.Value is null || fact.Value == fact.Variable ? "" : " " + YesNo(fact.Value);
        var unit = fact.Unit is null ? "" : " " + UnitWords.Of(fact.Unit);
        return $"{NameOf(fact.Domain, fact.Variable)}{value}{unit}, {Day(fact)} (" + Record(fact.Record) + ")";
    }

    /// <summary>A test as people call it, not its code; an event is its own name.</summary>
    public static string NameOf(string domain, string variable) =>
        Cairn.Records.Catalogue.Find(domain, variable)?.Label ?? variable;

    public static Inline Of(IReadOnlyCollection<Fact> facts) =>
        facts.Count == 0 ? "no record" : Inline.Join("; ", facts.Select(Of));

    /// <summary>"LB 34", leading to its row.</summary>
    public static Inline Record(RecordKey key) =>
        Inline.Recorded(key, key.Number is { } n ? (Phrase)$"{key.Domain} {Number(n)}" : key.Domain);

    static Phrase Day(Fact fact) => fact.Date is { } date ? Written.Date(date) : "date unknown";

    /// <summary>The date with the study day beside it where both are known.</summary>
    public static Inline Day(PartialDate? date, DateOnly? first)
    {
        if (date is not { } written)
            return Inline.Unknown("date");
        return written.Date is { } day ? Day(day, first) : Written.Date(written);
    }

    public static Inline Day(DateOnly day, DateOnly? first)
    {
        var date = Inline.Kept(Written.Date(day));
        return first is { } d ? date + " " + Inline.Kept($"(Day {Number(StudyDay.Of(day, d).Number).Replace('-', '−')})") : date;
    }

    /// <summary>A derived day, "none" with its reason, or what is missing to tell it.</summary>
    public static Inline Day(Answer<DateOnly?> answer, DateOnly? first)
    {
        if (answer.Value is { } day)
            return Day(day, first);
        return answer.Missing.Count > 0 ? Inline.Unknown(Phrase.Join("; ", answer.Missing)) : "none";
    }

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

    public static Phrase Missing(IReadOnlyCollection<Gap> missing) =>
        missing.Count == 0 ? "" : (Phrase)$" Missing: {Phrase.Join("; ", missing)}.";
}
