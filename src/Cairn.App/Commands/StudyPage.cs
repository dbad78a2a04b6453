using System.Globalization;
using Cairn.Criteria.Rules;
using Cairn.Documents.Reports.Wording;
using Cairn.Documents.StudyFiles;
using Cairn.Studies;
using Spectre.Console;
using static Cairn.App.Terminal;
using Words = Cairn.Documents.Reports.Content.Written;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn study show</c>: a study as one page. What is assumed carries a number; the reasons stand under the same number at the
/// end.
/// </summary>
sealed class StudyPage(Study study)
{
    readonly List<string> _reasons = [];

    public static int Write(Study study)
    {
        var page = new StudyPage(study);
        page.Head();
        page.Trial();
        page.Treatment();
        page.Escalation();
        page.Dlt();
        page.Safety();
        page.Response();
        page.Endpoints();
        page.Criteria();
        page.GateChecks();
        page.Schedule();
        page.People();
        page.Reasons();
        return ExitCode.Done;
    }

    void Head()
    {
        var r = study.Registration;
        Title($"{study.Id}  {r.Title}", Tag("registration.title"));
        string?[] facts =
        [
            r.Status,
            string.Join('/', r.Phases),
            r.Enrollment is { } n ? $"{n} participants" : null,
            Day(r.StartDate) is { } start ? $"{start} to {Day(r.CompletionDate) ?? "open"}" : null,
        ];
        Screen.MarkupLine($"[grey]{string.Join("  ·  ", facts.OfType<string>().Where(f => f.Length > 0)).EscapeMarkup()}[/]");
        if (r.Summary is { } summary)
            Paragraph(summary, Tag("registration.summary"));
    }

    void Trial()
    {
        var (r, d) = (study.Registration, study.Design);
        Section("Trial");
        Facts(
            ("Registry number", r.RegistryId, ""),
            ("Other numbers", string.Join(", ", r.OtherIds.Select(o => o.Id + (o.Source is { } by ? $" ({by})" : ""))), ""),
            ("Conditions", string.Join(", ", r.Conditions), Tag("registration.conditions")),
            ("Type", r.StudyType, ""),
            (
                "Design",
                string.Join(
                    ", ",
                    new[]
                    {
                        d.Allocation is { } a ? $"allocation {a}" : null,
                        d.InterventionModel,
                        d.PrimaryPurpose,
                        d.Masking is { } m ? $"masking {m}" : null,
                    }.OfType<string>()
                ),
                Tag("design.interventionModel")
            ),
            ("Centres", d.Centres?.ToString(CultureInfo.InvariantCulture), ""),
            ("Description", r.Description, ""),
            ("Ages", r.MinimumAge is { } min ? $"{min} to {r.MaximumAge ?? "no limit"}" : null, ""),
            ("Sex", r.Sex, ""),
            (
                "Results posted",
                r.HasResults is { } posted
                    ? posted
                        ? "yes"
                        : "no"
                    : null,
                ""
            ),
            ("Last update", Day(r.LastUpdate), "")
        );
    }

    void Treatment()
    {
        if (study.Product is null && study.Arms.Count == 0)
            return;
        Section("Treatment");
        Facts([
            .. study.Arms.Select(
                (a, i) => ("Arm", (string?)a.Label + (a.Type is { } type ? $" ({type})" : ""), Tag($"arms[{i}].label"))
            ),
        ]);
        if (study.Product is { } p)
            Facts(
                ("Product", p.Name, ""),
                ("Targets", string.Join(", ", p.Targets), Tag("product.targets")),
                ("Cells", p.CellSource, Tag("product.cellSource")),
                ("Vector", p.Vector, Tag("product.vector"))
            );
        if (study.Dosing is not { } dosing)
            return;
        Section("Dose levels", Tag("dosing"));
        Table(
            [">Level", ">10^6 cells/kg", "|", "Given"],
            dosing.Levels.Select(
                (l, i) =>
                    (IReadOnlyList<string>)
                        [
                            $"{l.Level}",
                            Number(l.MillionCellsPerKg),
                            Tag($"dosing.levels[{i}].millionCellsPerKg", "dosing"),
                            Split(l) + Tag($"dosing.levels[{i}].fractions[0]", "dosing"),
                        ]
            )
        );
        Screen.WriteLine();
        Facts([
            (
                "Dose given",
                dosing.TolerancePercent is { } t ? $"within ± {Number(t)} % of the plan" : null,
                Tag("dosing.tolerancePercent", "dosing")
            ),
            (
                "Another dose counts",
                $"at the level {(dosing.CountsAt == CountedLevel.Assigned ? "assigned" : "received")}",
                Tag("dosing.countsAt", "dosing")
            ),
            (
                "Highest total dose",
                dosing.CapMillionCells is { } cap ? $"{Number(cap)} x10^6 cells" : null,
                Tag("dosing.capMillionCells", "dosing")
            ),
            .. dosing.Lymphodepletion.Select(
                (d, i) =>
                    (
                        "Lymphodepletion",
                        (string?)$"{d.Drug} {Number(d.Dose)} {d.Unit} on days {string.Join(", ", d.Days)}",
                        Tag($"dosing.lymphodepletion[{i}].dose", "dosing")
                    )
            ),
        ]);
    }

