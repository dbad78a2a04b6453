using Cairn.Documents.Reports.Content;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>
/// The checklist of IEC-HS of every subject with the diagnosis, under the investigator's grade; a ferritin that asks for it is
/// named.
/// </summary>
static class IecHsTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-iec-hs",
            "IEC-HS: the checklist beside the investigator's grade",
            [Column.OfWords("Line"), Column.OfWords("Met"), Column.OfWords("By", "the worst that says so")],
            [.. scope.Subjects.Where(s => Diagnosed(s).Count > 0).Select(Group)],
            "Nobody has the diagnosis on record; the checklist of a subject appears with it.",
            [
                "Hines 2023 (ASTCT). The checklist grades nothing: the diagnosis and its grade are the investigator's. Values "
                    + "are of the days from three before the diagnosis to its end.",
                .. Ferritin(scope),
            ]
        );

    // In whom it is high without the diagnosis, and of whom nobody knows: not taken is not low.
    static IEnumerable<Inline> Ferritin(SafetyScope scope)
    {
        var asked = scope.Subjects.Where(s => Diagnosed(s).Count == 0).ToLookup(IecHsChecklist.FerritinAsks, s => s.Id);
        var (high, low, open) = (asked[Truth.True].ToList(), asked[Truth.False].Count(), asked[Truth.Unknown].ToList());
        if (high.Count + low > 0)
            yield return "Ferritin after the cells above twice the upper limit of normal, or above twice the last one before "
                + $"them, without the diagnosis: {Written.Count(high.Count)} of {Written.Count(high.Count + low)} in whom it was "
                + $"measured and can be compared{(high.Count > 0 ? $" ({string.Join(", ", high)})" : "")}.";
        if (open.Count > 0)
            yield return "No ferritin after the cells is on record that can be compared, and no diagnosis: whether it was high "
                + $"nobody knows in {string.Join(", ", open)}.";
    }

    static List<AdverseEvent> Diagnosed(TreatedSubject subject) =>
        [.. subject.Events.Where(ae => ToxicityTerm.IsOne(ae, IecHsChecklist.Term))];

    static RowGroup Group(TreatedSubject subject) =>
        new($"{subject.Id}: {Diagnosis(Diagnosed(subject))}", [.. IecHsChecklist.Of(subject).Select(Row)]);

    static Phrase Diagnosis(List<AdverseEvent> events) =>
        Phrase.Join("; ", events.Select(ae => (Phrase)$"{Grade(ae)} by the investigator, from {Start(ae)}"));

    static Phrase Grade(AdverseEvent ae) => ae.WorstGrade is { } grade ? (Phrase)$"grade {Written.Count(grade)}" : "not graded";

    static Phrase Start(AdverseEvent ae) => ae.Start is { } start ? Written.Date(start) : "an unknown day";

    static IReadOnlyList<Cell> Row(Answer<Truth> line) =>
        [
            line.Rule.Says.WithoutStop,
            line.Value switch
            {
                Truth.True => Inline.Met("yes"),
                Truth.False => "no",
                Truth.Unknown => Inline.Open("not recorded"),
            },
            line.Because is [var first, ..] ? new Cell(Value(first)).From(line.Because) : Cell.Nothing,
        ];

    // The test as people call it, not its code; an event is its own name.
    static string Name(Fact fact) =>
        Catalogue.Find(fact.Record.Domain, fact.Variable)?.Label ?? Wording.Evidence.Sentence(fact.Variable);

    static Phrase Value(Fact fact)
    {
        var value = Phrase.Join(
            " ",
            new[] { Name(fact), fact.Value, fact.Unit is { } unit ? UnitWords.Of(unit) : null }.OfType<string>()
        );
        return fact.Date is { } day ? (Phrase)$"{value}, {Written.Date(day)}" : value;
    }
}
