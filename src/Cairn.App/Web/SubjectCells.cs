using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;

namespace Cairn.App.Web;

/// <summary>A subject's line in the list of subjects.</summary>
static class SubjectCells
{
    public static Cell Dlt(SubjectAnalysis s) =>
        s switch
        {
            { Stage.Infused: false } => "not infused",
            { Dose: null } => "not assessed",
            { Dose.Assessment: var assessment } => DltWords.Of(assessment),
        };

    public static Cell Best(SubjectAnalysis s) => s.Stage.Infused ? Cell.Response(s.Course.Best.Value) : "not infused";
}
