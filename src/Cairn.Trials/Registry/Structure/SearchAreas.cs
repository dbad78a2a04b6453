namespace Cairn.Registry.Structure;

/// <summary>A piece that a search area looks into, and how much a word found there counts.</summary>
public readonly record struct AreaPart(Piece Piece, double Weight);

/// <summary>Pieces that are searched together.</summary>
/// <param name="Name">The registry's name: ConditionSearch.</param>
/// <param name="Parameter">The parameter of the interface that searches it (query.cond is cond); null when there is none.</param>
/// <param name="Label">What a reader calls it; null when it is not offered to readers.</param>
/// <param name="Parts">The pieces with their weights.</param>
public sealed record SearchArea(string Name, string? Parameter, string? Label, IReadOnlyList<AreaPart> Parts);

/// <summary>
/// The registry's search areas with the weights it publishes (ClinicalTrials.gov, "Search Areas"). Codes that an area also looks
/// into (phase, status, masking) are reached by their own pieces, not by words.
/// </summary>
public static class SearchAreas
{
    const string Table = """
        BasicSearch term Other_terms
         1 NCTId Acronym
         0.89 BriefTitle
         0.85 OfficialTitle
         0.81 Condition
         0.8 InterventionName
         0.75 InterventionOtherName
         0.6 PrimaryOutcomeMeasure Keyword BriefSummary
         0.5 ArmGroupLabel SecondaryOutcomeMeasure
         0.45 InterventionDescription ArmGroupDescription
         0.4 PrimaryOutcomeDescription LeadSponsorName OrgStudyId SecondaryId NCTIdAlias
         0.35 SecondaryOutcomeDescription LocationFacility LocationState LocationCountry LocationCity
         0.3 BioSpecDescription ResponsiblePartyInvestigatorFullName ResponsiblePartyInvestigatorTitle
         0.3 ResponsiblePartyInvestigatorAffiliation ResponsiblePartyOldNameTitle ResponsiblePartyOldOrganization
         0.3 OverallOfficialAffiliation OverallOfficialName CentralContactName ConditionMeshTerm InterventionMeshTerm
         0.25 ConditionAncestorTerm InterventionAncestorTerm CollaboratorName
         0.15 OtherOutcomeMeasure OutcomeMeasureTitle
         0.1 OtherOutcomeDescription OutcomeMeasureDescription LocationContactName
        ConditionSearch cond Conditions_or_disease
         0.95 Condition
         0.6 BriefTitle
         0.55 OfficialTitle
         0.5 ConditionMeshTerm
         0.4 ConditionAncestorTerm
         0.3 Keyword
         0.2 NCTId
        InterventionSearch intr Intervention_/_treatment
         0.95 InterventionName
         0.75 InterventionOtherName
         0.65 BriefTitle
         0.6 OfficialTitle
         0.5 ArmGroupLabel InterventionMeshTerm Keyword
         0.4 InterventionAncestorTerm InterventionDescription ArmGroupDescription
        InterventionNameSearch - -
         0.99 InterventionName
         0.9 InterventionOtherName
        ObsoleteConditionSearch - -
         0.95 Condition
         0.8 ConditionMeshTerm ConditionAncestorTerm
         0.6 Keyword
        ExternalIdsSearch - -
         0.9 OrgStudyId
         0.7 SecondaryId
        EligibilitySearch - -
         0.95 EligibilityCriteria
         0.8 StudyPopulation
        OutcomeSearch outc Outcome_measure
         0.9 PrimaryOutcomeMeasure
         0.8 SecondaryOutcomeMeasure
         0.6 PrimaryOutcomeDescription
         0.5 SecondaryOutcomeDescription
         0.4 OtherOutcomeMeasure OutcomeMeasureTitle
         0.3 OtherOutcomeDescription OutcomeMeasureDescription OutcomeMeasurePopulationDescription
        OutcomeNameSearch - -
         0.98 PrimaryOutcomeMeasure
         0.8 SecondaryOutcomeMeasure
         0.5 OtherOutcomeMeasure
         0.3 OutcomeMeasureTitle
        TitleSearch titles Title_/_acronym
         0.99 Acronym
         0.95 BriefTitle
         0.8 OfficialTitle
        LocationSearch locn Location_terms
         0.95 LocationCity LocationState LocationCountry LocationFacility
         0.35 LocationZip
        ContactSearch - -
         0.95 OverallOfficialName
         0.9 CentralContactName
         0.85 OverallOfficialAffiliation
         0.8 LocationContactName
        NCTIdSearch - -
         0.99 NCTId
         0.9 NCTIdAlias
        IdSearch id Study_IDs
         0.99 NCTId
         0.9 NCTIdAlias
         0.85 Acronym
         0.8 OrgStudyId
         0.75 SecondaryId
        SponsorSearch spons Sponsor_/_collaborator
         0.99 LeadSponsorName
         0.9 CollaboratorName
         0.6 OrgFullName
        LeadSponsorNameSearch lead Lead_sponsor
         1 LeadSponsorName
        ResponsiblePartySearch - -
         0.9 ResponsiblePartyInvestigatorFullName
         0.8 ResponsiblePartyOldNameTitle ResponsiblePartyInvestigatorAffiliation
         0.7 ResponsiblePartyOldOrganization ResponsiblePartyInvestigatorTitle
        PatientSearch patient -
         1 Acronym
         0.95 Condition
         0.9 BriefTitle
         0.85 OfficialTitle
         0.8 ConditionMeshTerm
         0.7 ConditionAncestorTerm
         0.65 BriefSummary
         0.6 Keyword InterventionName InterventionOtherName PrimaryOutcomeMeasure
         0.5 ArmGroupLabel SecondaryOutcomeMeasure
         0.45 InterventionDescription ArmGroupDescription PrimaryOutcomeDescription
         0.4 LeadSponsorName OrgStudyId SecondaryId NCTIdAlias
         0.35 SecondaryOutcomeDescription LocationFacility LocationState LocationCountry LocationCity
         0.3 BioSpecDescription
        """;

