using Cairn.Criteria.Rules;
using Cairn.Documents.Proposals;
using Cairn.Studies;
using YamlDotNet.RepresentationModel;

namespace Cairn.Documents.StudyFiles;

/// <summary>
/// Reads a study folder: <c>study.yaml</c>, the criteria's expressions in <c>eligibility.cql</c>, and <c>eligibility.yaml</c>,
/// <c>schedule.yaml</c>, <c>statements.yaml</c> where there
/// are any. Everything wrong is found in one go. In findings and origins a value is addressed by its keys joined with dots,
/// elements of lists by position from 0, criteria and visits by id: <c>dosing.levels[1].millionCellsPerKg</c>,
/// <c>criteria.I7.1.text</c>,
/// <c>schedule.D28</c>.
/// </summary>
public static class StudyReader
{
    public const string StudyFile = "study.yaml",
        EligibilityFile = "eligibility.yaml",
        RulesFile = "eligibility.cql",
        ScheduleFile = "schedule.yaml",
        StatementsFile = "statements.yaml",
        FormsFile = "forms.yaml";

    /// <summary>Files that may lie in a study folder and are read elsewhere.</summary>
    static readonly string[] ReadElsewhere = ["cohort.yaml"];

    /// <summary>The study in the files given.</summary>
    /// <param name="id">The folder's name, which the study must bear.</param>
    /// <param name="files">Text by file name, a decision table named in study.yaml among them; other names that are no part of a
    /// study give a warning when they end in .yaml or .yml.</param>
    public static Checked<Study> Read(string id, IReadOnlyDictionary<string, string> files)
    {
        var reading = new StudyReading();
        UnknownFiles(reading, files.Keys);
        var study = Whole(reading, files);
        if (study is not null)
        {
            StudyConsistency.Check(study, id, reading);
            if (study.Eligibility is { } rules)
            {
                reading.Findings.AddRange(Rules(study, rules));
                if (ProposedRules.Unread(rules, RulesFile) is { } unread)
                    reading.Findings.Add(unread);
            }
        }
        var findings = reading
            .Findings.OrderBy(f => f.Place == StudyFile ? "" : f.Place, StringComparer.Ordinal)
            .ThenBy(f => f.Line)
            .ToList();
        return new(findings.Exists(f => f.Severity == Severity.Error) ? null : study, findings);
    }

    static IEnumerable<Finding> Rules(Study study, string text)
    {
        var rules = EligibilityRules.Compile(text, EligibilityRules.Asked(study), RulesFile);
        if (rules.Value is not { } compiled)
            return rules.Findings;
        var known = compiled.Parameters.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return study.RuleChoices.Where(c => !known.Contains(c.Id)).Select(c => NoParameter(c.Id, known));
    }

    static Finding NoParameter(string name, IEnumerable<string> known) =>
        Finding.Error(
            EligibilityFile,
            null,
            $"parameters.{name}",
            $"{RulesFile} has no parameter \"{name}\".",
            Spelling.Nearest(name, [.. known]) is { } near ? $"Write {near}." : "Write the parameter's name as it stands there."
        );

    /// <summary>The keys each part of a study may have, by the part's name, for editors' schemas.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<StudyKey>> Keys()
    {
        var reading = new StudyReading { DescribesKeys = true };
        new YamlMap(reading, StudyFile, null, "").Read(m =>
            Study(m, new([], [], []), [], [], [], reading, new Dictionary<string, string>(StringComparer.Ordinal))
        );
        new YamlMap(reading, EligibilityFile, null, "").Read(EntryShape.Eligibility);
        new YamlMap(reading, ScheduleFile, null, "").Read(EntryShape.Schedule);
        new YamlMap(reading, FormsFile, null, "").Read(FormsShape.Forms);
        new YamlMap(reading, StatementsFile, null, "").Read(EntryShape.Statements);
        return reading.Keys;
    }

    static Study? Whole(StudyReading reading, IReadOnlyDictionary<string, string> files)
    {
        var root = Root(reading, files, StudyFile);
        if (!files.ContainsKey(StudyFile))
            reading.Error(
                new(StudyFile, null),
                null,
                "The file is missing.",
                "Add it with at least id, registration and design."
            );
        if (root is null)
            return null;
        var main = new YamlMap(reading, StudyFile, root, "");
        var study = main.Read(m =>
            Study(
                m,
                Part(reading, files, EligibilityFile, "criteria", EntryShape.Eligibility) ?? new([], [], []),
                Part(reading, files, ScheduleFile, "schedule", EntryShape.Schedule)?.Visits ?? [],
                Part(reading, files, FormsFile, "forms", FormsShape.Forms)?.Forms ?? [],
                Part(reading, files, StatementsFile, "statements", EntryShape.Statements)?.Statements ?? [],
                reading,
                files
            )
        );
        return study is { Escalation: { } plan, Dosing.Levels: { } levels } ? study with { Escalation = plan.On(levels) } : study;
    }

