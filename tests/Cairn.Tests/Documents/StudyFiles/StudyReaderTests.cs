using Cairn.Documents.StudyFiles;
using Cairn.Studies;

namespace Cairn.Tests.Documents.StudyFiles;

/// <summary>What the reader says of bad files. Lines and texts are worked out by hand from the small study below.</summary>
public sealed partial class StudyReaderTests
{
    const string Small = """
        id: small
        source: protocol
        registration:
          title: A small study
          startDate: 2025-05-22
          completionDate: 2026-05
        design:
          masking: NONE
        dosing:
          levels:
            - { level: 1, millionCellsPerKg: 1, fractions: [{ day: 0, percent: 100 }] }
            - { level: 2, millionCellsPerKg: 2.5, fractions: [{ day: 0, percent: 40 }, { day: 1, percent: 60 }] }
        escalation:
          rule: accelerated-titration
          titrationLevels: 1
          staggerDays: { value: 14, source: assumed, why: Usual }
        dlt:
          windowDays: 28
          clockStarts: first-infusion
          rules:
            - { id: A, says: Grade 4, minimumGrade: 4 }
        response:
          table: eln2022
          responders: [CR, PR]
          remissions: [CR]
        endpoints:
          - { kind: os, rank: primary, says: To death, population: enrolled }
        """;

    const string Eligibility = """
        criteria:
          - id: I1
            kind: inclusion
            text: Old enough
          - id: I2
            kind: inclusion
            source: assumed
            why: Usual
            text: Both
            parts:
              - { id: I2a, text: One }
              - { id: I2b, text: Other }
        """;

    const string Schedule = """
        visits:
          - { id: D0, name: Day 0, day: 0 }
          - { id: D28, name: Day 28, day: 28, before: 2, after: 3, forms: [marrow] }
        """;

    const string Statements = """
        statements:
          - { says: The title, lines: 1, at: registration.title }
          - { says: Old enough, lines: 3-4, at: [criteria.I1, "dosing.levels[1].fractions[0].percent"] }
          - { says: A notice, lines: 6, nothingToCompute: A notice. }
        """;

    [Fact]
    public void A_sound_study_is_read_without_a_finding()
    {
        var read = Read();
        Assert.Empty(read.Findings);
        var study = read.Value!;
        Assert.Equal([1, 2.5], study.Dosing!.Levels.Select(l => l.MillionCellsPerKg));
        Assert.Equal([new Fraction(0, 40), new(1, 60)], study.Dosing.Levels[1].Fractions);
        Assert.Equal(Stagger.Of(14), study.Escalation!.Stagger);
        Assert.Equal(["I1", "I2a", "I2b"], study.AtomicCriteria.Select(c => c.Id));
        Assert.All(study.AtomicCriteria, c => Assert.Equal(CriterionKind.Inclusion, c.Kind));
        var visit = study.Schedule[1];
        Assert.Equal(
            ("D28", "Day 28", 28, 2, 3, "marrow"),
            (visit.Id, visit.Name, visit.Day, visit.Before, visit.After, Assert.Single(visit.Forms))
        );
        Assert.Equal((3, 4), (study.Statements[1].FirstLine, study.Statements[1].LastLine));
        Assert.Equal("2026-05", study.Registration.CompletionDate.ToString());
    }

