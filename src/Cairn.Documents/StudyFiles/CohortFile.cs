using Cairn.Cohorts;
using Cairn.Studies;
using YamlDotNet.RepresentationModel;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// Reads <c>cohort.yaml</c>, the parameters of a study's synthetic cohort. What it leaves out has its default, and everything in
/// it is assumed: the file says so at its top (<c>source: assumed</c> with a <c>why</c>), and no value may claim another source.
/// </summary>
public static class CohortFile
{
    public const string Name = "cohort.yaml";

    /// <summary>The plan in a study folder; the default plan when the folder has no <c>cohort.yaml</c>.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Checked<CohortPlan> ReadFolder(string folder, Study study)
    {
        var path = Path.Combine(folder, Name);
        return File.Exists(path) ? Read(File.ReadAllText(path), study, path) : new(new CohortPlan(), []);
    }

    /// <summary>The plan in the text of a file.</summary>
    /// <param name="place">How the reader knows the file, for the findings.</param>
    public static Checked<CohortPlan> Read(string text, Study study, string place = Name)
    {
        var reading = new StudyReading();
        var root = YamlText.Root(reading, place, text);
        if (root is not null and not YamlMappingNode)
            reading.Error(
                new(place, (int)root.Start.Line),
                null,
                "The file must be a mapping, with 'key: value' lines.",
                "Begin with 'source: assumed'."
            );
        var plan = root is YamlMappingNode map ? new YamlMap(reading, place, map, "").Read(CohortFileShape.Plan) : null;
        if (plan is not null)
            Check(plan, study, reading, place);
        var findings = reading.Findings.OrderBy(f => f.Line).ToList();
        return new(findings.Exists(f => f.Severity == Severity.Error) ? null : plan, findings);
    }

    static void Check(CohortPlan plan, Study study, StudyReading reading, string place)
    {
        if (!reading.Origins.Exists(o => o is { Path: "", Source: ValueSource.Assumed }))
            reading.Error(
                new(place, 1),
                null,
                "The file does not say that its values are assumed.",
                "Write 'source: assumed' and 'why: ...' at its top."
            );
        foreach (var origin in reading.Origins.Where(o => o.Source != ValueSource.Assumed))
            reading.Error(
                origin.Path,
                "A parameter of a synthetic cohort is never from a record or a protocol.",
                "Write 'source: assumed', and in 'why' what it follows."
            );
        Criteria(plan, study, reading);
        Shares(plan, study, reading);
    }

    static void Criteria(CohortPlan plan, Study study, StudyReading reading)
    {
        var known = study.AtomicCriteria.Select(c => c.Id).ToList();
        foreach (var id in plan.Screening.Criteria?.Keys.Except(known, StringComparer.Ordinal) ?? [])
            reading.Error(
                $"screening.{id}",
                $"The study has no criterion '{id}' that is answered.",
                Spelling.Nearest(id, known) is { } near ? $"Write '{near}', or take it out." : "Take it out."
            );
        if (
            plan.Screening is { Criteria: { Count: > 0 } criteria, FailureProbability: > 0 }
            && criteria.Values.All(f => f.Weight == 0)
        )
            reading.Error(
                "screening",
                "People fail screening, but every criterion has weight 0.",
                "Give at least one criterion a weight above 0, or set failureProbability to 0."
            );
    }

    static void Shares(CohortPlan plan, Study study, StudyReading reading)
    {
        for (var level = 0; level < plan.Response.ByLevel.Count; level++)
        {
            var shares = plan.Response.ByLevel[level];
            if (shares.Values.Sum() > 1 + 1e-9)
                reading.Error(
                    $"response.byLevel[{level}]",
                    FormattableString.Invariant($"The shares add to {shares.Values.Sum():0.###}."),
                    "Lower them to at most 1; what is left is no response."
                );
            if (shares.ContainsKey(ResponseCategory.CRh) && study.Response is not { UseCRh: true })
                reading.Error($"response.byLevel[{level}].CRh", "The study does not tell CRh apart.", "Give its share to CRi.");
        }
    }
}
