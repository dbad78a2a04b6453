using System.Text.RegularExpressions;
using Hl7.Fhir.Model;

namespace Cairn.Documents.Fhir;

/// <summary>FHIR's dates as SDTM writes them: the offset is kept, fractions of a second are not.</summary>
static partial class FhirDates
{
    /// <summary>The first moment of a date, an instant or a period; null when it says none.</summary>
    public static string? Start(DataType? when) =>
        when switch
        {
            FhirDateTime at => Plain(at.Value),
            Date day => Plain(day.Value),
            Instant at => Plain(at.Value?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", null)),
            Period period => Plain(period.Start),
            _ => null,
        };

    /// <summary>The last moment of a date, an instant or a period; null when it says none.</summary>
    public static string? End(DataType? when) => when is Period period ? Plain(period.End) : Start(when);

    /// <summary>The moment as SDTM writes it.</summary>
    public static string? Plain(string? text) => text is null ? null : Fraction().Replace(text, "");

    [GeneratedRegex(@"\.[0-9]+")]
    private static partial Regex Fraction();
}
