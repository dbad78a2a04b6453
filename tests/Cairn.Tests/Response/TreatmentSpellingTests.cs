using Cairn.Quantities;
using Cairn.Records;
using Cairn.Response;
using Cairn.Studies;

namespace Cairn.Tests.Response;

/// <summary>
/// Other leukaemia therapy, transplants, platelets and growth factors count however they are spelled, and what nobody can read is
/// asked about. Sources of the spellings: preferred terms of MedDRA ("allogenic", "haematopoietic"), names of groups of ATC
/// (L01 antineoplastic agents, L03AA colony stimulating factors), INN names, words of sites. What counts: clinical decisions.
/// </summary>
public sealed class TreatmentSpellingTests
{
    static readonly ResponsePlan Plan = Plans.OwnWords with { TransfusionFreeDays = 7, GrowthFactorFreeDays = 7 };

    static DiseaseCourse Course(Record row) =>
        DiseaseCourse.Of(Plans.Study(Plan), new Story("S").Enrolled().Infused().Assessed(28, 2).With(row).Records, null);

    static Medication Drug(string name, string? category, int day) =>
        new()
        {
            Subject = "S",
            Sequence = 900,
            Treatment = name,
            Category = category,
            Start = Story.On(day),
            End = Story.On(day),
        };

    static Procedure Done(string name, string? code, int day) =>
        new()
        {
            Subject = "S",
            Sequence = 900,
            Name = name,
            Code = code,
            Start = Story.On(day),
        };

    // Begun before the cells and not ended by them: a remission may be its work. One that ended before them was bridging.
    [Theory]
    [InlineData(20, null, true)]
    [InlineData(null, RelativeTiming.Ongoing, true)]
    [InlineData(-3, null, false)]
    [InlineData(null, null, false)]
    public void A_leukaemia_therapy_that_goes_on_through_the_cells_is_told(int? end, RelativeTiming? still, bool told)
    {
        var drug = Drug("Gilteritinib", "ANTINEOPLASTIC", -40) with
        {
            End = end is { } day ? Story.On(day) : null,
            StillTaken = still is { } timing ? (Coded<RelativeTiming>?)timing : null,
        };
        Assert.Equal(told, Course(drug).Findings.Any(f => f.Column == "CMENDTC"));
    }

    static bool IsAsked(DiseaseCourse course) => course.Findings.Any(f => f.Column is "CMCAT" or "PRDECOD");

    [Theory]
    [InlineData("ANTI-LEUKAEMIA THERAPY", "Venetoclax")]
    [InlineData("ANTI-LEUKEMIA THERAPY", "Venetoclax")]
    [InlineData("Antileukemic therapy", "XYZ-1")]
    [InlineData("ANTINEOPLASTIC", "XYZ-1")]
    [InlineData("ANTINEOPLASTIC AGENTS", "XYZ-1")]
    [InlineData("ANTI-CANCER THERAPY", "XYZ-1")]
    [InlineData("CHEMOTHERAPY", "XYZ-1")]
    [InlineData(null, "Chemotherapy")]
    [InlineData(null, "Venetoclax")]
    [InlineData("", "azacitidine 75 mg/m2")]
    [InlineData("CONCOMITANT MEDICATIONS", "Gilteritinib")]
    [InlineData("GENERAL", "LOW-DOSE CYTARABINE")]
    [InlineData(null, "Fludarabine")]
    public void A_remission_after_another_leukaemia_therapy_is_not_this_products(string? category, string drug)
    {
        var course = Course(Drug(drug, category, 10));
        Assert.Equal(Story.Day(10), course.Day(CourseEventKind.NewTherapy));
        Assert.Equal(ResponseCategory.NotEvaluable, course.Best.Value);
    }

    [Theory]
    [InlineData("Fludarabine", "LYMPHODEPLETION")]
    [InlineData("Fludarabine", "Lymphodepleting chemotherapy")]
    [InlineData("Etoposide", "CRS OR ICANS TREATMENT")]
    [InlineData("Meropenem", null)]
    [InlineData("Tab. Posaconazole 300 mg", "CONCOMITANT MEDICATIONS")]
    [InlineData("XYZ-1", "GENERAL")]
    public void What_is_known_to_be_something_else_is_no_therapy_and_no_question(string drug, string? category)
    {
        var course = Course(Drug(drug, category, 26));
        Assert.Null(course.Day(CourseEventKind.NewTherapy));
        Assert.Equal(ResponseCategory.CR, course.Best.Value);
        Assert.False(IsAsked(course));
    }