    static Study Study(
        YamlMap m,
        EligibilityFile eligibility,
        IReadOnlyList<VisitPlan> schedule,
        IReadOnlyList<FormChange> forms,
        IReadOnlyList<Statement> statements,
        StudyReading reading,
        IReadOnlyDictionary<string, string> files
    ) =>
        new()
        {
            Id = m.RequiredText("id"),
            Registration = m.RequiredMap("registration", RegistrationShape.Registration),
            Design = m.RequiredMap("design", RegistrationShape.Design),
            Arms = m.List("arms", RegistrationShape.Arm),
            Interventions = m.List("interventions", RegistrationShape.Intervention),
            Outcomes = m.List("outcomes", RegistrationShape.Outcome),
            Sponsors = m.List("sponsors", RegistrationShape.Party),
            Locations = m.List("locations", RegistrationShape.Location),
            Contacts = m.List("contacts", RegistrationShape.Contact),
            RelatedTrials = m.List("relatedTrials", RegistrationShape.RelatedTrial),
            Product = m.Map("product", ConductShape.Product),
            Dosing = m.Map("dosing", ConductShape.Dosing),
            Escalation = m.Map("escalation", new EscalationShape(reading, files).Plan),
            Dlt = m.Map("dlt", ConductShape.Dlt),
            Safety = m.Map("safety", ConductShape.Safety) ?? new(),
            Response = m.Map("response", ConductShape.Response),
            Endpoints = m.List("endpoints", ConductShape.Endpoint),
            Criteria = eligibility.Criteria,
            GateChecks = eligibility.Checks,
            RuleChoices = eligibility.Parameters,
            Eligibility = files.GetValueOrDefault(RulesFile),
            Schedule = schedule,
            Forms = StudyForms.Of(
                forms,
                [.. eligibility.Criteria.SelectMany(c => c.Atoms)],
                [.. eligibility.Checks.SelectMany(c => c.Atoms)],
                files.ContainsKey(RulesFile)
            ),
            Statements = statements,
            Provenance = new(reading.Origins, reading.Written),
            Translations = reading.Translations,
        };

    static T? Part<T>(
        StudyReading reading,
        IReadOnlyDictionary<string, string> files,
        string file,
        string path,
        Func<YamlMap, T> shape
    )
        where T : class => Root(reading, files, file) is { } root ? new YamlMap(reading, file, root, path).Read(shape) : null;

    static YamlMappingNode? Root(StudyReading reading, IReadOnlyDictionary<string, string> files, string file)
    {
        if (!files.TryGetValue(file, out var text))
            return null;
        var root = YamlText.Root(reading, file, text);
        if (root is null or YamlMappingNode)
            return root as YamlMappingNode;
        reading.Error(
            new(file, (int)root.Start.Line),
            null,
            "The file must be a mapping, with 'key: value' lines.",
            Beginning(file)
        );
        return null;
    }

    static string Beginning(string file) =>
        file switch
        {
            EligibilityFile => "Write 'criteria:' in the first line and the list below it.",
            FormsFile => "Write 'forms:' in the first line and the list below it.",
            ScheduleFile => "Write 'visits:' in the first line and the list below it.",
            StatementsFile => "Write 'statements:' in the first line and the list below it.",
            _ => "Begin with 'id: ...'.",
        };

    static void UnknownFiles(StudyReading reading, IEnumerable<string> names)
    {
        string[] known = [StudyFile, EligibilityFile, ScheduleFile, FormsFile, StatementsFile, .. ReadElsewhere];
        foreach (
            var name in names
                .Except(known, StringComparer.Ordinal)
                .Where(n => n.EndsWith(".yaml", StringComparison.Ordinal) || n.EndsWith(".yml", StringComparison.Ordinal))
        )
            reading.Warning(
                new(name, null),
                null,
                "This file is no part of a study; it was not read.",
                Spelling.Nearest(name, known) is { } near
                    ? $"Rename it to {near}."
                    : $"The files of a study are {string.Join(", ", known)}."
            );
    }
}
