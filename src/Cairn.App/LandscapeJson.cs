using Cairn.Registry;

namespace Cairn.App;

/// <summary>What trials there are as JSON, of the command and of the page.</summary>
static class LandscapeJson
{
    public static object Of(Landscape landscape) =>
        new
        {
            landscape.Trials,
            Mended = landscape.Mended.Select(m => new { m.Word, m.Instead }),
            Facets = landscape.Facets.ToDictionary(
                f => f.Counts.Facet.Key,
                f => new
                {
                    Counts = f.Counts.Counts.ToDictionary(c => c.Code, c => c.Trials, StringComparer.Ordinal),
                    NotStated = f.Without,
                },
                StringComparer.Ordinal
            ),
            landscape.Starts,
            StartNotStated = landscape.WithoutStart,
            Enrollment = landscape.Sizes,
            EnrollmentNotStated = landscape.WithoutSize,
            EnrollmentMedian = landscape.MedianSize,
        };
}