    [Fact]
    public void What_names_alone_say_counts_after_the_cells_only()
    {
        Assert.Null(Course(Drug("Fludarabine", null, -3)).Day(CourseEventKind.NewTherapy));
        var second = new Story("S").Enrolled().Infused().Infused(12).With(Drug("Fludarabine", null, 8)).Assessed(28, 2);
        var course = DiseaseCourse.Of(Plans.Study(Plan), second.Records, null);
        Assert.Null(course.Day(CourseEventKind.NewTherapy));
        Assert.True(IsAsked(course));
        var never = DiseaseCourse.Of(
            Plans.Study(Plan),
            new Story("S").Enrolled().With(Drug("Azacitidine", null, 8)).Records,
            null
        );
        Assert.Null(never.Day(CourseEventKind.NewTherapy));
        Assert.True(IsAsked(never));
    }

    // HLH-94 and IEC-HS are treated with it, the leukaemia too: its name alone says neither.
    [Fact]
    public void Etoposide_without_a_category_is_asked_about()
    {
        var course = Course(Drug("Etoposide", null, 10));
        Assert.Null(course.Day(CourseEventKind.NewTherapy));
        Assert.True(IsAsked(course));
    }

    // What a criterion asks by category, of a drug of an unknown or empty one; through the skin of a place it is no systemic steroid.
    [Theory]
    [InlineData("Prednisone", null, null, "CORTICOSTEROID")]
    [InlineData("Dexamethasone", "SYSTEMIC STEROID", "SUBCUTANEOUS", "CORTICOSTEROID")]
    [InlineData("Dexamethasone", "GENERAL", "OPHTHALMIC", "GENERAL")]
    [InlineData("Prednisone", "IMMUNOSUPPRESSANT", null, "IMMUNOSUPPRESSANT")]
    [InlineData("Venetoclax", "CHEMOTHERAPY", null, "ANTI-LEUKAEMIA THERAPY")]
    [InlineData("Fludarabine", "LYMPHODEPLETION", null, "LYMPHODEPLETION")]
    public void Criteria_ask_for_the_category_as_it_is_read(string drug, string? category, string? route, string read) =>
        Assert.Equal(read, (Drug(drug, category, 10) with { Route = route }).CategoryAsRead());

    [Theory]
    [InlineData("allo-HSCT", "ALLOGENEIC HEMATOPOIETIC STEM CELL TRANSPLANT")]
    [InlineData("allo-HSCT", "ALLOGENEIC HAEMATOPOIETIC STEM CELL TRANSPLANTATION")]
    [InlineData("allo-HSCT", "HEMATOPOIETIC STEM CELL TRANSPLANT")]
    [InlineData("transplant", "ALLOGENEIC STEM CELL TRANSPLANTATION")]
    [InlineData("Allogenic bone marrow transplantation therapy", null)]
    [InlineData("Allogeneic haematopoietic stem cell transplantation", null)]
    [InlineData("allo-HSCT", null)]
    [InlineData("HSCT", null)]
    [InlineData("Haploidentical transplantation", null)]
    [InlineData("Cord blood transplantation", null)]
    [InlineData("Bone marrow transplant", null)]
    public void A_transplant_is_one_in_every_spelling(string name, string? code) =>
        Assert.Equal(Story.Day(10), Course(Done(name, code, 10)).Day(CourseEventKind.Transplant));

    [Theory]
    [InlineData("Kidney transplant", true)]
    [InlineData("Autologous stem cell transplantation", true)]
    [InlineData("Transplant evaluation", true)]
    [InlineData("Donor lymphocyte infusion", true)]
    [InlineData("Bone marrow aspiration", false)]
    [InlineData("Echocardiogram", false)]
    public void Another_procedure_is_no_transplant_and_one_that_may_treat_is_asked_about(string name, bool asked)
    {
        var course = Course(Done(name, null, 10));
        Assert.Null(course.Day(CourseEventKind.Transplant));
        Assert.Equal(asked, IsAsked(course));
    }