    [Fact]
    public void What_is_left_out_has_the_model_s_own_default()
    {
        var study = Read(s =>
            s.Replace("  titrationLevels: 1\n", "").Replace("accelerated-titration", "three-plus-three")
        ).Value!;
        Assert.Equal(Stated.Plan("three-plus-three", 14, study.Escalation!.ModerateTriggers), study.Escalation);
        Assert.Equal(
            new ResponsePlan
            {
                Table = "eln2022",
                Responders = study.Response!.Responders,
                Remissions = study.Response.Remissions,
            },
            study.Response
        );
        Assert.Equal(
            new DltDefinition
            {
                WindowDays = 28,
                ClockStarts = DltClock.FirstInfusion,
                Rules = study.Dlt!.Rules,
            },
            study.Dlt
        );
        Assert.Equal(
            new EndpointPlan
            {
                Kind = "os",
                Rank = "primary",
                Says = "To death",
                Population = Population.Enrolled,
            },
            study.Endpoints[0]
        );
        var rule = study.Dlt.Rules[0];
        Assert.Equal(("A", "Grade 4"), (rule.Id, rule.Says));
        var meant = Assert.IsType<ToxicityEvent>(rule.When);
        Assert.Equal((4, null, true, false), (meant.MinimumGrade, meant.LongerThanDays, meant.RelatedOnly, meant.IsNamed));
        Assert.Empty(meant.ExceptTerms.Concat(meant.ExceptOrganClasses));
        Assert.Equal(CriterionBasis.Judgement, study.Criteria[0].Basis);
    }

    [Theory]
    [InlineData("escalation.staggerDays", ValueSource.Assumed, "Usual", "14")]
    [InlineData("escalation.titrationLevels", ValueSource.Protocol, null, null)]
    [InlineData("criteria.I1", ValueSource.Protocol, null, null)]
    [InlineData("criteria.I2.text", ValueSource.Assumed, "Usual", null)]
    [InlineData("criteria.I2b.text", ValueSource.Assumed, "Usual", "id I2b, text Other")]
    public void A_value_has_the_source_of_the_nearest_mapping_around_it(
        string path,
        ValueSource source,
        string? why,
        string? value
    )
    {
        var origin = Read().Value!.Provenance.Of(path);
        Assert.Equal((source, why), (origin.Source, origin.Why));
        if (value is not null)
            Assert.Equal(value, origin.Value);
    }

    [Fact]
    public void Values_are_counted_by_their_source()
    {
        var provenance = Read().Value!.Provenance;
        // Assumed: staggerDays; of I2 its id, kind and text; of its two parts id and text each.
        Assert.Equal(1 + 3 + 4, provenance.Count(ValueSource.Assumed));
        Assert.Equal(0, provenance.Count(ValueSource.Record));
        Assert.Equal(provenance.Written.Count, provenance.Count(ValueSource.Assumed) + provenance.Count(ValueSource.Protocol));
    }

    [Fact]
    public void A_line_of_a_toxicity_definition_can_name_several_events_and_exceptions()
    {
        var study = Read(s =>
            s.Replace(
                "minimumGrade: 4",
                "unless: [{ resolvedWithinDays: 3, toGrade: 1 }], windowDays: 42, anyOf: [{ minimumGrade: 3, groups: "
                    + "[icans] }, { minimumGrade: 4, longerThanDays: 7, unless: [{ marrowBlastsPercent: 5 }] }]"
            )
        ).Value!;
        var line = study.Dlt!.Rules[0];
        var any = Assert.IsType<ToxicityCondition.AnyOf>(line.When);
        Assert.Equal([new ToxicityExemption.Resolved(3, 1)], any.Unless);
        Assert.Equal((42, 2), (line.WindowDays, any.Parts.Count));
        Assert.Equal([ToxicityGroup.Icans], line.Events.First().Groups);
        Assert.Equal([new ToxicityExemption.MarrowDisease(5)], any.Parts[1].Unless);
        Assert.Equal([7, 3], line.Durations);
    }

    [Theory]
    [InlineData("relatedOnly: true", "A line needs 'minimumGrade'")]
    [InlineData("minimumGrade: 4, unless: [{ toGrade: 1 }]", "An exemption says nothing.")]
    public void A_line_that_names_no_event_and_an_empty_exception_are_found(string instead, string what) =>
        Assert.Contains(Read(s => s.Replace("minimumGrade: 4", instead)).Findings, f =>
            f.What.StartsWith(what, StringComparison.Ordinal)
        );

