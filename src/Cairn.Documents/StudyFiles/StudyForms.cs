using Cairn.Forms;
using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>The forms of a study: those that every study has, as the study changes them, and its own.</summary>
static class StudyForms
{
    /// <summary>The form whose lines are the criteria that a person answers.</summary>
    const string Eligibility = "eligibility";

    static readonly Lazy<IReadOnlyList<FormPlan>> BuiltIn = new(ReadBuiltIn);

    public static IReadOnlyList<FormPlan> Of(IReadOnlyList<FormChange> changes, IEnumerable<Criterion> criteria, bool hasRules)
    {
        List<FormLine> asked = [.. criteria.Where(c => !hasRules || c.Basis != CriterionBasis.Recorded).Select(Line)];
        var known = BuiltIn.Value.Select(f => f.Id == Eligibility ? f with { Lines = [.. asked, .. f.Lines] } : f).ToList();
        foreach (var change in changes)
            if (known.FindIndex(f => f.Id == change.Plan.Id) is var at and >= 0)
                known[at] = known[at].Changed(change.Plan, change.Without);
            else
                known.Add(change.Plan);
        return [.. known.Where(f => f.Lines.Count > 0)];
    }

    static FormLine Line(Criterion criterion) =>
        new(criterion.Id, "IE", criterion.Text)
        {
            Fixed = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["IETESTCD"] = criterion.Id,
                ["IETEST"] = criterion.Text,
                ["IECAT"] = criterion.Kind == CriterionKind.Inclusion ? "INCLUSION" : "EXCLUSION",
            },
            Dated = "IEDTC",
            Items = [new("IEORRES", criterion.Id) { Words = [new("Y", "yes"), new("N", "no"), new("U", "unknown")] }],
        };

    static List<FormPlan> ReadBuiltIn()
    {
        using var stream = typeof(StudyForms).Assembly.GetManifestResourceStream("forms.yaml")!;
        using var text = new StreamReader(stream);
        var reading = new StudyReading();
        var root = YamlText.Root(reading, StudyReader.FormsFile, text.ReadToEnd());
        var map = new YamlMap(reading, StudyReader.FormsFile, (YamlDotNet.RepresentationModel.YamlMappingNode?)root, "forms");
        var forms = map.Read(FormsShape.Forms).Forms.Select(f => f.Plan).ToList();
        if (reading.Findings.Count > 0)
            throw new InvalidOperationException(string.Join("\n", reading.Findings)); // our own file
        return forms;
    }
}
