using System.Text.RegularExpressions;
using Cairn.Documents.EligibilityTexts;
using Cairn.Studies;
using Cairn.Tests.Documents.ClinicalTrialsGov;

namespace Cairn.Tests.Documents.EligibilityTexts;

public sealed partial class EligibilityTextTests
{
    [Fact]
    public void Nested_numbers_without_indent_belong_to_the_item_before_them()
    {
        // the registry page of NCT06880354: 7. is followed by 1. to 5. and then by 8.
        var read = EligibilityText.Read(SeedText());

        Assert.Equal(
            Enumerable.Range(1, 11).Select(n => $"I{n}"),
            read.Criteria.Where(c => c.Kind == CriterionKind.Inclusion).Select(c => c.Id)
        );
        Assert.Equal(
            Enumerable.Range(1, 19).Select(n => $"E{n}"),
            read.Criteria.Where(c => c.Kind == CriterionKind.Exclusion).Select(c => c.Id)
        );
        Assert.Equal(
            ["I7 5", "E2 5", "E10 6", "E12 4"],
            read.Criteria.Where(c => c.Parts.Count > 0).Select(c => $"{c.Id} {c.Parts.Count}")
        );
        Assert.Equal("E10.6", read.Criteria.Single(c => c.Id == "E10").Parts[^1].Id);
        Assert.Equal(46, read.Criteria.SelectMany(c => c.Atoms).Count()); // 26 whole and 20 parts; the page's 30 numbers less the 4 with parts, and the parts
        Assert.Equal("ECOG score of 0~2 during the screening phase;", read.Criteria[5].Text); // the page writes \~
        Assert.All(read.Criteria, c => Assert.Equal(CriterionBasis.Judgement, c.Basis));
    }

    [Theory] // counted by eye in the records' texts
    [InlineData("NCT02663973", 7, 0, 7)] // no exclusion section
    [InlineData("NCT05923112", 1, 0, 1)] // "* None" is no criterion
    [InlineData("NCT05835778", 1, 0, 1)] // an exclusion list with one empty bullet
    [InlineData("NCT05925803", 10, 13, 23)]
    [InlineData("NCT05921903", 10, 12, 48)] // I7 to I10 and E1, E2, E3, E9 to E12 are groups
    [InlineData("NCT05879653", 7, 30, 37)] // everything inside one bullet that announces it; 1 to 30 go on past their topics
    [InlineData("NCT05809934", 3, 5, 11)] // E5 has four parts; I3's parts stand apart by a comment
    [InlineData("NCT05897541", 2, 1, 25)] // index participants, then study participants
    [InlineData("NCT05813925", 4, 3, 13)]
    [InlineData("NCT02513394", 21, 13, 34)]
    public void Criteria_of_known_records_are_counted_as_a_reader_counts_them(string id, int inclusion, int exclusion, int atoms)
    {
        var criteria = Read(id).Criteria;

        Assert.Equal(inclusion, criteria.Count(c => c.Kind == CriterionKind.Inclusion));
        Assert.Equal(exclusion, criteria.Count(c => c.Kind == CriterionKind.Exclusion));
        Assert.Equal(atoms, criteria.SelectMany(c => c.Atoms).Count());
    }

    [Fact]
    public void Alternatives_stay_one_question_and_requirements_become_parts()
    {
        var pah = Read("NCT05818137").Criteria;
        Assert.Empty(pah[0].Parts); // any of five subtypes
        Assert.EndsWith(
            "* PAH associated with simple, congenital systemic-to-pulmonary shunts at least 1 year following repair",
            pah[0].Text,
            StringComparison.Ordinal
        );
        Assert.Equal(4, pah.Single(c => c.Id == "E2").Parts.Count); // each of four subtypes excludes

        var hcc = Read("NCT05883644").Criteria;
        Assert.Empty(hcc.Single(c => c.Id == "E4").Parts); // another malignancy except for three kinds
        Assert.Contains("\n2. Basal cell carcinoma", hcc.Single(c => c.Id == "E4").Text, StringComparison.Ordinal);

        var dermatitis = Read("NCT05911841").Criteria;
        Assert.Equal(["I2.1.1", "I2.1.2", "I2.1.3"], dermatitis.Single(c => c.Id == "I2").Parts[0].Parts.Select(p => p.Id)); // meeting all of the following
    }

