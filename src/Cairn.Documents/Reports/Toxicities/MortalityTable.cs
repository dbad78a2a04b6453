using Cairn.Documents.Reports.Content;
using Cairn.Documents.Reports.Wording;
using Cairn.Safety.Summary;

namespace Cairn.Documents.Reports.Toxicities;

/// <summary>Death without relapse by the days that reports ask for.</summary>
static class MortalityTable
{
    public static Table Of(SafetyScope scope) =>
        scope.Table(
            "safety-nrm",
            "Mortality without relapse",
            [
                Column.OfWords("By"),
                Column.OfNumbers("Deaths", "n"),
                Column.OfNumbers("Cause unknown", "of these"),
                Column.OfNumbers("Cumulative incidence", "%"),
                Column.OfWords("95% interval", "%"),
            ],
            Content.Table.Plain(
                scope.N == 0
                    ? []
                    : NonRelapseMortality
                        .Of(scope.Subjects)
                        .Select(x =>
                            (IReadOnlyList<Cell>)
                                [
                                    $"day {Written.Count(x.Day)}",
                                    Cell.Of(x.Deaths),
                                    Cell.Of(x.UnknownCause),
                                    Cell.Of(100 * x.Incidence, 1),
                                    x.Incidence is null
                                        ? Written.NotEstimable
                                        : Written.Interval(100 * x.Lower, 100 * x.Upper, 1),
                                ]
                        )
            ),
            InfusedWords.Nobody(scope.Analysis),
            "From the first cells; relapse and death of the disease compete (Aalen-Johansen). A death whose cause is not "
                + "recorded counts, so that the rate is the highest it can be. Where nobody died so, the interval "
                + "is the exact one "
                + "(Clopper-Pearson) of those whose outcome by that day is known."
        );
}
