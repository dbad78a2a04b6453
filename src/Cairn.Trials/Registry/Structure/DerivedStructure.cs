namespace Cairn.Registry.Structure;

/// <summary>
/// What the registry adds: events of posting, documents, and what it derives. A line a field, as <see cref="DataStructure"/>
/// says.
/// </summary>
static class DerivedStructure
{
    public const string Outline = """
        annotationSection AnnotationSection AnnotationSection
         annotationModule AnnotationModule AnnotationModule
          unpostedAnnotation UnpostedAnnotation UnpostedAnnotation
           unpostedResponsibleParty UnpostedResponsibleParty text
           unpostedEvents[] UnpostedEvent UnpostedEvent
            type UnpostedEventType UnpostedEventType
            date UnpostedEventDate date
            dateUnknown UnpostedEventDateUnknown bool
          violationAnnotation ViolationAnnotation ViolationAnnotation
           violationEvents[] ViolationEvent ViolationEvent
            type ViolationEventType ViolationEventType
            description ViolationEventDescription text
            creationDate ViolationEventCreationDate date
            issuedDate ViolationEventIssuedDate date
            releaseDate ViolationEventReleaseDate date
            postedDate ViolationEventPostedDate date
        documentSection DocumentSection DocumentSection
         largeDocumentModule LargeDocumentModule LargeDocumentModule
          noSap LargeDocNoSAP bool
          largeDocs[] LargeDoc LargeDoc
           typeAbbrev LargeDocTypeAbbrev text
           hasProtocol LargeDocHasProtocol bool
           hasSap LargeDocHasSAP bool
           hasIcf LargeDocHasICF bool
           label LargeDocLabel text
           date LargeDocDate date
           uploadDate LargeDocUploadDate time
           filename LargeDocFilename text
           size LargeDocSize int
        derivedSection DerivedSection DerivedSection
         miscInfoModule MiscInfoModule MiscInfoModule
          versionHolder VersionHolder date
          removedCountries[] RemovedCountry text
          submissionTracking SubmissionTracking SubmissionTracking
           estimatedResultsFirstSubmitDate EstimatedResultsFirstSubmitDate date
           firstMcpInfo FirstMCPInfo FirstMcpInfo
            postDateStruct FirstMCPPostDateStruct DateStruct
             date FirstMCPPostDate date
             type FirstMCPPostDateType DateType
           submissionInfos[] SubmissionInfo SubmissionInfo
            releaseDate SubmissionReleaseDate date
            unreleaseDate SubmissionUnreleaseDate date
            unreleaseDateUnknown SubmissionUnreleaseDateUnknown bool
            resetDate SubmissionResetDate date
            mcpReleaseN SubmissionMCPReleaseN int
          modelPredictions ModelPredictions ModelPredictions
           bmiLimits BMILimits BmiLimits
            minBmi BMILimitMin number
            maxBmi BMILimitMax number
         conditionBrowseModule ConditionBrowseModule BrowseModule
          meshes[] ConditionMesh Mesh
           id ConditionMeshId text
           term ConditionMeshTerm text
          ancestors[] ConditionAncestor Mesh
           id ConditionAncestorId text
           term ConditionAncestorTerm text
          browseLeaves[] ConditionBrowseLeaf BrowseLeaf
           id ConditionBrowseLeafId text
           name ConditionBrowseLeafName text
           asFound ConditionBrowseLeafAsFound text
           relevance ConditionBrowseLeafRelevance BrowseLeafRelevance
          browseBranches[] ConditionBrowseBranch BrowseBranch
           abbrev ConditionBrowseBranchAbbrev text
           name ConditionBrowseBranchName text
         interventionBrowseModule InterventionBrowseModule BrowseModule
          meshes[] InterventionMesh Mesh
           id InterventionMeshId text
           term InterventionMeshTerm text
          ancestors[] InterventionAncestor Mesh
           id InterventionAncestorId text
           term InterventionAncestorTerm text
          browseLeaves[] InterventionBrowseLeaf BrowseLeaf
           id InterventionBrowseLeafId text
           name InterventionBrowseLeafName text
           asFound InterventionBrowseLeafAsFound text
           relevance InterventionBrowseLeafRelevance BrowseLeafRelevance
          browseBranches[] InterventionBrowseBranch BrowseBranch
           abbrev InterventionBrowseBranchAbbrev text
           name InterventionBrowseBranchName text
        hasResults HasResults bool
        """;
}
