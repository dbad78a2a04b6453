using Cairn.Safety;
using Cairn.Safety.Ctcae;

namespace Cairn.Tests.Safety.Ctcae;

/// <summary>The list of terms, and finding one as people write it. The right terms are those of CTCAE v5.0's workbook.</summary>
public sealed class TermSearchTests
{
    static readonly TermSearch Search = TermSearch.Of(CtcaeVersion.Usual);

    // 837 terms in 26 classes: counted in NCI's workbook.
    [Fact]
    public void The_list_has_every_term_and_class_of_the_workbook()
    {
        Assert.Equal(837, CtcaeVersion.Usual.Terms.Count);
        Assert.Equal(26, CtcaeVersion.Usual.Terms.Select(t => t.OrganClass).Distinct().Count());
        Assert.All(CtcaeVersion.Usual.Terms, t => Assert.NotEmpty(t.Grades));
        Assert.Equal([3, 4, 5], CtcaeVersion.Usual.Find("febrile neutropenia")!.Grades);
    }

    [Fact]
    public void The_list_agrees_with_the_workbook_in_every_grade()
    {
        var rows = Shared.Csv("samples/ctcae/ctcae_v5_tidy.csv");
        Assert.All(rows, row =>
            Assert.Equal(
                row["grades_available"].Replace(" ", "", StringComparison.Ordinal),
                string.Concat(CtcaeVersion.Usual.Find(row["term"])!.Grades)
            )
        );
    }

    [Theory]
    [InlineData("anemia", "Anemia", TermMatch.Name)]
    [InlineData("ANAEMIA", "Anemia", TermMatch.Name)]
    [InlineData("Diarrhoea", "Diarrhea", TermMatch.Name)]
    [InlineData("Thrombocytopenia", "Platelet count decreased", TermMatch.OtherName)]
    [InlineData("Pyrexia", "Fever", TermMatch.OtherName)]
    [InlineData("low platelets", "Platelet count decreased", TermMatch.OtherName)]
    [InlineData("hair loss", "Alopecia", TermMatch.OtherName)]
    [InlineData("CRS", "Cytokine release syndrome", TermMatch.OtherName)]
    [InlineData("FN", "Febrile neutropenia", TermMatch.OtherName)]
    [InlineData("febrile neu", "Febrile neutropenia", TermMatch.Beginning)]
    [InlineData("count platelet", "Platelet count decreased", TermMatch.Words)]
    [InlineData("neutropennia", "Neutrophil count decreased", TermMatch.Misspelt)]
    [InlineData("diarhea", "Diarrhea", TermMatch.Misspelt)]
    [InlineData("cytokin release sindrome", "Cytokine release syndrome", TermMatch.Misspelt)]
    [InlineData("Blood creatinine increased", "Creatinine increased", TermMatch.OtherName)]
    public void A_term_is_found_as_people_write_it(string text, string term, TermMatch match)
    {
        var found = Search.Find(text)[0];
        Assert.Equal((term, match), (found.Term.Name, found.Match));
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("xqzw")]
    public void What_is_near_no_term_finds_none(string text) => Assert.Empty(Search.Find(text));

    [Fact]
    public void Every_other_name_leads_to_a_term_of_the_list()
    {
        var lines = TermList.Lines("ctcae-names.txt").ToList();
        Assert.True(lines.Count > 100);
        Assert.All(lines, line => Assert.NotNull(CtcaeVersion.Usual.Find(line.Split('=')[0])));
    }

    // Words of wards and patients: each stands in the list with the terms it may mean, of which one is among the first three.
    public static TheoryData<string, string> LayWords =>
        [
            .. from line in TermList.Lines("ctcae-lay.txt").Concat(TermList.Lines("ctcae-zh.txt"))
            let parts = line.Split('=')
            from word in parts[0].Split(';')
            select (word.Trim(), parts[1].Trim()),
        ];

    [Theory]
    [MemberData(nameof(LayWords))]
    [Trait("Speed", "Slow")]
    public void A_lay_word_finds_its_term_among_the_first_three(string word, string terms) =>
        Assert.Contains(Search.Find(word, 3), found => terms.Split("; ").Contains(found.Term.Name));

    // The usual words of Chinese wards: what stands in a longer text is offered, never a word that differs by a sign.
    [Theory]
    [InlineData("发热", "Fever", "Febrile neutropenia")]
    [InlineData("重度血小板减少", "Platelet count decreased")]
    [InlineData("低钾血症", "Hypokalemia")]
    [InlineData("发热性中性粒细胞减少", "Febrile neutropenia")]
    [InlineData("细胞因子释放综合征3级", "Cytokine release syndrome")]
    [InlineData("血钾", "Hypokalemia", "Hyperkalemia")]
    [InlineData("低甲血症")]
    public void A_chinese_word_is_looked_for(string text, params string[] terms)
    {
        var found = Search.Meant(text).Select(f => f.Term.Name).ToList();
        Assert.Equal(terms.Order(StringComparer.Ordinal), found.Take(terms.Length).Order(StringComparer.Ordinal));
        Assert.True(terms.Length > 0 || found.Count == 0);
    }

