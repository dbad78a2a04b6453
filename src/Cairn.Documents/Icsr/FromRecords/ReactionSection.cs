namespace Cairn.Documents.Icsr.FromRecords;

/// <summary>E of a case.</summary>
static class ReactionSection
{
    public static IReadOnlyList<CaseReaction> Of(CaseSource source) =>
        [.. source.Events.Select(ae => new CaseReaction(IdOf(source, ae), ae, source.Code(ae), source.Country))];

    /// <summary>What the reaction is called within the message.</summary>
    public static Guid IdOf(CaseSource source, Records.AdverseEvent ae) =>
        source.IdOf($"reaction {CaseReports.Invariant(ae.Sequence)}");
}