    [Fact]
    public void A_study_without_its_main_file_is_no_study()
    {
        var files = Files();
        files.Remove("study.yaml");
        var finding = Assert.Single(StudyReader.Read("small", files).Findings);
        Assert.Equal(("study.yaml", null, "The file is missing."), (finding.Place, finding.Line, finding.What));
    }

    [Fact]
    public void An_empty_main_file_is_one_finding()
    {
        var files = Files();
        files["study.yaml"] = "# nothing yet\n";
        Assert.Equal("The file is empty.", Assert.Single(StudyReader.Read("small", files).Findings).What);
    }

    [Fact]
    public void A_file_with_a_misspelt_name_is_a_warning()
    {
        var files = Files();
        files["elegibility.yaml"] = "criteria: []";
        var read = StudyReader.Read("small", files);
        var finding = Assert.Single(read.Findings);
        Assert.Equal(
            (Severity.Warning, "elegibility.yaml", "Rename it to eligibility.yaml."),
            (finding.Severity, finding.Place, finding.Mend)
        );
        Assert.NotNull(read.Value);
    }

    [Fact]
    public void A_study_that_names_no_source_is_a_warning() =>
        Assert.Equal(Severity.Warning, Assert.Single(Read(s => s.Replace("source: protocol\n", "")).Findings).Severity);

    [Fact]
    public void Every_problem_is_found_in_one_go()
    {
        var files = Files();
        files["study.yaml"] = files["study.yaml"]
            .Replace("masking: NONE", "maskin: NONE")
            .Replace("percent: 60", "percent: 50")
            .Replace("minimumGrade: 4", "minimumGrade: 9")
            .Replace("windowDays: 28", "windowDays: soon");
        files["eligibility.yaml"] = files["eligibility.yaml"].Replace("kind: inclusion", "kind: maybe");
        files["schedule.yaml"] = "visits: [";
        files["statements.yaml"] = files["statements.yaml"].Replace("registration.title", "registration.tilte");
        var lines = StudyReader.Read("small", files).Findings.Select(f => $"{f.Place}:{f.Line}");
        Assert.Equal(
            [
                "study.yaml:8",
                "study.yaml:12",
                "study.yaml:18",
                "study.yaml:21",
                "eligibility.yaml:3",
                "eligibility.yaml:6",
                "schedule.yaml:1",
                "statements.yaml:2",
            ],
            lines
        );
    }

    [Fact]
    public void A_missing_part_is_one_finding_and_not_one_for_each_of_its_keys() =>
        Assert.Equal(
            "'registration' is missing.",
            Assert
                .Single(
                    Read(
                        s =>
                            s.Replace(
                                """
                                registration:
                                  title: A small study
                                  startDate: 2025-05-22
                                  completionDate: 2026-05

                                """,
                                ""
                            ),
                        withStatements: false
                    ).Findings
                )
                .What
        );

    [Fact]
    public void Coverage_finds_lines_without_a_statement_and_statements_without_a_line()
    {
        var findings = SourceCoverage.Check("record.txt", "Title\n\nOld\nenough\nMore\n", Read().Value!.Statements);
        Assert.Equal(["record.txt:5", "record.txt:5"], findings.Select(f => $"{f.Place}:{f.Line}"));
        Assert.Equal("No statement covers this line.", findings[0].What);
        Assert.StartsWith("A statement names line 6", findings[1].What);
    }

    static Dictionary<string, string> Files() =>
        new()
        {
            ["study.yaml"] = Small,
            ["eligibility.yaml"] = Eligibility,
            ["schedule.yaml"] = Schedule,
            ["statements.yaml"] = Statements,
        };

    static Checked<Study> Read(Func<string, string>? change = null, bool withStatements = true)
    {
        var files = Files();
        files["study.yaml"] = change?.Invoke(Small) ?? Small;
        if (!withStatements)
            files.Remove("statements.yaml");
        return StudyReader.Read("small", files);
    }
}