    void Escalation()
    {
        if (study.Escalation is not { } e)
            return;
        Section("Dose escalation", Tag("escalation"));
        Facts([
            .. EscalationFacts
                .Of(e)
                .Select(f => (f.Label, f.Value, f.Key.Length == 0 ? "" : Tag($"escalation.{f.Key}", "escalation"))),
        ]);
        if (e.ModerateTriggers.Count > 0)
            Rules("|Trigger", e.ModerateTriggers, "escalation", "moderateTriggers");
    }

    void Dlt()
    {
        if (study.Dlt is not { } d)
            return;
        Section("Dose-limiting toxicity (DLT)", Tag("dlt"));
        Facts(
            ("Window", $"{d.WindowDays} days", Tag("dlt.windowDays", "dlt")),
            (
                "Clock starts at",
                d.ClockStarts == DltClock.FirstInfusion ? "the first infusion" : "the last infusion",
                Tag("dlt.clockStarts", "dlt")
            ),
            ("Evaluable from", $"{Number(d.MinimumDosePercent)} % of the planned dose", Tag("dlt.minimumDosePercent", "dlt")),
            ("Withheld for toxicity", ToxicityWords.Of(d.WithheldForToxicity), Tag("dlt.withheldForToxicity", "dlt")),
            (
                "Death by the product",
                ToxicityWords.PauseAfterDeath(d.PauseAfterRelatedDeath),
                Tag("dlt.pauseAfterRelatedDeath", "dlt")
            )
        );
        Rules("|Rule", d.Rules, "dlt", "rules");
    }

    static string Grade(int least) => least == 5 ? "5" : $">= {Number(least)}";

    void Rules(string heading, IReadOnlyList<ToxicityRule> rules, string part, string list)
    {
        Screen.WriteLine();
        Table(
            [heading, ">Grade", "What"],
            rules.Select(
                (r, i) =>
                    (IReadOnlyList<string>)
                        [
                            r.Id,
                            string.Join(", ", r.Events.Select(e => e.MinimumGrade).Distinct().Select(Grade)),
                            r.Says.EscapeMarkup() + Tag($"{part}.{list}[{i}].minimumGrade", part),
                        ]
            )
        );
    }

    void Safety()
    {
        Section("Adverse events", Tag("safety"));
        Facts(("Counted from", SafetyWords.Of(study.Safety.EventsFrom), Tag("safety.eventsFrom", "safety")));
    }

    void Response()
    {
        if (study.Response is not { } plan)
            return;
        Section("Response", Tag("response"));
        Facts([.. ResponseFacts.Of(plan).Select(f => (f.Label, f.Value, Tag($"response.{f.Key}", "response")))]);
    }

    void Endpoints()
    {
        foreach (var (plan, i) in study.Endpoints.Select((plan, i) => (plan, i)))
            Endpoint(plan, $"endpoints[{i}]");
    }

    void Endpoint(EndpointPlan plan, string path)
    {
        Section($"Endpoint: {Cairn.Endpoints.Endpoint.Of(plan).Title}", Tag(path));
        Facts([
            ("Variable", plan.Says, Tag($"{path}.says", path)),
            .. EndpointFacts.Of(plan).Select(f => (f.Label, (string?)f.Value, Tag($"{path}.{f.Key}", path))),
        ]);
    }

