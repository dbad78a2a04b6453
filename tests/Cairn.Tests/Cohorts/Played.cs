using System.Collections.Concurrent;
using System.Globalization;
using Cairn.Cohorts;
using Cairn.Documents.StudyFiles;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Cohorts;

/// <summary>The two trials played with their own parameters.</summary>
static class Played
{
    /// <summary>How many seeds a law is tried with: the usual number, or CAIRN_SEEDS.</summary>
    public static int Share(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("CAIRN_SEEDS"), CultureInfo.InvariantCulture, out var asked)
            ? asked
            : usual;

    static readonly ConcurrentDictionary<string, (Study, CohortPlan)> Plans = new(StringComparer.Ordinal);

    public static (Study Study, CohortPlan Plan) Of(string id) => Plans.GetOrAdd(id, i =>
        {
            var study = Trial.Read(i);
            var plan = CohortFile.ReadFolder(Trial.Folder(i), study);
            return (study, plan.Value ?? throw new InvalidOperationException(string.Join("\n", plan.Findings)));
        });

    static readonly ConcurrentDictionary<(string Id, int Seed), SyntheticCohort> Cohorts = [];

    /// <summary>The cohort of a seed, played once for all tests.</summary>
    public static SyntheticCohort Once(string id, int seed) => Cohorts.GetOrAdd((id, seed), c => Anew(c.Id, c.Seed));

    public static SyntheticCohort Anew(string id, int seed)
    {
        var (study, plan) = Of(id);
        return SyntheticCohort.Play(study, plan, seed).Value!;
    }

    /// <summary>Both trials with each seed.</summary>
    public static IEnumerable<(Study Study, int Seed, SyntheticCohort Cohort)> All(int seeds) =>
        from id in new[] { Trial.Soochow, Trial.DualTarget }
        from seed in Enumerable.Range(1, seeds)
        select (Of(id).Study, seed, Once(id, seed));
}