    [Fact]
    public void An_item_within_an_item_on_one_line_is_told_apart()
    {
        // NCT05897541, number 6 of the second list: "6. a. Male participants: ..." and below it "b. Female participants: ..."
        var parts = Read("NCT05897541").Criteria.Single(c => c.Id == "I2").Parts;
        Assert.Equal(["I2.5", "I2.6.1", "I2.6.2", "I2.7"], parts.Skip(4).Select(p => p.Id));
        Assert.StartsWith("Male participants:", parts[5].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Inclusion Criteria:\n* a\nExclusion Criteria:\n* b")]
    [InlineData("INCLUSION CRITERIA\n1) a\nEXCLUSION CRITERIA\n1) b")]
    [InlineData("Key Inclusion\n\n(1) a\n\nKey Exclusion\n\n(1) b")]
    [InlineData("Main inclusion criteria include:\n- a\nMain exclusion criteria include:\n- b")]
    [InlineData("**Inclusion Criteria:**\n\u2022 a\n**Exclusion Criteria:**\n\u2022 b")]
    [InlineData("1. Inclusion criteria:\n   * a\n2. Exclusion criteria:\n   * b")]
    [InlineData("Criteria for inclusion:\n\ti. a\nCriteria for exclusion:\n\ti. b")]
    [InlineData("Inclusion criteria: a\r\nExclusion criteria: b")]
    [InlineData(
        "Patients are eligible if they meet all of the following criteria:\na. a\nPatients are excluded if they meet any of the following criteria:\na. b"
    )]
    [InlineData("* INCLUSION CRITIERIA:\n  * a\n  * EXCLUSION CRITERIA:\n    * b")]
    [InlineData("Eligible:\n* a\nNot eligible:\n* b")]
    [InlineData("Inclusion Criteria:\n\na\n\nExclusion Criteria:\n\nb")]
    public void Headings_are_known_in_many_wordings(string text)
    {
        var read = EligibilityText.Read(text);

        Assert.True(read.TellsKinds);
        Assert.Equal(["I1 Inclusion a", "E1 Exclusion b"], read.Criteria.Select(c => $"{c.Id} {c.Kind} {c.Text}"));
    }

    [Theory]
    [InlineData("1. a:\n1. x\n2. y\n2. b\n3. c", "1 a: 1.1 x 1.2 y 2 b 3 c")]
    [InlineData("1. a:\n1. x\n2. y\n3. z\n2. b", "1 a: 1.1 x 1.2 y 1.3 z 2 b")]
    [InlineData("1. a:\na. x\nb. y\n2. b", "1 a: 1.1 x 1.2 y 2 b")]
    [InlineData("1. a:\n- x\n- y\n2. b", "1 a: 1.1 x 1.2 y 2 b")]
    [InlineData("1. a:\n1.1 x\n1.2 y\n2. b", "1 a: 1.1 x 1.2 y 2 b")]
    [InlineData("1. a:\n   i. x\n   ii. y\n2. b", "1 a: 1.1 x 1.2 y 2 b")]
    [InlineData("* a:\n  1. x\n  2. y:\n     * p\n     * q\n* b", "1 a: 1.1 x 1.2 y: 1.2.1 p 1.2.2 q 2 b")]
    [InlineData("3. a\n4. b\n7. c", "3 a 4 b 7 c")]
    [InlineData("1. a\n1. b\n1. c", "1 a 2 b 3 c")]
    [InlineData("1. E. coli sepsis\n2. b", "1 E. coli sepsis 2 b")]
    [InlineData("1. AST above\n1.5 x ULN at any time\n2. b", "1 AST above 1.5 x ULN at any time 2 b")]
    [InlineData("1. a\n   goes on here\n\n   Note: and here\n2. b", "1 a goes on here Note: and here 2 b")]
    public void Lists_nest_by_indent_or_by_their_numbers(string list, string expected)
    {
        var read = EligibilityText.Read("Exclusion Criteria:\n\n" + list);
        Assert.Equal(
            expected,
            string.Join(' ', read.Criteria.SelectMany(All).Select(c => $"{c.Id[1..]} {c.Text.Replace('\n', ' ')}"))
        );
    }

    [Fact]
    public void A_cohort_keeps_its_own_criteria()
    {
        var read = EligibilityText.Read(
            """
            Cohort A:

            Inclusion Criteria:

            * one
            * two

            Exclusion Criteria:

            * three

            Inclusion Criteria for Cohort B:

            * four
            """
        );

        Assert.Equal(
            [
                "I1 Cohort A:",
                "I1.1 one",
                "I1.2 two",
                "I2 Inclusion Criteria for Cohort B:",
                "I2.1 four",
                "E1 Cohort A:",
                "E1.1 three",
            ],
            read.Criteria.SelectMany(All).Select(c => $"{c.Id} {c.Text}")
        );
        Assert.Equal(["I1", "I2", "E1"], read.ForSomeSubjects.Select(c => c.Id));
    }

    [Fact]
    public void Without_headings_every_criterion_is_taken_as_inclusion_and_that_is_said()
    {
        var read = EligibilityText.Read("* Age 18 to 70\n* No active infection");
        Assert.False(read.TellsKinds);
        Assert.Equal(["I1", "I2"], read.Criteria.Select(c => c.Id));
    }

    [Theory]
    [InlineData("Inclusion Criteria:\n\n* Adults. Exclusion Criteria\n* Active infection", false)]
    [InlineData("Inclusion Criteria:\n\n* Adults; pregnant women are excluded", true)]
    [InlineData("Inclusion Criteria:\n\n* Adults", false)]
    [InlineData("Inclusion Criteria:\n\n* Adults\n\nExclusion Criteria:\n\n* None", false)]
    public void Exclusions_that_may_hide_among_the_inclusion_criteria_are_pointed_out(string text, bool hides) =>
        Assert.Equal(hides, EligibilityText.Read(text).MayHideExclusions);

    [Fact]
    public void What_says_that_there_are_none_or_more_is_no_criterion()
    {
        var read = EligibilityText.Read(
            "Inclusion Criteria:\n\n* a\n\nOther protocol-defined criteria may apply.\n\nExclusion Criteria:\n\n* None"
        );
        Assert.Equal(["a"], read.Criteria.Select(c => c.Text));
        Assert.Equal([AsideKind.Heading, AsideKind.Remark, AsideKind.Heading, AsideKind.None], read.Asides.Select(a => a.Kind));
    }

    [Fact]
    public void No_word_of_any_record_is_lost_or_moved()
    {
        string[] texts = [.. RegistrySamples.All().Select(RegistrySamples.Eligibility).OfType<string>(), SeedText()];
        Assert.Equal(63, texts.Length);
        Assert.All(texts, NothingIsLost);
    }

    [Trait("Speed", "Slow")]
    [Fact]
    public void No_word_of_a_made_text_is_lost_or_moved()
    {
        string[] pieces =
        [
            "Inclusion Criteria:",
            "Exclusion Criteria:",
            "",
            "",
            "* x{0}",
            "  * y{0}",
            "1. p{0}",
            "2. q{0}:",
            "   a. r{0}",
            "b) s{0}",
            "1. t{0}",
            "      deep{0}",
            "free words{0}",
            "cohort@{0}:",
            "Note: n{0}",
            "(1) u{0}",
            "- v{0} following:",
            "1.1 w{0}",
            "\t* tab{0}",
            "o Item{0}",
            "<!-- -->",
        ];
        var chance = new Random(20250603);
        for (var trial = 0; trial < 3000; trial++)
            NothingIsLost(
                string.Join(
                    '\n',
                    Enumerable
                        .Range(0, chance.Next(1, 25))
                        .Select(i =>
                            string.Format(
                                System.Globalization.CultureInfo.InvariantCulture,
                                pieces[chance.Next(pieces.Length)],
                                i
                            )
                        )
                )
            );
    }

    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData(5_000)]
    public void A_very_long_or_deep_text_is_read(int lines)
    {
        var deep = string.Join('\n', Enumerable.Range(0, lines).Select(i => new string(' ', Math.Min(2 * i, 4000)) + "* x"));
        var restarts = string.Join('\n', Enumerable.Range(0, lines).Select(_ => "1. x:"));
        var inner = "1. " + string.Concat(Enumerable.Repeat("a. ", lines)) + "x\n" + new string(' ', 8) + "b. y";
        foreach (var text in new[] { deep, restarts, inner })
            Assert.All(EligibilityText.Read(text).Criteria.SelectMany(All), c => Assert.True(c.Id.Length <= 8));
    }

    /// <summary>
    /// The law: criteria and asides hold exactly the words of the text, and the words of each kind stand in its order. Bullets and
    /// numbers at the start of a line do not count. Read anew here, not with the reader's own rules.
    /// </summary>
    static void NothingIsLost(string text)
    {
        var source = Words(text).ToArray();
        var read = EligibilityText.Read(text);
        var criteria = read.Criteria.SelectMany(All).ToArray();
        string[] said = [.. criteria.SelectMany(c => Words(c.Text)), .. read.Asides.SelectMany(a => Words(a.Text))];

        Assert.Equal(Sorted(source.Where(IsOnce)), Sorted(said.Where(IsOnce)));
        Assert.Equal(
            source.Where(w => !IsOnce(w)).ToHashSet(StringComparer.Ordinal),
            said.Where(w => !IsOnce(w)).ToHashSet(StringComparer.Ordinal)
        );
        foreach (var kind in Enum.GetValues<CriterionKind>())
            AssertInOrder(criteria.Where(c => c.Kind == kind).SelectMany(c => Words(c.Text)).Where(IsOnce), source, text);
        Assert.All(criteria, c => Assert.True(c.Id.Length <= 8, c.Id));
        Assert.Distinct(criteria.Select(c => c.Id));
        Assert.All(read.Asides.Where(a => a.Kind == AsideKind.Heading), a =>
            Assert.Matches("(?i)inclusion|exclusion|eligib", a.Text)
        );
    }

    /// <summary>In the made texts, the line above a section heading may be said again for the next section.</summary>
    static bool IsOnce(string word) => !word.StartsWith("cohort@", StringComparison.Ordinal);

    static void AssertInOrder(IEnumerable<string> words, string[] source, string text)
    {
        var at = -1;
        foreach (var word in words)
        {
            at = Array.IndexOf(source, word, at + 1);
            Assert.True(at >= 0, $"'{word}' is out of order in:\n{text}");
        }
    }

    static string[] Sorted(IEnumerable<string> words) => [.. words.Order(StringComparer.Ordinal)];

    static IEnumerable<string> Words(string text) =>
        text.Split(['\n', '\r'])
            .Where(line => line.Trim() != "<!-- -->")
            .SelectMany(line =>
                Unmarked(Escapes().Replace(line, "$1").Trim()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            )
            .Where(word => !MarkWithin().IsMatch(word)); // items that run on in one line have their numbers inside it

    static string Unmarked(string line)
    {
        for (var match = Markers().Match(line); match.Success && match.Length > 0; match = Markers().Match(line))
            line = line[match.Length..];
        return line;
    }

    static IEnumerable<Criterion> All(Criterion criterion) => criterion.Parts.SelectMany(All).Prepend(criterion);

    static EligibilityText Read(string id) => EligibilityText.Read(RegistrySamples.Eligibility(RegistrySamples.Of(id))!);

    static string SeedText()
    {
        var page = File.ReadAllText(Shared.PathOf("seeds/003_0dab260eb77a6658.txt"));
        var start = page.IndexOf("\nInclusion Criteria\n", StringComparison.Ordinal) + 1;
        return page[start..page.IndexOf("Minimum Eligible Age", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(
        @"^(?:[*\-\u2022]+\s*|o\s+(?=[A-Z])|\(?[0-9]{1,3}[.)](?=\s|$|\p{L})\s*|[0-9]+\.[0-9]+[.)]?\s+|\(?(?:[a-z]|[ivx]+)[.)]\s+)"
    )]
    private static partial Regex Markers();

    [GeneratedRegex(@"^(?:\(?(?:[0-9]{1,2}|[a-z]|[ivx]+)[.)]|[*\-\u2022]+)$")]
    private static partial Regex MarkWithin();

    [GeneratedRegex(@"\\([^\w\s])")]
    private static partial Regex Escapes();

    [Theory]
    [InlineData("Inclusion Criteria:\n\n* Adult\n\nNon-inclusion Criteria:\n\n* Pregnant\n* HIV", 1, 2)]
    [InlineData("Critères d'inclusion :\n\n* Adulte\n\nCritères de non-inclusion :\n\n* Grossesse", 1, 1)]
    [InlineData("入选标准：\n\n* 年龄18-70岁\n* 复发难治AML\n\n排除标准：\n\n* 妊娠", 2, 1)]
    public void Headings_of_other_wordings_and_languages_tell_what_keeps_out(string text, int inclusions, int exclusions)
    {
        var atoms = EligibilityText.Read(text).Criteria.SelectMany(c => c.Atoms).ToList();
        Assert.Equal(inclusions, atoms.Count(c => c.Kind == CriterionKind.Inclusion));
        Assert.Equal(exclusions, atoms.Count(c => c.Kind == CriterionKind.Exclusion));
    }

    [Theory] // a list within a line: what excludes or is required one by one stands alone, alternatives and definitions stay whole
    [InlineData("3. Any of: a. pregnancy; b. HIV infection; c. sepsis\n4. Age over 80", CriterionKind.Exclusion, 4)]
    [InlineData("* Subjects with any of the following: (1)hepatic coma, (2)anuria", CriterionKind.Exclusion, 2)]
    [InlineData("* No cancer except the following: (a) basal cell; (b) cervix in situ", CriterionKind.Exclusion, 1)]
    [InlineData("1. Adequate function as below: a) ANC > 1; b) platelets > 50; c) creatinine < 2", CriterionKind.Inclusion, 3)]
    [InlineData("1. Active disease by the following two signs. a. CRP > 30. b. Fever.\n2. Adult", CriterionKind.Inclusion, 2)]
    [InlineData("1. Either: (1) untreated, or (2) relapsed\n2. Adult", CriterionKind.Inclusion, 2)]
    [InlineData("1. Platelets (a) above 50 or (b) rising\n2. Adult", CriterionKind.Inclusion, 2)]
    public void A_list_within_a_line_is_a_list(string list, CriterionKind kind, int atoms)
    {
        var read = EligibilityText.Read($"{kind} Criteria:\n\n{list}");
        Assert.Equal(atoms, read.Criteria.SelectMany(c => c.Atoms).Count());
        Assert.All(read.Criteria, c => Assert.Equal(kind, c.Kind));
    }

    [Theory]
    [InlineData("All ethnic groups will be included.", AsideKind.Remark)]
    [InlineData("Subjects of all races may enroll.", AsideKind.Remark)]
    [InlineData("Other criteria may apply.", AsideKind.Remark)]
    public void What_asks_nothing_of_anybody_is_a_remark(string line, AsideKind kind)
    {
        var read = EligibilityText.Read($"Inclusion Criteria:\n\nGirls of 1 to 8 years.\n\n{line}");
        Assert.Equal("Girls of 1 to 8 years.", Assert.Single(read.Criteria).Text);
        Assert.Contains(read.Asides, a => a.Kind == kind && a.Text == line);
    }

    [Fact] // NCT05809934
    public void A_topic_inside_a_list_is_no_part_of_the_item_above_it()
    {
        const string text =
            "Inclusion Criteria:\n\n1. 18 to 75 years of age.\n\n   Type of Participant and Disease\n2. Risk allele.";
        var read = EligibilityText.Read(text);
        Assert.Equal(["18 to 75 years of age.", "Risk allele."], read.Criteria.Select(c => c.Text));
    }
}
