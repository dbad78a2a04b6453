namespace Cairn.Documents.Fhir;

/// <summary>One row of a domain, made from a resource.</summary>
sealed class FhirRow(string domain)
{
    readonly List<KeyValuePair<string, string>> _values = [];

    public string Domain { get; } = domain;

    public IReadOnlyList<KeyValuePair<string, string>> Values => _values;

    /// <summary>Puts a variable; <c>--</c> stands for the domain's letters. Nothing is put for an unknown value.</summary>
    public FhirRow With(string variable, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            _values.Add(new(variable.Replace("--", Domain, StringComparison.Ordinal), text.Trim()));
        return this;
    }
}
