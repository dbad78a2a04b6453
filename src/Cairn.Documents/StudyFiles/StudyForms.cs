using Cairn.Forms;
using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>The forms of a study: those that every study has, as the study changes them, and its own.</summary>
static class StudyForms
{
    /// <summary>The forms on which a person answers criteria: at screening, and where a later gate asks them again.</summary>
    static readonly IReadOnlyDictionary<string, Gate> Asking = new Dictionary<string, Gate>(StringComparer.Ordinal)
    {
        ["eligibility"] = Gate.Screening,
        ["before-lymphodepletion"] = Gate.Lymphodepletion,
        ["before-infusion"] = Gate.Infusion,
    };

    static readonly Lazy<IReadOnlyList<FormPlan>> BuiltIn = new(ReadBuiltIn);

    /// <param name="checks">What is asked at later gates alone.</param>
    public static IReadOnlyList<FormPlan> Of(
        IReadOnlyList<FormChange> changes,
        IReadOnlyList<Criterion> criteria,
        IReadOnlyList<Criterion> checks,
        bool hasRules
    )
    {
        bool IsAnswered(Criterion c) => !hasRules || c.Basis != CriterionBasis.Recorded;
        IReadOnlyList<Criterion> screened = [.. criteria.Where(IsAnswered)],
            later = [.. criteria.Concat(checks).Where(IsAnswered)];
        var known = BuiltIn.Value.Select(f => With(f, screened, later)).ToList();
        foreach (var change in changes)
            if (known.FindIndex(f => f.Id == change.Plan.Id) is var at and >= 0)
                known[at] = known[at].Changed(change.Plan, change.Without);
            else
                known.Add(change.Plan);
        return [.. known.Where(f => f.Lines.Count > 0)];
    }

    static FormPlan With(FormPlan form, IReadOnlyList<Criterion> screened, IReadOnlyList<Criterion> later)
    {
        if (!Asking.TryGetValue(form.Id, out var gate))
            return form;
        var asked = gate == Gate.Screening ? screened : later.Where(c => c.Again.Any(a => a.Gate == gate));
        return form with { Lines = [.. asked.Select(Line), .. form.Lines] };
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
            Items =
            [
                new("IEORRES", criterion.Id) { Words = [new("Y", "yes"), new("N", "no"), new("U", "unknown")] },
                new("IEEVAL", "Judged by") { Help = "Left empty: whoever saves it." },
            ],
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
