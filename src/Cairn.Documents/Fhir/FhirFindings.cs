namespace Cairn.Documents.Fhir;

/// <summary>Collects what does not fit: one cause is one finding, with the place of the first and how many there are.</summary>
sealed class FhirFindings
{
    readonly Dictionary<(Severity, string What), (string File, int Line, string Mend, int Times)> _causes = [];

    public void Warn(string file, int line, string what, string mend) => Note(Severity.Warning, file, line, what, mend);

    public void Fail(string file, int line, string what, string mend) => Note(Severity.Error, file, line, what, mend);

    void Note(Severity severity, string file, int line, string what, string mend) =>
        _causes[(severity, what)] = _causes.TryGetValue((severity, what), out var known)
            ? known with
            {
                Times = known.Times + 1,
            }
            : (file, line, mend, 1);

    /// <summary>A code that stands in no row of Cairn's lists: all of one type of resource are one finding.</summary>
    public void NotListed(FhirSource source, string code)
    {
        var type = source.Resource.TypeName;
        var known = _unlisted.TryGetValue(type, out var of) ? of : _unlisted[type] = (source.File, source.Line, []);
        known.Codes[code] = known.Codes.GetValueOrDefault(code) + 1;
    }

    readonly SortedDictionary<string, (string File, int Line, Dictionary<string, int> Codes)> _unlisted = new(
        StringComparer.Ordinal
    );

    const int CodesNamed = 12;

    IEnumerable<Finding> NotListed() =>
        from type in _unlisted
        let codes = type.Value.Codes
        let named = string.Join("; ", codes.Take(CodesNamed).Select(c => $"{c.Key} {c.Value} times"))
        let more = codes.Count > CodesNamed ? $"; and {codes.Count - CodesNamed} more" : ""
        select Finding.Warning(
            type.Value.File,
            type.Value.Line,
            null,
            $"{codes.Count} codes of {type.Key} are in no list of Cairn and kept as they are written: {named}{more}.",
            "No rule reads them; record what a criterion asks for under a known code."
        );

    public IReadOnlyList<Finding> All =>
        [
            .. NotListed(),
            .. _causes.Select(c =>
            {
                var often = c.Value.Times == 1 ? "" : $" ({c.Value.Times} times, the first is named)";
                return new Finding(c.Key.Item1, c.Value.File, c.Value.Line, null, c.Key.What + often, c.Value.Mend);
            }),
        ];
}
