using Cairn.Analyses;

namespace Cairn.Documents.Reports.Wording;

/// <summary>Stages of the way through a trial as they are printed.</summary>
public static class StageWords
{
    public static string Of(Stage stage) =>
        stage switch
        {
            Stage.InScreening => "in screening",
            Stage.FailedScreening => "failed screening",
            Stage.AwaitingInfusion => "awaiting infusion",
            Stage.NotInfused => "enrolled, not infused",
            Stage.InFollowUp => "in follow-up",
            Stage.Completed => "completed",
            Stage.LostToFollowUp => "lost to follow-up",
            Stage.Withdrawn => "withdrawn",
            Stage.Died => "died",
        };
}
