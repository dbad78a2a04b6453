using Cairn.Documents.StudyFiles;
using Cairn.Studies;

namespace Cairn.Tests.Documents.StudyFiles;

/// <summary>What the reader says of bad files. Lines and texts are worked out by hand from the small study below.</summary>
public sealed class StudyReaderTests
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

    public static TheoryData<string, string, string, int?, string, string> BadStudies =>
        new()
        {
            // file, text found, text put in its place, line, what it says, how to mend it
            { "study.yaml", "design:\n", "design\n", 8, "This is no valid YAML", "indentation" },
            { "study.yaml", "  masking: NONE", "  masking: \"NONE", 8, "This is no valid YAML", "quotes" },
            { "study.yaml", "  masking: NONE", "  maskin: NONE", 8, "The key 'maskin' is not known here", "Write 'masking'" },
            {
                "study.yaml",
                "  masking: NONE",
                "  colour: red",
                8,
                "The key 'colour' is not known here",
                "the keys here are allocation, interventionModel"
            },
            { "study.yaml", "  title: A small study\n", "", 4, "'title' is missing", "Add 'title: ...'" },
            { "study.yaml", "  title: A small study", "  title:", 4, "'title' is empty", "behind the colon" },
            {
                "study.yaml",
                "  title: A small study",
                "  title: [a, b]",
                4,
                "Here stands a list; expected is one value",
                "Write one value"
            },
            { "study.yaml", "  masking: NONE", "  masking: NONE\n  masking: DOUBLE", 9, "This is no valid YAML", "this line" },
            { "study.yaml", "design:\n", "design: &design\n  summary: [*design]\n", 7, "contains itself", "Write the value out" },
            { "study.yaml", "  masking: NONE", "  centres: two", 8, "'two' is no whole number", "digits" },
            { "study.yaml", "  masking: NONE", "  centres: 0", 8, "0 is out of range", "1 or more" },
            {
                "study.yaml",
                "startDate: 2025-05-22",
                "startDate: 2025-02-30",
                5,
                "names a day that does not exist",
                "2025-05-22"
            },
            {
                "study.yaml",
                "startDate: 2025-05-22",
                "startDate: 2027-05-22",
                6,
                "ends (2026-05) before it starts (2027-05-22)",
                "Check both dates"
            },
            {
                "study.yaml",
                "  title: A small study",
                "  title: A small study\n  hasResults: yes",
                5,
                "'yes' is neither true nor false",
                "true or false"
            },
            { "study.yaml", "id: small", "id: smal", 1, "The study is 'smal', its folder is 'small'", "same name" },
            { "study.yaml", "id: small", "id: a b", 1, "characters an id may not have", "letters, digits and hyphens" },
            {
                "study.yaml",
                "source: protocol",
                "source: guess",
                2,
                "'guess' is none of the words allowed",
                "record, protocol, assumed"
            },
            { "study.yaml", "source: protocol", "source: assumed", 2, "nothing says why", "Add 'why: ...'" },
            { "study.yaml", "source: protocol", "why: because", 2, "'why' stands here without 'source'", "Add 'source'" },
            { "study.yaml", "source: assumed, why: Usual }", "source: assumed }", 16, "nothing says why", "Add 'why: ...'" },
            {
                "study.yaml",
                "source: assumed, why: Usual }",
                "source: assumed, why: Usual, more or less }",
                16,
                "The key 'more or less' is not known",
                "quotes"
            },
            {
                "study.yaml",
                "rule: accelerated-titration",
                "rule: accelerated_titration",
                14,
                "'accelerated_titration' is none of the words",
                "Write 'accelerated-titration'; allowed are three-plus-three, accelerated-titration"
            },
            {
                "study.yaml",
                "level: 2, millionCellsPerKg: 2.5",
                "level: 2, millionCellsPerKg: 1",
                12,
                "Level 2 (1) is not above level 1 (1)",
                "lowest dose to the highest"
            },
            { "study.yaml", "level: 2, ", "level: 3, ", 12, "Level 3 stands where level 2 is expected", "Number the levels" },
            {
                "study.yaml",
                "level: 2, millionCellsPerKg: 2.5, ",
                "level: 2, ",
                12,
                "'millionCellsPerKg' is missing",
                "Add 'millionCellsPerKg"
            },
            { "study.yaml", "millionCellsPerKg: 2.5", "millionCellsPerKg: -1", 12, "-1 is out of range", "above 0" },
            { "study.yaml", "millionCellsPerKg: 2.5", "millionCellsPerKg: 2,5", 12, "The key '5' is not known", "" },
            { "study.yaml", "percent: 60", "percent: 50", 12, "The fractions add to 90 %, not to 100 %", "add to 100" },
            {
                "study.yaml",
                "{ day: 1, percent: 60 }",
                "{ day: 0, percent: 60 }",
                12,
                "Day 0 does not come after day 0",
                "order of their days"
            },
            {
                "study.yaml",
                "[{ day: 0, percent: 40 }",
                "[{ day: 2, percent: 40 }",
                12,
                "The first fraction is on day 2",
                "day 0"
            },
            {
                "study.yaml",
                "titrationLevels: 1",
                "titrationLevels: 3",
                15,
                "3 titration levels are more than the 2 dose levels",
                "up to 2"
            },
            { "study.yaml", "titrationLevels: 1", "titrationLevels: 0", 15, "has no titration level", "one subject is treated" },
            {
                "study.yaml",
                "rule: accelerated-titration",
                "rule: three-plus-three",
                15,
                "three-plus-three does not take it",
                "accelerated-titration"
            },
            { "study.yaml", "titrationLevels: 1", "titrationLevels: 1\n  startLevel: 4", 16, "starts at level 4", "up to 2" },
            { "study.yaml", "minimumGrade: 4", "minimumGrade: 6", 21, "6 is out of range", "from 1 to 5" },
            { "study.yaml", "minimumGrade: 4", "minimumGrade: 0", 21, "0 is out of range", "from 1 to 5" },
            {
                "study.yaml",
                "    - { id: A, says: Grade 4, minimumGrade: 4 }",
                "    - { id: A, says: Grade 4, minimumGrade: 4 }\n    - { id: A, says: Grade 5, minimumGrade: 5 }",
                22,
                "The id 'A' is used twice",
                "its own id"
            },
            {
                "study.yaml",
                "    - { id: A, says: Grade 4, minimumGrade: 4 }",
                "    - just words",
                21,
                "Here stands one value ('just words'); expected is a mapping",
                "key: value"
            },
            { "study.yaml", "responders: [CR, PR]", "responders: [PR]", 25, "CR is a remission, yet no response", "responders" },
            { "study.yaml", "responders: [CR, PR]", "responders: [CR, Cri]", 24, "'Cri' is none of the words", "Write 'CRi'" },
            {
                "study.yaml",
                "responders: [CR, PR]",
                "responders: CR",
                24,
                "Here stands one value ('CR'); expected is a list",
                "[a, b]"
            },
            { "study.yaml", "table: eln2022", "table: eln2017\n  useCRh: true", 24, "CRh belongs to ELN 2022", "eln2022" },
            { "study.yaml", "rank: primary", "rank: first", 27, "'first' is none of the words", "primary, secondary, other" },
            {
                "eligibility.yaml",
                "id: I2\n",
                "id: I1\n",
                5,
                "The id 'I1' is used twice; first in eligibility.yaml, line 2",
                "its own id"
            },
            { "eligibility.yaml", "id: I2b", "id: I2a", 12, "The id 'I2a' is used twice", "its own id" },
            { "eligibility.yaml", "id: I2b", "id: I2.long.id", 12, "'I2.long.id' has 10 characters", "Shorten it to 8" },
            {
                "eligibility.yaml",
                "kind: inclusion\n    text",
                "kind: maybe\n    text",
                3,
                "'maybe' is none of the words",
                "inclusion, exclusion"
            },
            { "eligibility.yaml", Eligibility, "", 1, "The file is empty", "Fill it" },
            { "eligibility.yaml", Eligibility, "- id: I1", 1, "must be a mapping", "criteria:" },
            { "eligibility.yaml", Eligibility, "criteria: []\n---\nmore: 1", 3, "A second document", "---" },
            {
                "schedule.yaml",
                "day: 28,",
                "day: -3,",
                3,
                "Visit D28 (day -3) stands after visit D0 (day 0)",
                "order of their days"
            },
            { "schedule.yaml", "id: D28", "id: D0", 3, "The id 'D0' is used twice", "its own id" },
            { "schedule.yaml", "before: 2", "before: -2", 3, "-2 is out of range", "0 or more" },
            {
                "statements.yaml",
                "at: registration.title",
                "at: registration.titel",
                2,
                "The study holds nothing at 'registration.titel'",
                "Write 'registration.title'"
            },
            {
                "statements.yaml",
                "criteria.I1,",
                "criteria.I9,",
                3,
                "The study holds nothing at 'criteria.I9'",
                "Write 'criteria.I"
            },
            {
                "statements.yaml",
                "lines: 3-4",
                "lines: 1-4",
                3,
                "Line 1 of the document belongs to two statements; the other is in line 2",
                "one statement"
            },
            { "statements.yaml", "lines: 3-4", "lines: 4-3", 3, "'4-3' is no line and no range of lines", "12-14" },
            {
                "statements.yaml",
                ", at: registration.title",
                "",
                2,
                "Nothing says where this statement went",
                "nothingToCompute"
            },
            {
                "statements.yaml",
                "nothingToCompute: A notice.",
                "nothingToCompute: A notice., at: id",
                4,
                "has a place in the study and is said to need none",
                "Keep one"
            },
        };

    [Theory, MemberData(nameof(BadStudies))]
    public void A_bad_file_is_found_at_its_line_with_what_is_wrong_and_how_to_mend_it(
        string file,
        string found,
        string instead,
        int? line,
        string what,
        string mend
    )
    {
        var files = Files();
        Assert.Contains(found, files[file], StringComparison.Ordinal);
        files[file] = files[file].Replace(found, instead, StringComparison.Ordinal);
        var read = StudyReader.Read("small", files);
        Assert.Null(read.Value);
        Assert.False(read.IsSound);
        Assert.Contains(read.Findings, f =>
            f.Place == file
            && f.Line == line
            && f.What.Contains(what, StringComparison.Ordinal)
            && f.Mend.Contains(mend, StringComparison.Ordinal)
        );
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