    // A temperature has two sides, a fever one.
    [Theory]
    [InlineData("发热", "Is Fever meant?")]
    [InlineData("burning up", "Is Fever meant?")]
    [InlineData("Hemoglobin", "Is Anemia or Hemoglobin increased meant?")]
    public void A_word_of_wards_is_asked_about_as_what_it_means(string text, string asked)
    {
        var answer = new GradeQuestion(text, null, "39", "Cel", null, null, null).Ask(CtcaeVersion.Usual, "row", null);
        Assert.Equal(asked, Assert.Single(answer.Findings).Mend);
    }

    [Fact]
    public void Every_term_of_values_has_a_chinese_word()
    {
        HashSet<string> named = [.. TermList.Lines("ctcae-zh.txt").Select(line => line.Split('=')[1].Trim())];
        Assert.All(CtcaeVersion.Usual.Values, value => Assert.Contains(value.Term, named));
    }

    // An event in Chinese may be any toxicity until it is coded: a known name of another toxicity would say that it is none.
    [Fact]
    public void A_chinese_word_codes_nothing()
    {
        var words = TermList.Lines("ctcae-zh.txt").SelectMany(line => line.Split('=')[0].Split(';'));
        Assert.All(words, word => Assert.Null(Search.Named(word.Trim())));
        var named = Sample.Event("S1", "细胞因子释放综合征", 4, 3, 9);
        Assert.Equal(Truth.Unknown, OpenName.MayBe(named, ToxicityTerm.Crs));
    }

    [Fact]
    public void There_are_hundreds_of_lay_words_and_every_term_of_theirs_is_one()
    {
        Assert.True(LayWords.Count > 600);
        Assert.All(TermList.Lines("ctcae-lay.txt").Concat(TermList.Lines("ctcae-zh.txt")), line =>
            Assert.All(line.Split('=')[1].Split(';'), term => Assert.NotNull(CtcaeVersion.Usual.Find(term)))
        );
    }

    // A word that may mean several terms names none: nothing is coded by it.
    [Theory]
    [InlineData("liver enzymes")]
    [InlineData("yellow skin")]
    [InlineData("swelling")]
    public void A_lay_word_is_found_and_names_no_term(string word)
    {
        Assert.Null(Search.Named(word));
        Assert.NotEmpty(Search.Find(word));
    }

    // Misspelt by hand, as on wards.
    [Theory]
    [InlineData("livr enzymes", "Alanine aminotransferase increased")]
    [InlineData("raised liver enzimes", "Alanine aminotransferase increased")]
    [InlineData("enzymes of liver", "Alanine aminotransferase increased")]
    [InlineData("yelow skin", "Blood bilirubin increased")]
    [InlineData("jaundise", "Blood bilirubin increased")]
    [InlineData("trombocytopenia", "Platelet count decreased")]
    [InlineData("low platlets", "Platelet count decreased")]
    [InlineData("neutropaenea", "Neutrophil count decreased")]
    [InlineData("lukopenia", "White blood cell decreased")]
    [InlineData("shortnes of breath", "Dyspnea")]
    [InlineData("brethless", "Dyspnea")]
    [InlineData("dypnea", "Dyspnea")]
    [InlineData("diarhoea", "Diarrhea")]
    [InlineData("diahrrea", "Diarrhea")]
    [InlineData("vommiting", "Vomiting")]
    [InlineData("nausia", "Nausea")]
    [InlineData("constapation", "Constipation")]
    [InlineData("hedache", "Headache")]
    [InlineData("dizzyness", "Dizziness")]
    [InlineData("siezure", "Seizure")]
    [InlineData("convultions", "Seizure")]
    [InlineData("confusd", "Confusion")]
    [InlineData("halucinations", "Hallucinations")]
    [InlineData("tremmor", "Tremor")]
    [InlineData("feaver", "Fever")]
    [InlineData("pyrexea", "Fever")]
    [InlineData("tirdness", "Fatigue")]
    [InlineData("fatige", "Fatigue")]
    [InlineData("hypotention", "Hypotension")]
    [InlineData("hypertention", "Hypertension")]
    [InlineData("low blood presure", "Hypotension")]
    [InlineData("high blood presure", "Hypertension")]
    [InlineData("hyperkaliemia", "Hyperkalemia")]
    [InlineData("hypokaliemia", "Hypokalemia")]
    [InlineData("low potasium", "Hypokalemia")]
    [InlineData("high potasium", "Hyperkalemia")]
    [InlineData("hypoglicemia", "Hypoglycemia")]
    [InlineData("hyperglicemia", "Hyperglycemia")]
    [InlineData("hyponatremea", "Hyponatremia")]
    [InlineData("hypothyroidsm", "Hypothyroidism")]
    [InlineData("hyperthyroidsm", "Hyperthyroidism")]
    [InlineData("pnuemonia", "Lung infection")]
    [InlineData("cellulitus", "Skin infection")]
    [InlineData("septisemia", "Sepsis")]
    [InlineData("sephsis", "Sepsis")]
    [InlineData("febril neutropenia", "Febrile neutropenia")]
    [InlineData("cytokine strom", "Cytokine release syndrome")]
    [InlineData("tumor lisis syndrome", "Tumor lysis syndrome")]
    [InlineData("hair los", "Alopecia")]
    [InlineData("ichy skin", "Pruritus")]
    [InlineData("mouth soars", "Mucositis oral")]
    [InlineData("nose bleeds", "Epistaxis")]
    [InlineData("loss of apetite", "Anorexia")]
    [InlineData("swolen ankles", "Edema limbs")]
    [InlineData("numb fingrs", "Peripheral sensory neuropathy")]
    [InlineData("hart racing", "Palpitations")]
    [InlineData("kidny failure", "Acute kidney injury")]
    [InlineData("creatinin increased", "Creatinine increased")]
    [InlineData("bilirubin incresed", "Blood bilirubin increased")]
    [InlineData("anaemea", "Anemia")]
    public void A_misspelt_word_finds_its_term_among_the_first_three(string word, string term) =>
        Assert.Contains(Search.Find(word, 3), found => found.Term.Name == term);

