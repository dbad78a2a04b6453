using Cairn.Quantities;
using Cairn.Records;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Icsr.FromRecords;

/// <summary>
/// G of a case: the product, the lymphodepletion, and the medications that were taken when the first reaction began. What was
/// given to treat the reaction is told by the narrative alone (ICH's guide, G.k).
/// </summary>
static class DrugSection
{
    const string Investigator = "Investigator",
        Sponsor = "Sponsor";

    // CDISC's list ACN. What has no number in ICH's list is told as unknown.
    static readonly Dictionary<string, ActionTaken> Actions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DRUG WITHDRAWN"] = ActionTaken.Withdrawn,
        ["DOSE REDUCED"] = ActionTaken.Reduced,
        ["DOSE INCREASED"] = ActionTaken.Increased,
        ["DOSE NOT CHANGED"] = ActionTaken.NotChanged,
        ["NOT APPLICABLE"] = ActionTaken.NotApplicable,
    };

    public static IReadOnlyList<CaseDrug> Of(CaseSource source) =>
        [Product(source), .. Lymphodepletion(source), .. Others(source)];

    static CaseDrug Product(CaseSource source)
    {
        List<Exposure> doses = [.. source.Subject.Records.CellInfusions.Where(e => e.Dose > 0)];
        var study = source.Analysis.Study;
        return new(
            source.IdOf("product"),
            study.Product?.Name ?? doses[0].Treatment,
            DrugRole.Suspect,
            source.Sponsor?.Name,
            [.. doses.Select(Dose)],
            Told.Of(study.Registration.Conditions is [var first, ..] ? first : null, NullFlavor.Unknown),
            Action(source.Events[0]),
            [.. source.Events.SelectMany(ae => Relations(source, ae))],
            Intervals(source, doses)
        );
    }

    static IEnumerable<CaseDrug> Lymphodepletion(CaseSource source) =>
        from drug in source
            .Subject.Records.Of<Exposure>()
            .Where(row => row.IsLymphodepletion)
            .GroupBy(row => row.Treatment, StringComparer.OrdinalIgnoreCase)
        select new CaseDrug(
            source.IdOf($"lymphodepletion {drug.Key}"),
            drug.Key,
            source.Events.Any(ae => (ae.RelationToLymphodepletion?.Meaning).IsRelated.IsTrue)
                ? DrugRole.Suspect
                : DrugRole.Concomitant,
            null,
            [.. drug.Select(Dose)],
            Told.Of("Lymphodepletion", NullFlavor.Unknown),
            null,
            [.. source.Events.SelectMany(ae => Said(source, ae, Investigator, ae.RelationToLymphodepletion?.Word))],
            Intervals(source, [.. drug])
        );

    static IEnumerable<CaseDrug> Others(CaseSource source) =>
        from row in DrugsAtOnset.Of(source.Subject.Records, source.Events[0].Start, source.Subject.WatchedFrom).Taken
        select new CaseDrug(
            source.IdOf($"medication {CaseReports.Invariant(row.Sequence)}"),
            row.Code ?? row.Treatment,
            DrugRole.Concomitant,
            null,
            [new(row.Dose, Ucum(row.DoseUnit), DoseText(row.Dose, row.DoseUnit), row.Start, row.End, row.Route)],
            Told.Of(row.Indication, NullFlavor.Unknown),
            null,
            [],
            []
        );

    static IEnumerable<DrugRelation> Relations(CaseSource source, AdverseEvent ae)
    {
        var opinion = source.Analysis.Casebook.Opinions.LastOrDefault(o => o.Event == ae.Key && o.Related is not null)?.Related;
        var word = opinion is { } judged ? CodeLists.Of<Relatedness>().Word(judged) : null;
        return [.. Said(source, ae, Investigator, ae.Relation?.Word), .. Said(source, ae, Sponsor, word)];
    }

    static IEnumerable<DrugRelation> Said(CaseSource source, AdverseEvent ae, string by, string? word) =>
        word is null ? [] : [new(ReactionSection.IdOf(source, ae), by, word.ToLowerInvariant())];

    static ActionTaken? Action(AdverseEvent ae) => ae.Action is { } written ? Actions.GetValueOrDefault(written.Trim()) : null;

    static DrugDose Dose(Exposure row) =>
        new(row.Dose, Ucum(row.DoseUnit), DoseText(row.Dose, row.DoseUnit), row.Start, row.End, row.Route);

    static string? Ucum(string? unit) => UnitSpelling.Of(unit)?.Code;

    // Told as text where the unit is not understood.
    static string? DoseText(double? dose, string? unit) =>
        dose is { } amount && Ucum(unit) is null ? FormattableString.Invariant($"{amount} {unit}").Trim() : null;

    static IReadOnlyList<OnsetAfter> Intervals(CaseSource source, List<Exposure> doses)
    {
        List<DateOnly> days = [.. doses.Select(d => d.Start?.Date).OfType<DateOnly>()];
        return
        [
            .. from ae in source.Events
            let onset = ae.Start?.Date
            let before = days.Where(d => d <= onset).ToList()
            where onset is not null && before.Count > 0
            select new OnsetAfter(
                ReactionSection.IdOf(source, ae),
                onset.Value.DayNumber - before.Min().DayNumber,
                onset.Value.DayNumber - before.Max().DayNumber
            ),
        ];
    }
}
