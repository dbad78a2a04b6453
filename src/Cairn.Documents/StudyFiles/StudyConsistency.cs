using System.Globalization;
using Cairn.Endpoints;
using Cairn.Escalation;
using Cairn.Escalation.Designs;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>What must hold between the values of a study, beyond each value by itself.</summary>
static class StudyConsistency
{
    /// <summary>SDTM IETESTCD and VISIT short names hold 8 characters.</summary>
    const int LongestId = 8;

    public static void Check(Study study, string folder, StudyReading reading)
    {
        Identity(study, folder, reading);
        Arms(study, reading);
        if (study.Dosing is { } dosing)
            Levels(dosing, reading);
        Release(study.Product?.Release ?? [], reading);
        if (study.Escalation is { } escalation)
            Escalation(escalation, study.Dosing, reading);
        ToxicityLines(study.Dlt?.Rules ?? [], "dlt.rules", reading);
        if (study.Response is { } response)
            Response(response, reading);
        else
            EndpointsWithoutResponse(study, reading);
        Criteria(study.Criteria, reading);
        Visits(study.Schedule, reading);
        FormChecks.Check(study, reading);
        Statements(study.Statements, reading);
    }

    static void Release(IReadOnlyList<ReleaseTest> lines, StudyReading reading)
    {
        foreach (var (line, i) in lines.Select((l, i) => (l, i)))
        {
            var path = FormattableString.Invariant($"product.release[{i}]");
            var isWord = Records.Catalogue.Find("BS", line.Test) is { Unit: null };
            if (isWord ? line is not { Word: not null, Minimum: null, Maximum: null } : line.Word is not null || !HasLimit(line))
                reading.Error(
                    path,
                    $"{line.Test} has no limit that fits it.",
                    isWord ? "Say result: NEGATIVE or POSITIVE." : "Say minimum, maximum, or both."
                );
            else if (line.Minimum > line.Maximum)
                reading.Error(path, $"The minimum of {line.Test} lies above its maximum.", "Check both.");
        }
    }

    static bool HasLimit(ReleaseTest line) => line.Minimum is not null || line.Maximum is not null;