    static readonly string[] Stems =
    [
        "glycemia",
        "kalemia",
        "natremia",
        "calcemia",
        "magnesemia",
        "phosphatemia",
        "tension",
        "thyroidism",
        "parathyroidism",
        "hidrosis",
    ];

    // Hypoglycaemia is treated with sugar and hyperglycaemia with insulin: one is never offered for the other.
    public static TheoryData<string, string> Opposites =>
        [
            .. from stem in Stems
            from pair in new[] { ("Hyper", "Hypo"), ("Hypo", "Hyper") }
            from slip in new[] { stem, stem[..^1], stem + "s", stem.Replace('e', 'a'), stem[1..] }
            select (pair.Item1 + slip, pair.Item2 + stem),
        ];

    [Theory]
    [MemberData(nameof(Opposites))]
    [Trait("Speed", "Slow")]
    public void The_opposite_is_never_offered_and_never_first(string written, string opposite)
    {
        Assert.DoesNotContain(Search.Meant(written), found => found.Term.Name == opposite);
        Assert.NotEqual(opposite, First(written));
        Assert.NotEqual(opposite, Search.Likeliest(written)?.Name);
    }

    [Theory]
    [InlineData("high potassum", "Hypokalemia")]
    [InlineData("calcium hgh", "Hypocalcemia")]
    [InlineData("leukocytosys", "White blood cell decreased")]
    [InlineData("weight gan", "Weight loss")]
    [InlineData("temperature low", "Fever")]
    public void Low_is_not_offered_for_high(string written, string opposite) => Assert.NotEqual(opposite, First(written));

    static string? First(string written) => Search.Find(written) is [var first, ..] ? first.Term.Name : null;

    // A term that is named is not asked about, whatever lies near it.
    [Fact]
    public void An_exact_term_is_never_asked_about() => Assert.All(CtcaeVersion.Usual.Terms, term =>
        {
            Assert.Empty(Search.Meant(term.Name));
            var asked = new GradeQuestion(term.Name, null, "1", "mmol/L", null, null, null).Ask(CtcaeVersion.Usual, "row", null);
            Assert.DoesNotContain(asked.Findings, finding => finding.Mend.StartsWith("Is ", StringComparison.Ordinal));
        });

    [Fact]
    public void A_grade_that_a_term_does_not_have_is_a_question()
    {
        var term = CtcaeVersion.Usual.Find("Febrile neutropenia")!;
        Assert.Null(term.Lacks(3, "AE", 1, "AETOXGR"));
        Assert.Equal("AETOXGR", term.Lacks(2, "AE", 1, "AETOXGR")!.Column);
    }

    [Fact]
    public void A_version_is_known_by_its_number()
    {
        Assert.Equal("5.0", CtcaeVersion.Of("5")?.Number);
        Assert.Null(CtcaeVersion.Of("9.9"));
    }
}
