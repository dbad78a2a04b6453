using Cairn.Analyses;
using Cairn.Documents.Datasets;
using Cairn.Ledger;

namespace Cairn.App;

/// <summary>The datasets of a trial, with where they are from.</summary>
static class Datasets
{
    /// <param name="head">The last entry of the ledger that they rest on.</param>
    public static DatasetPackage Of(
        Analysis analysis,
        ChainHead head,
        DatasetFormat format,
        IReadOnlyCollection<DatasetStandard> standards
    ) =>
        DatasetPackage.Of(
            analysis,
            format,
            new(
                analysis.Study.Id,
                analysis.Study.Registration.Title,
                analysis.Day,
                head.Sequence,
                head.Hash,
                $"Cairn {ProgramVersion.Full}"
            ),
            standards
        );
}