    static void Identity(Study study, string folder, StudyReading reading)
    {
        if (study.Id.Length > 0 && !study.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            reading.Error("id", $"'{study.Id}' has characters an id may not have.", "Use letters, digits and hyphens only.");
        else if (study.Id.Length > 0 && study.Id != folder)
            reading.Error("id", $"The study is '{study.Id}', its folder is '{folder}'.", "Give both the same name.");
        if (study.Provenance.Origins.All(o => o.Path.Length > 0))
            reading.Warning(
                new(StudyReader.StudyFile, 1),
                null,
                "Nothing says where the study's values come from; they pass for the registry's.",
                "Add 'source: record' (or protocol, or assumed with 'why') at the top, and other sources where they differ."
            );
        var (start, end) = (study.Registration.StartDate, study.Registration.CompletionDate);
        if (start is { } s && end is { } e && e.IsBefore(s).IsTrue)
            reading.Error("registration.completionDate", $"The study ends ({e}) before it starts ({s}).", "Check both dates.");
    }

    static void Arms(Study study, StudyReading reading)
    {
        var known = study.Interventions.Select(i => i.Name).ToList();
        foreach (var (arm, a) in study.Arms.Select((arm, a) => (arm, a)))
        foreach (
            var (name, i) in arm
                .Interventions.Select((name, i) => (name, i))
                .Where(n => !known.Contains(n.name, StringComparer.Ordinal))
        )
            reading.Error(
                $"arms[{a}].interventions[{i}]",
                $"There is no intervention '{name}'.",
                Spelling.Nearest(name, known) is { } near ? $"Write '{near}'." : "Add it under 'interventions'."
            );
    }

    static void Levels(DosePlan dosing, StudyReading reading)
    {
        if (dosing.Levels.Count == 0 && reading.Holds("dosing.levels"))
            reading.Error("dosing.levels", "There is no dose level.", "Add at least one.");
        for (var i = 0; i < dosing.Levels.Count; i++)
        {
            var (level, path) = (dosing.Levels[i], $"dosing.levels[{i}]");
            if (level.Level != i + 1 && level.Level > 0)
                reading.Error(
                    $"{path}.level",
                    $"Level {level.Level} stands where level {i + 1} is expected.",
                    "Number the levels 1, 2, 3 in their order."
                );
            if (i > 0 && level.MillionCellsPerKg <= dosing.Levels[i - 1].MillionCellsPerKg)
                reading.Error(
                    $"{path}.millionCellsPerKg",
                    $"Level {i + 1} ({Text(level.MillionCellsPerKg)}) is not above level {i} "
                        + $"({Text(dosing.Levels[i - 1].MillionCellsPerKg)}).",
                    "Write the levels from the lowest dose to the highest."
                );
            Fractions(level, path, reading);
        }
        foreach (
            var (drug, i) in dosing.Lymphodepletion.Select((drug, i) => (drug, i)).Where(d => d.drug.Days.Any(day => day >= 0))
        )
            reading.Error(
                $"dosing.lymphodepletion[{i}].days",
                $"{drug.Drug} is planned on the day of the cells or after it.",
                "Lymphodepletion days are before the infusion: -5, -4, -3."
            );
    }

    static void Fractions(DoseLevel level, string path, StudyReading reading)
    {
        var fractions = level.Fractions;
        var sum = fractions.Sum(f => f.Percent);
        if (fractions.Count > 0 && Math.Abs(sum - 100) > 0.01)
            reading.Error(
                $"{path}.fractions",
                $"The fractions add to {Text(sum)} %, not to 100 %.",
                "Change the percentages so that they add to 100."
            );
        if (fractions.Count == 0 && reading.Holds($"{path}.fractions"))
            reading.Error(
                $"{path}.fractions",
                "There is no fraction.",
                "Write one of 100 % on day 0 when the dose is not split."
            );
        if (fractions.Count > 0 && fractions[0].Day != 0)
            reading.Error(
                $"{path}.fractions[0].day",
                $"The first fraction is on day {fractions[0].Day}.",
                "The first fraction is on day 0, by definition."
            );
        for (var i = 1; i < fractions.Count; i++)
            if (fractions[i].Day <= fractions[i - 1].Day)
                reading.Error(
                    $"{path}.fractions[{i}].day",
                    $"Day {fractions[i].Day} does not come after day {fractions[i - 1].Day}.",
                    "Write the fractions in the order of their days."
                );
    }

    static void Escalation(EscalationPlan plan, DosePlan? dosing, StudyReading reading)
    {
        ToxicityLines(plan.ModerateTriggers, "escalation.moderateTriggers", reading);
        if (dosing is null)
        {
            reading.Error("escalation", "There is an escalation rule, but no dose level.", "Add 'dosing' with its levels.");
            return;
        }
        if (reading.Findings.Exists(f => f.Column is "escalation.rule" or "escalation.then"))
            return; // which numbers belong is not known
        if (Kind(plan, reading))
            return;
        EscalationLevels(plan, dosing.Levels.Count, reading);
        foreach (var fault in plan.Rule.Faults())
            reading.Error(
                $"escalation.{fault.Number.Key}",
                fault.What,
                fault.Takers is { } takers
                    ? $"{fault.Mend}: "
                        + $"{string.Join(", ", takers.Where(t => EscalationShape.Rules.Contains(t, StringComparer.Ordinal)))}."
                    : fault.Mend
            );
    }

    /// <summary>
    /// True when the rule is none for a running trial, or cannot follow a titration: then its numbers are not looked at.
    /// </summary>
    static bool Kind(EscalationPlan plan, StudyReading reading)
    {
        var kind = plan.Rule.Kind;
        if (kind.IsForPlanningOnly)
            reading.Error(
                plan.Titrates ? "escalation.then" : "escalation.rule",
                plan.Titrates
                    ? "This rule cannot follow a titration."
                    : $"{kind.Id} cannot run a trial: {kind.OnlyPlannedBecause}.",
                plan.Titrates
                    ? "State another rule."
                    : $"Write another rule here; plan with this one by 'cairn dose exact --rule {kind.Id}' and the like."
            );
        else if (!plan.Titrates)
            foreach (var key in (string[])["then", DesignKinds.Triggers])
                if (reading.States($"escalation.{key}"))
                    reading.Error(
                        $"escalation.{key}",
                        $"{kind.Id} does not take it.",
                        $"Take it out, or use a rule that takes it: {DesignKinds.Titration}."
                    );
        return kind.IsForPlanningOnly;
    }

    static void EscalationLevels(EscalationPlan plan, int levels, StudyReading reading)
    {
        if (levels > EscalationState.MaxLevels)
            reading.Error(
                "dosing.levels",
                $"A rule decides about at most {EscalationState.MaxLevels} dose levels; there are {levels}.",
                "Leave out levels."
            );
        if (plan is { Titrates: true, TitrationLevels: 0 } && reading.States("escalation.titrationLevels"))
            reading.Error(
                "escalation.titrationLevels",
                "Accelerated titration has no titration level.",
                "Write on how many levels one subject is treated."
            );
        if (plan.TitrationLevels > levels)
            reading.Error(
                "escalation.titrationLevels",
                $"{plan.TitrationLevels} titration levels are more than the {levels} dose levels.",
                $"Write a number up to {levels}."
            );
        if (plan.Rule.StartLevel() is var start && start > levels)
            reading.Error(
                "escalation.startLevel",
                $"The first subject starts at level {start}, but there are {levels} dose levels.",
                $"Write a number up to {levels}."
            );
    }

    static void Response(ResponsePlan plan, StudyReading reading)
    {
        if (plan.UseCRh && ResponseTables.Find(plan.Table) is { TakesCRh: false })
            reading.Error(
                "response.useCRh",
                "CRh belongs to ELN 2022; this study's table has none.",
                "Write 'useCRh: false', or 'table: eln2022'."
            );
        foreach (var category in plan.Remissions.Except(plan.Responders))
            reading.Error(
                "response.remissions",
                $"{ProtocolWords.Of(category)} is a remission, yet no response.",
                "Add it to 'responders' too."
            );
    }

    static void EndpointsWithoutResponse(Study study, StudyReading reading)
    {
        foreach (var (at, plan) in study.Endpoints.Index().IntersectBy(EndpointSet.WithoutResponse(study), e => e.Item))
            reading.Warning(
                reading.SpotOf($"endpoints[{at}].kind"),
                $"endpoints[{at}].kind",
                $"'{plan.Kind}' follows from responses, and the study does not say how they are read: it is not estimated.",
                "Add 'response' ('cairn study check' prints the lines)."
            );
    }

    static void Criteria(IEnumerable<Criterion> criteria, StudyReading reading)
    {
        foreach (var criterion in criteria)
        {
            ShortId("criterion", criterion.Id, $"criteria.{criterion.Id}.id", reading);
            Criteria(criterion.Parts, reading);
        }
    }

    static void Visits(IReadOnlyList<VisitPlan> visits, StudyReading reading)
    {
        foreach (var visit in visits)
            ShortId("visit", visit.Id, $"schedule.{visit.Id}.id", reading);
        var dated = visits.Where(v => v.Day is not null).ToList();
        foreach (var (earlier, later) in dated.Zip(dated.Skip(1)).Where(pair => pair.Second.Day < pair.First.Day))
            reading.Error(
                $"schedule.{later.Id}.day",
                $"Visit {later.Id} (day {later.Day}) stands after visit {earlier.Id} (day {earlier.Day}).",
                "Write the visits in the order of their days."
            );
    }

    static void Statements(IReadOnlyList<Statement> statements, StudyReading reading)
    {
        foreach (var (statement, i) in statements.Select((statement, i) => (statement, i)))
            Placed(statement, $"statements[{i}]", reading);
        var lined = statements
            .Select((s, i) => (s.FirstLine, s.LastLine, Path: $"statements[{i}].lines"))
            .Where(s => s.FirstLine > 0)
            .OrderBy(s => s.FirstLine)
            .ToList();
        foreach (var (earlier, later) in lined.Zip(lined.Skip(1)).Where(pair => pair.Second.FirstLine <= pair.First.LastLine))
            reading.Error(
                later.Path,
                $"Line {later.FirstLine} of the document belongs to two statements; the other is in line "
                    + $"{reading.SpotOf(earlier.Path).Line}.",
                "Give each line of the document to one statement."
            );
    }

    static void Placed(Statement statement, string path, StudyReading reading)
    {
        if (statement.At.Count == 0 && statement.NothingToCompute is null)
            reading.Error(
                path,
                "Nothing says where this statement went.",
                "Add 'at: path' to the value that holds it, or 'nothingToCompute: why'."
            );
        if (statement.At.Count > 0 && statement.NothingToCompute is not null)
            reading.Error(
                $"{path}.nothingToCompute",
                "The statement has a place in the study and is said to need none.",
                "Keep one of 'at' and 'nothingToCompute'."
            );
        foreach (var (at, i) in statement.At.Select((at, i) => (at, i)).Where(a => !reading.Holds(a.at)))
            reading.Error(
                $"{path}.at{(reading.Holds($"{path}.at[{i}]") ? $"[{i}]" : "")}",
                $"The study holds nothing at '{at}'.",
                Spelling.Nearest(at, reading.Paths) is { } near
                    ? $"Write '{near}', or add the value."
                    : "Write the path of a value that is in the study."
            );
    }

    static void ShortId(string what, string id, string path, StudyReading reading)
    {
        if (id.Length > LongestId)
            reading.Error(
                path,
                $"The {what} id '{id}' has {id.Length} characters.",
                $"Shorten it to {LongestId}: datasets hold no more."
            );
    }

    static void ToxicityLines(IReadOnlyList<ToxicityRule> lines, string path, StudyReading reading)
    {
        UniqueIds(lines, path, reading);
        foreach (var (line, i) in lines.Select((line, i) => (line, i)))
            Condition(line.When, $"{path}[{i}]", reading);
    }

    static void Condition(ToxicityCondition condition, string path, StudyReading reading)
    {
        if (condition is ToxicityEvent { MinimumGrade: 0 })
            reading.Error(
                path,
                "A line needs 'minimumGrade', or 'anyOf' or 'allOf' with events that have one.",
                "Add 'minimumGrade: ...', 1 to 5."
            );
        if (condition.Unless.OfType<ToxicityExemption.Resolved>().Any(r => r.WithinDays == 0))
            reading.Error(
                $"{path}.unless",
                "An exemption says nothing.",
                "Write 'resolvedWithinDays: ...' with 'toGrade: ...', or 'marrowBlastsPercent: ...'."
            );
        var (key, parts) = condition switch
        {
            ToxicityCondition.AnyOf any => ("anyOf", any.Parts),
            ToxicityCondition.AllOf all => ("allOf", all.Parts),
            ToxicityEvent => ("", []),
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };
        foreach (var (part, i) in parts.Select((part, i) => (part, i)))
            Condition(part, $"{path}.{key}[{i}]", reading);
    }

    static void UniqueIds(IReadOnlyList<ToxicityRule> rules, string path, StudyReading reading)
    {
        foreach (
            var (rule, i) in rules
                .Select((rule, i) => (rule, i))
                .Where(r => r.rule.Id.Length > 0 && rules.Take(r.i).Any(earlier => earlier.Id == r.rule.Id))
        )
            reading.Error($"{path}[{i}].id", $"The id '{rule.Id}' is used twice.", "Give each rule its own id.");
    }

    static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
