using System.Collections.Frozen;
using System.Reflection;

namespace Cairn.Documents.Icsr;

/// <summary>
/// Countries as ICH's messages name them: two letters of ISO 3166-1. Records have three letters (CDISC) or two, registries the
/// English name.
/// </summary>
public static class Countries
{
    static readonly FrozenDictionary<string, string> Codes = Read();

    /// <summary>The two letters of a country however it is written; null for words that are none.</summary>
    public static string? Of(string? written) => written is null ? null : Codes.GetValueOrDefault(written.Trim());

    // A line: two letters, three letters, the name.
    static FrozenDictionary<string, string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("countries.txt")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines
            .Select(line => line.Split(' ', 3))
            .SelectMany(country => country.Select(written => (Written: written, Code: country[0])))
            .DistinctBy(c => c.Written, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(c => c.Written, c => c.Code, StringComparer.OrdinalIgnoreCase);
    }
}
