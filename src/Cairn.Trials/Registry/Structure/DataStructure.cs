namespace Cairn.Registry.Structure;

/// <summary>
/// The data structure of a ClinicalTrials.gov record, API version 2 (National Library of Medicine, "Study Data Structure" and
/// "Search Areas"): one line a field, indented below the field it stands in. A line says the field's name (with [] for a list),
/// the registry's name of the piece, and its type: text, markup, nct, date (a day, a month or a year), time, int, number, bool,
/// age, a code list of <see cref="CodeLists"/>, or the type of an object.
/// </summary>
static class DataStructure
{
    public const string Outline = ProtocolStructure.Outline + "\n" + ResultsStructure.Outline + "\n" + DerivedStructure.Outline;
}