    void Criteria()
    {
        foreach (var kind in Enum.GetValues<CriterionKind>())
        {
            var criteria = study.Criteria.Where(c => c.Kind == kind).ToList();
            if (criteria.Count == 0)
                continue;
            Section($"{kind} criteria ({criteria.SelectMany(c => c.Atoms).Count()})");
            Table(["|Id", "Criterion", "|Basis"], criteria.SelectMany(c => Rows(c, 0)));
        }
        Bounds();
        Gates();
    }

    /// <summary>The bounds and choices of the criteria's expressions.</summary>
    void Bounds()
    {
        if (EligibilityRules.Of(study) is not { Parameters: { Count: > 0 } parameters })
            return;
        Section($"Bounds and choices of the criteria ({parameters.Count})");
        Table(
            ["Bound", "Value"],
            parameters.Select(p =>
                (IReadOnlyList<string>)[p.Name.EscapeMarkup(), p.Says.EscapeMarkup() + Tag($"parameters.{p.Name}")]
            )
        );
    }

    /// <summary>What is asked again, or asked alone, before lymphodepletion and before each fraction.</summary>
    void Gates()
    {
        foreach (var gate in Enum.GetValues<Gate>().Where(g => g != Gate.Screening))
        {
            var asked = study.AskedAt(gate).ToList();
            if (asked.Count == 0)
                continue;
            Section($"Asked before {(gate == Gate.Infusion ? "each fraction" : "lymphodepletion")} ({asked.Count})");
            Table(["|Id", "Criterion", "No older than"], asked.Select(c => Row(c, gate)));
        }
    }

    IReadOnlyList<string> Row(Criterion c, Gate gate)
    {
        var days = c.Again.First(a => a.Gate == gate).WithinDays;
        var age = days == 0 ? "of the day" : $"{days} {(days == 1 ? "day" : "days")}";
        return [c.Id, c.Text.EscapeMarkup() + Tag($"criteria.{c.Id}"), age + Tag($"criteria.{c.Id}.again", $"criteria.{c.Id}")];
    }

    IEnumerable<IReadOnlyList<string>> Rows(Criterion c, int depth)
    {
        yield return
        [
            $"{new string(' ', depth * 2)}{c.Id}",
            c.Text.EscapeMarkup() + Tag($"criteria.{c.Id}"),
            c.Parts.Count > 0 ? "" : ProtocolWords.Of(c.Basis),
        ];
        foreach (var (ask, i) in c.Again.Select((ask, i) => (ask, i)))
            yield return ["", $"[grey]again before {Before(ask.Gate)}, {Fresh(ask)}[/]{Tag($"criteria.{c.Id}.again")}", ""];
        foreach (var row in c.Parts.SelectMany(part => Rows(part, depth + 1)))
            yield return row;
    }

    void GateChecks()
    {
        if (study.GateChecks.Count == 0)
            return;
        Section("Asked at later gates alone");
        Table(["|Id", "Check", "|Basis"], study.GateChecks.SelectMany(c => Rows(c, 0)));
    }

    static string Before(Gate gate) =>
        gate switch
        {
            Gate.Screening => "enrolment",
            Gate.Lymphodepletion => "lymphodepletion",
            Gate.Infusion => "each infusion",
        };

    static string Fresh(GateAsk ask) =>
        ask.WithinDays == 0
            ? "with results of the day"
            : $"with results of the last {Words.Plural(ask.WithinDays, "day", "days")}";

    void Schedule()
    {
        if (study.Schedule.Count == 0)
            return;
        Section("Visits", Tag("schedule"));
        Table(
            ["|Visit", ">Day", ">Window", "Name"],
            study.Schedule.Select(v =>
                (IReadOnlyList<string>)
                    [
                        v.Id,
                        v.Day?.ToString(CultureInfo.InvariantCulture) ?? "",
                        v.Before + v.After == 0 ? "" : $"-{v.Before} +{v.After}",
                        v.Name.EscapeMarkup(),
                    ]
            )
        );
        Screen.MarkupLine("  [grey]Days from the first infusion, which is on day 0.[/]");
        Assessments();
    }

