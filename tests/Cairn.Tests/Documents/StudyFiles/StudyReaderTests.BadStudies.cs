using Cairn.Documents.StudyFiles;

namespace Cairn.Tests.Documents.StudyFiles;

// What can be wrong in a file: its line, what is wrong, how to mend it.
public sealed partial class StudyReaderTests
{
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
            {
                "study.yaml",
                "id: small",
                "id: small\nsafety: { ctcae: 6.0 }",
                2,
                "CTCAE v6.0 is not known here, and nothing is graded by another version in its place",
                "only if it is the protocol's"
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
}