    static readonly SearchArea[] Areas = [.. Read()];

    public static IReadOnlyList<SearchArea> All => Areas;

    /// <summary>What the registry searches when no area is named.</summary>
    public static SearchArea Basic { get; } = Areas[0];

    /// <summary>
    /// What Cairn searches when no area is named: the registry's basic area, and also the detailed description, the population
    /// and the eligibility criteria, which the registry leaves out.
    /// </summary>
    public static SearchArea Everywhere { get; } =
        new(
            "Everywhere",
            null,
            "Anywhere in the record",
            [
                .. Basic.Parts,
                new(Pieces.Of("DetailedDescription"), 0.4),
                new(Pieces.Of("StudyPopulation"), 0.3),
                new(Pieces.Of("EligibilityCriteria"), 0.3),
            ]
        );

    /// <summary>The area of that name, or of a piece that holds words; null when there is none.</summary>
    public static SearchArea? Find(string name) =>
        Areas.FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? (Pieces.Find(name) is { HasWords: true } piece ? OfPiece(piece) : null);

    /// <summary>The area of a parameter of the interface: cond for query.cond.</summary>
    public static SearchArea? OfParameter(string parameter) => Areas.FirstOrDefault(a => a.Parameter == parameter);

    /// <summary>The area that is one piece.</summary>
    public static SearchArea OfPiece(Piece piece) => new(piece.Name, null, null, [new(piece, 1)]);

    /// <summary>Every piece that some area looks into: what an index has to hold.</summary>
    public static IReadOnlyList<Piece> SearchedPieces { get; } = [.. Areas.SelectMany(PiecesOf).Union(PiecesOf(Everywhere))];

    static IEnumerable<Piece> PiecesOf(SearchArea area) => area.Parts.Select(p => p.Piece);

    static IEnumerable<SearchArea> Read()
    {
        foreach (var block in Table.Split("\n", StringSplitOptions.RemoveEmptyEntries).Aggregate(new List<List<string>>(), Block))
        {
            var head = block[0].Split(' ');
            yield return new(head[0], Said(head[1]), Said(head[2])?.Replace('_', ' '), [.. block.Skip(1).SelectMany(Parts)]);
        }
    }

    static List<List<string>> Block(List<List<string>> blocks, string line)
    {
        if (line[0] == ' ')
            blocks[^1].Add(line.Trim());
        else
            blocks.Add([line]);
        return blocks;
    }

    static string? Said(string word) => word == "-" ? null : word;

    static IEnumerable<AreaPart> Parts(string line)
    {
        var words = line.Split(' ');
        var weight = double.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture);
        return words.Skip(1).Select(name => new AreaPart(Pieces.Of(name), weight));
    }
}
