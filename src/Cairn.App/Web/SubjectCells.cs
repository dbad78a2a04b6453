using Cairn.Analyses;
using Cairn.Documents.Reports.Content;
using Cairn.Safety;

namespace Cairn.App.Web;

/// <summary>A subject's line in the list of subjects.</summary>
static class SubjectCells
{
    public static Cell Dlt(SubjectAnalysis s) =>
        s switch
        {
            { Stage.Infused: false } => "not infused",
            { Dose: null } => "not assessed",
            { Dose.Assessment.Status.Value: var status } => status switch
            {
                DltStatus.Dlt => Inline.NotMet("DLT"),
                DltStatus.None => Inline.Met("no DLT"),
                DltStatus.Pending => Inline.Unknown("under watch"),
                _ => "not evaluable",
            },
        };

    public static Cell Best(SubjectAnalysis s) => s.Stage.Infused ? Cell.Response(s.Course.Best.Value) : "not infused";
}