    [Theory]
    [InlineData("Platelets", "TRANSFUSION", ResponseCategory.CRi)]
    [InlineData("Platelet concentrate", null, ResponseCategory.CRi)]
    [InlineData("Apheresis platelets", "BLOOD PRODUCTS", ResponseCategory.CRi)]
    [InlineData("Thrombocyte concentrate", "BLOOD PRODUCT", ResponseCategory.CRi)]
    [InlineData("Red cells", "BLOOD PRODUCT", ResponseCategory.CR)]
    [InlineData("Red blood cells", null, ResponseCategory.CR)]
    [InlineData("Filgrastim", "GROWTH FACTOR", ResponseCategory.CRi)]
    [InlineData("Filgrastim", "G-CSF", ResponseCategory.CRi)]
    [InlineData("Filgrastim", "GROWTH FACTORS", ResponseCategory.CRi)]
    [InlineData("Neulasta", "Colony stimulating factors", ResponseCategory.CRi)]
    [InlineData("Lenograstim", null, ResponseCategory.CRi)]
    [InlineData("rhG-CSF", null, ResponseCategory.CRi)]
    [InlineData("Pegfilgrastim", "SUPPORTIVE CARE", ResponseCategory.CRi)]
    [InlineData("Eltrombopag", null, ResponseCategory.CR)] // not asked about by either study
    [InlineData("Antiplatelet therapy", "GENERAL", ResponseCategory.CR)]
    public void A_supported_count_is_no_recovery_in_every_spelling(string drug, string? category, ResponseCategory expected) =>
        Assert.Equal(expected, Course(Drug(drug, category, 26)).Best.Value);

    [Theory]
    [InlineData("Platelet transfusion", null, ResponseCategory.CRi)]
    [InlineData("TRANSFUSION", "PLATELETS", ResponseCategory.CRi)]
    [InlineData("Transfusion of red cells", null, ResponseCategory.CR)]
    [InlineData("Platelet count", null, ResponseCategory.CR)]
    public void A_transfusion_counts_as_a_procedure_too(string name, string? code, ResponseCategory expected) =>
        Assert.Equal(expected, Course(Done(name, code, 26)).Best.Value);

    [Fact]
    public void What_nobody_can_read_is_asked_about_and_settles_no_silence()
    {
        var course = Course(Drug("XYZ-1", null, 26));
        Assert.True(IsAsked(course));
        Assert.Equal(ResponseCategory.CRi, course.Best.Value);
        Assert.Contains(course.Best.Missing.InWords(), gap => gap.Contains("XYZ-1", StringComparison.Ordinal));
        Assert.Contains(ResponseCategory.CR, course.Assessments[0].Judgement.StillPossible);
        Assert.Equal(ResponseCategory.CR, Course(Drug("XYZ-1", null, 20)).Best.Value);
    }

    [Fact]
    public void A_drug_that_went_on_from_before_is_no_support()
    {
        var before = Drug("XYZ-1", null, -30) with { End = null };
        var course = Course(before);
        Assert.Equal(ResponseCategory.CR, course.Best.Value);
        Assert.False(IsAsked(course));
    }

    [Fact]
    public void A_therapy_of_a_part_of_a_date_counts_from_the_first_day_it_can_have_been() =>
        Assert.Equal(
            Story.Day(1),
            Course(Drug("Venetoclax", null, 0) with { Start = PartialDate.Of(2025, 1), End = null })
                .Day(CourseEventKind.NewTherapy)
        );

    // The words that a category takes, and the first of each, are read as what they say.
    [Fact]
    public void Every_word_of_a_category_is_read_in_British_and_American_spelling()
    {
        foreach (var word in TreatmentWords.Categories.Words)
        {
            var kind = TreatmentWords.Categories.Meaning(word);
            Assert.Equal(kind, TreatmentReading.Kind(AmericanSpelling.Of(word)));
            Assert.Equal(kind, TreatmentReading.Kind(word.ToLowerInvariant() + "s"));
        }
    }

    // What the codes of ATC and RxNorm say of a drug, its name says, too; but for two, whose name alone is asked about.
    [Fact]
    public void A_drug_of_the_tables_of_codes_is_what_they_say()
    {
        var drugs = Cairn.Records.Terminology.OutsideCodes.All.Where(c => c.Domain == "CM" && c.Term.Length > 0);
        foreach (var code in drugs.Where(c => c.Term is not ("HYDROXYUREA" or "CYCLOPHOSPHAMIDE")))
        {
            var row = Drug(code.Term, null, 10);
            Assert.Equal(code.Category == MedicationCategory.AntiLeukaemia, row.IsAgainstLeukaemia().IsTrue);
            Assert.Equal(code.Category == MedicationCategory.GrowthFactor, row.IsMyeloidFactor().IsTrue);
        }
    }
}