    /// <summary>The schedule of assessments: what is recorded, by visit; as a list where the screen is too narrow.</summary>
    void Assessments()
    {
        var visits = study.Schedule;
        var kinds = visits.SelectMany(v => v.Assessments).Distinct(StringComparer.Ordinal).ToList();
        Section("Assessments");
        var width = 2 + kinds.Select(k => k.Length + 2).DefaultIfEmpty().Max() + visits.Sum(v => Math.Max(v.Id.Length, 1) + 1);
        if (width > Screen.Profile.Width)
            Facts([.. visits.Select(v => (v.Id, (string?)string.Join("; ", v.Assessments), ""))]);
        else
            Screen.Write(Matrix(kinds));
    }

    Padder Matrix(IReadOnlyList<string> kinds)
    {
        var table = new Table().Border(TableBorder.None).AddColumn(new TableColumn("").NoWrap().Padding(0, 0, 2, 0));
        foreach (var visit in study.Schedule)
            table.AddColumn(new TableColumn($"[grey]{visit.Id.EscapeMarkup()}[/]").NoWrap().Centered().Padding(0, 0, 1, 0));
        foreach (var kind in kinds)
            table.AddRow([
                kind.EscapeMarkup(),
                .. study.Schedule.Select(v => v.Assessments.Contains(kind, StringComparer.Ordinal) ? "x" : "[grey]·[/]"),
            ]);
        return new(table, new Padding(2, 0, 0, 0));
    }

    void People()
    {
        if (study.Sponsors.Count + study.Locations.Count + study.Contacts.Count + study.RelatedTrials.Count == 0)
            return;
        Section("Who and where");
        Facts([
            .. study.Sponsors.Select(s => (s.Role == "lead" ? "Sponsor" : "Collaborator", (string?)s.Name, "")),
            ("Responsible", study.Registration.ResponsibleParty, ""),
            .. study.Locations.Select(l =>
                (
                    "Place",
                    (string?)string.Join(", ", new[] { l.Facility, l.City, l.State, l.Country, l.Status }.OfType<string>()),
                    ""
                )
            ),
            .. study.Locations.SelectMany(l => l.Contacts).Select(c => ("Contact there", (string?)Person(c), "")),
            .. study.Contacts.Select(c => ("Contact", (string?)Person(c), "")),
            .. study.RelatedTrials.Select(t =>
                (
                    "Related trial",
                    (string?)string.Join(", ", new[] { t.Title, t.RegistryId, t.Status, t.Phase }.OfType<string>()),
                    ""
                )
            ),
        ]);
    }

    void Reasons()
    {
        if (_reasons.Count == 0)
            return;
        Section("Assumed: nobody published these");
        Facts([.. _reasons.Select((why, i) => ($"({i + 1})", (string?)why, ""))]);
    }

    /// <summary>
    /// The mark of an assumed value, numbered by its reason. Within a part that is marked itself, only what differs from the part
    /// is.
    /// </summary>
    string Tag(string path, string? within = null)
    {
        var (origin, around) = (study.Provenance.Of(path), within is null ? null : study.Provenance.Of(within));
        if (origin.Source != ValueSource.Assumed)
            return around?.Source == ValueSource.Assumed ? $" [green]{ProtocolWords.Of(origin.Source)}[/]" : "";
        return origin.Why == around?.Why && around?.Source == ValueSource.Assumed
            ? ""
            : $" [yellow]assumed ({Reason(origin.Why ?? "")})[/]";
    }

    int Reason(string why)
    {
        if (!_reasons.Contains(why, StringComparer.Ordinal))
            _reasons.Add(why);
        return _reasons.IndexOf(why) + 1;
    }

    static string Split(DoseLevel level) =>
        level.Fractions.Count == 1
            ? "one infusion"
            : $"{string.Join(" / ", level.Fractions.Select(f => Number(f.Percent)))} % on days "
                + $"{string.Join(" / ", level.Fractions.Select(f => f.Day))}";

    static string Person(Contact c) => string.Join(", ", new[] { c.Name, c.Role, c.Phone, c.Email }.OfType<string>());
}
