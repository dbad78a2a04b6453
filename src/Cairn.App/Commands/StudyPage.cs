using System.Globalization;
using Cairn.Documents.StudyFiles;
using Cairn.Studies;
using Spectre.Console;
using static Cairn.App.Terminal;

namespace Cairn.App.Commands;

/// <summary>
/// <c>cairn study show</c>: a study as one page. What is assumed carries a number; the reasons stand under the same number at the
/// end.
/// </summary>
sealed partial class StudyPage(Study study)
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
                ("Patient's own", SafetyWords.Autologous(p.IsAutologous), Tag("product.autologous")),
                ("Vector", p.Vector, Tag("product.vector")),
                ("Released when", Release(p.Release), Tag("product.release")),
                ("Thawed", p.ThawMinutes is { } m ? $"at most {m} minutes before it is given" : null, Tag("product.thawMinutes")),
                ("Shipped", p.WarmestCelsius is { } c ? $"at {Number(c)} °C or colder" : null, Tag("product.warmestCelsius"))
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
    static string? Release(IReadOnlyList<ReleaseTest> tests) =>
        tests.Count == 0 ? null : string.Join("; ", tests.Select(Release));

    static string Release(ReleaseTest test)
    {
        string?[] said =
        [
            test.Test,
            test.Word,
            test.Minimum is { } least ? $"at least {Number(least)}" : null,
            test.Maximum is { } most ? $"at most {Number(most)}" : null,
        ];
        return string.Join(' ', said.OfType<string>());
    }

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
